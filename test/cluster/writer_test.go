package cluster

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"
)

// writers is how many units have a writer of their own. Every second one says when it observed its figures.
const writers = 6

// A writer sends the figures of its unit, one submission after the other.
type writer struct {
	*caller
	journal *journal
	random  *rand.Rand
	unit    int32
	sent    int32
	keyed   *submission // the last one with a key
}

// run sends until ctx ends. What is under way then is delivered still.
func (w *writer) run(ctx context.Context) error {
	for ctx.Err() == nil {
		s := w.next()
		err := s.deliver(context.WithoutCancel(ctx), w.caller)
		w.journal.note(s)
		if err != nil {
			return fmt.Errorf("writer %d, submission %d: %w", s.sender, s.number, err)
		}
		if err := w.repeat(context.WithoutCancel(ctx)); err != nil {
			return fmt.Errorf("writer %d, again: %w", w.unit, err)
		}
		if s.key != "" {
			w.keyed = s
		}
	}
	return nil
}

// next makes a submission of 1 to 20 rows, with or without a key, and some of figures that
// were observed an hour ago.
func (w *writer) next() *submission {
	w.sent++
	s := &submission{tag: tag{w.unit, w.sent}, unit: int64(w.unit)}
	s.sales.BusinessDay = lastDay.Format(time.DateOnly)
	if w.random.IntN(2) == 0 {
		s.key = fmt.Sprintf("writer-%d-%d", w.unit, w.sent)
	}
	if w.unit%2 == 0 {
		s.sales.ObservedAt = time.Now().UTC()
		if w.random.IntN(10) == 0 {
			s.sales.ObservedAt = s.sales.ObservedAt.Add(-time.Hour)
		}
	}
	for _, slot := range w.random.Perm(48)[:1+w.random.IntN(20)] {
		s.add(slotStart(lastDay, slot), []string{"DINE", "TAKE"}[w.random.IntN(2)])
	}
	return s
}

// repeat sends, now and then, what was acknowledged long ago, as a client does whose queue was put back.
func (w *writer) repeat(ctx context.Context) error {
	if w.keyed == nil || w.random.IntN(10) > 0 {
		return nil
	}
	return w.keyed.deliver(ctx, w.caller)
}
