package cluster

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

const (
	// sharers is how many senders share figures, from the number firstSharer on.
	sharers     = 6
	firstSharer = 101
	// sharedUnit is where those figures are.
	sharedUnit = 7
	// registerLife is how long senders stay with one figure: histories that are short can be checked fast.
	registerLife = time.Second
)

// A register is a figure that many write and read.
type register struct {
	generation int
	observed   bool // its writers say when they observed it
}

func (r register) day() time.Time { return lastDay.AddDate(0, 0, -r.generation/96) }

func (r register) slot() time.Time { return slotStart(r.day(), r.generation%96) }

func (r register) salesType() string {
	if r.observed {
		return "TAKE"
	}
	return "DINE"
}

// registers holds what was done to each.
type registers struct {
	start time.Time

	mu      sync.Mutex
	history map[register][]porcupine.Operation
}

// never is when a call ends of which nobody knows what became.
const never = math.MaxInt64

func (r *registers) now() int64 { return int64(time.Since(r.start)) }

func (r *registers) note(of register, o porcupine.Operation) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.history[of] = append(r.history[of], o)
}

// check holds every history to the model, and returns how many operations there were.
func (r *registers) check(t *testing.T) (operations int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for of, history := range r.history {
		operations += len(history)
		result, info := porcupine.CheckOperationsVerbose(figureModel, history, patience)
		if result == porcupine.Ok {
			continue
		}
		picture := filepath.Join(os.TempDir(), fmt.Sprintf("daypart-register-%d-%t.html", of.generation, of.observed))
		t.Errorf("the %d operations on %+v are not linearizable: %s; see %s, %v", len(history), of, result, picture,
			porcupine.VisualizePath(figureModel, info, picture))
	}
	return operations
}

// A sharer writes and reads the registers.
type sharer struct {
	*caller
	journal   *journal
	registers *registers
	random    *rand.Rand
	sender    int32
	sent      int32
}

func (s *sharer) run(ctx context.Context) error {
	for ctx.Err() == nil {
		at := register{int(time.Since(s.registers.start) / registerLife), s.random.IntN(2) == 0}
		act := s.write
		if s.random.IntN(3) == 0 {
			act = s.read
		}
		if err := act(context.WithoutCancel(ctx), at); err != nil {
			return fmt.Errorf("sharer %d, submission %d: %w", s.sender, s.sent, err)
		}
	}
	return nil
}

// write writes a value of its own. With a key it is sent until it is acknowledged, all of which is one operation.
// Without, a call that was cut may be done at any later time, or never; one that was refused is none.
func (s *sharer) write(ctx context.Context, at register) error {
	s.sent++
	w := &submission{tag: tag{s.sender, s.sent}, unit: sharedUnit}
	w.sales.BusinessDay = at.day().Format(time.DateOnly)
	w.add(at.slot(), at.salesType())
	if at.observed {
		w.sales.ObservedAt = time.Now().UTC().Add(-time.Duration(s.random.IntN(20)) * time.Millisecond).Truncate(time.Microsecond)
	}
	send := w.send
	if s.random.IntN(2) == 0 {
		w.key = fmt.Sprintf("sharer-%d-%d", s.sender, s.sent)
		send = w.deliver
	}
	o := porcupine.Operation{ClientId: int(s.sender - firstSharer), Input: writing(w), Call: s.registers.now()}
	err := send(ctx, s.caller)
	o.Return = s.registers.now()
	s.journal.note(w)
	switch {
	case errors.Is(err, errCut) && w.key == "":
		o.Return = never
		o.Output = result{unknown: true}
	case errors.Is(err, errRefused) && w.key == "":
		pause()
		return nil
	case err != nil:
		return err
	default:
		o.Output = result{did: outcome(w.rows)}
	}
	s.registers.note(at, o)
	return nil
}
