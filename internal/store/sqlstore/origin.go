package sqlstore

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// daysAtATime is how many business days Figures reads before it looks whether it has enough.
const daysAtATime = 64

// Figures returns current figures in order of unit, business day, slot start, sales type, currency. When and by
// which submission each was changed is looked up in the ledger: a year of figures is large.
func (s *Store) Figures(ctx context.Context, scope auth.UnitScope, q store.FigureQuery) ([]store.Figure, error) {
	var all []store.Figure
	var reader dayReader
	for behind := q.After; ; {
		days, err := s.keptDays(ctx, scope, q.DayQuery, behind, &reader)
		if err != nil {
			return nil, err
		}
		for i := range days {
			all = append(all, days[i].matching(&q)...)
		}
		if q.Limit > 0 && len(all) >= q.Limit {
			all = all[:q.Limit]
			break
		}
		if len(days) < daysAtATime {
			break
		}
		last := days[len(days)-1].dayRef
		behind = &store.FigureKey{Unit: last.unit, Day: last.day.AddDays(1)}
	}
	return all, s.addOrigins(ctx, scope.Tenant(), all)
}

// keptDay is a unit's business day as it is kept.
type keptDay struct {
	dayRef
	unitDay
}

// keptDays reads some days, from that of a key on where there is one.
func (s *Store) keptDays(ctx context.Context, scope auth.UnitScope, q store.DayQuery, from *store.FigureKey, reader *dayReader) ([]keptDay, error) {
	f := dayFilter(scope, q)
	if from != nil {
		f.and(`(unit_id, business_day) >= (?, ?)`, from.Unit, from.Day.Number())
	}
	return list(ctx, s.readers, reader.readDay, selectDay+f.where()+` ORDER BY unit_id, business_day`+f.limit(daysAtATime), f.args...)
}

func (r *dayReader) readDay(row scanner) (d keptDay, err error) {
	var encoded []byte
	if err = row.Scan(&d.unit, dayIn(&d.day), &d.final, &encoded); err != nil {
		return d, err
	}
	d.figures, err = r.decode(nil, encoded)
	return d, corruptDay(d.dayRef, err)
}

// matching returns the figures that q asks for.
func (d *keptDay) matching(q *store.FigureQuery) []store.Figure {
	var figures []store.Figure
	for i := range d.figures {
		f := store.Figure{
			FigureKey: store.FigureKey{Unit: d.unit, Day: d.day, Key: d.figures[i].row().Key()},
			Measures:  d.figures[i].Measures, Seq: d.figures[i].seq,
		}
		if d.figures[i].observed {
			at := fromMicros(d.figures[i].asOf)
			f.ObservedAt = &at
		}
		if wanted(q, &f) {
			figures = append(figures, f)
		}
	}
	return figures
}

func wanted(q *store.FigureQuery, f *store.Figure) bool {
	return (q.Currency == "" || f.Currency == q.Currency) &&
		(q.Type == "" || f.Type == q.Type) &&
		(q.SlotFrom.IsZero() || !f.SlotStart.Before(q.SlotFrom)) &&
		(q.SlotTo.IsZero() || f.SlotStart.Before(q.SlotTo)) &&
		(q.After == nil || behind(*q.After, f.FigureKey))
}

// behind reports whether key comes after another.
func behind(other, key store.FigureKey) bool {
	if key.Unit != other.Unit {
		return key.Unit > other.Unit
	}
	if key.Day != other.Day {
		return key.Day.After(other.Day)
	}
	a, b := figureKey{other.SlotStart.Unix(), other.Type, other.Currency}, figureKey{key.SlotStart.Unix(), key.Type, key.Currency}
	return a.compare(b) < 0
}

// entriesAtATime is how many entries are looked up by one statement.
const entriesAtATime = 500

// addOrigins says of each figure which submission changed it, and when.
func (s *Store) addOrigins(ctx context.Context, id tenant.ID, figures []store.Figure) error {
	type origin struct {
		seq        store.Seq
		submission uuid.UUID
		at         time.Time
	}
	read := func(row scanner) (o origin, err error) {
		err = row.Scan(&o.seq, &o.submission, timeIn(&o.at))
		return o, err
	}
	seqs := make([]store.Seq, len(figures))
	for i := range figures {
		seqs[i] = figures[i].Seq
	}
	slices.Sort(seqs)
	origins := make(map[store.Seq]origin, len(seqs))
	for chunk := range slices.Chunk(slices.Compact(seqs), entriesAtATime) {
		f := &filter{}
		f.and(`tenant_id = ?`, id)
		among(f, `seq`, chunk)
		found, err := list(ctx, s.readers, read, `SELECT seq, id, received_at FROM ledger `+f.where(), f.args...)
		if err != nil {
			return err
		}
		for _, o := range found {
			origins[o.seq] = o
		}
	}
	for i := range figures {
		o := origins[figures[i].Seq]
		figures[i].Submission, figures[i].ChangedAt = o.submission, o.at
	}
	return nil
}

// DayWithout returns what a unit's business day would be had some entries never come.
func (s *Store) DayWithout(ctx context.Context, scope auth.UnitScope, unit tenant.UnitID, day calendar.Day, skip func(*store.Entry) bool) (store.DayState, error) {
	entries, err := s.EntriesOfDay(ctx, scope, unit, day, time.Time{})
	if err != nil {
		return store.DayState{}, err
	}
	var d unitDay
	var state store.DayState
	for i := range entries {
		state.Newest = entries[i].Seq
		if !skip(&entries[i]) {
			d.apply(&entries[i].Submission, entries[i].Seq)
		}
	}
	for i := range d.figures {
		state.Rows = append(state.Rows, d.figures[i].row())
	}
	state.Final = d.final != 0
	return state, nil
}
