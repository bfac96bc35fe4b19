package imports

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// Difference holds what tills sent during a day against what a session states: of a sales type, or of a slot of it.
type Difference struct {
	// SlotStart is the zero time where it is of the whole day.
	SlotStart time.Time
	Type      sales.TypeID
	Currency  sales.Currency
	// RealTime and Imported are nil where nothing is known.
	RealTime, Imported *sales.Measures
}

// Reconciliation is the two sides of a day.
type Reconciliation struct {
	// BySalesType has every sales type and currency, BySlot every slot of them that the session knows by slot.
	BySalesType, BySlot []Difference
}

// Reconcile holds a session against what tills sent.
func (s *Service) Reconcile(ctx context.Context, caller auth.Caller, i Import) (Reconciliation, error) {
	if i.ForGood { // what it stated is no longer kept
		return Reconciliation{}, nil
	}
	rows, err := s.stated(ctx, caller.UnitScope(), i)
	if err != nil {
		return Reconciliation{}, err
	}
	isImported := func(e *store.Entry) bool { return e.Kind != store.RealTime }
	sent, err := s.store.DayWithout(ctx, caller.UnitScope(), i.Unit, i.day(), isImported)
	if err != nil {
		return Reconciliation{}, err
	}
	bySlot := slices.ContainsFunc(rows, func(r sales.Row) bool { return !r.SlotStart.IsZero() })
	r := Reconciliation{BySalesType: differences(sent.Rows, rows, func(k sales.Key) sales.Key {
		k.SlotStart = time.Time{}
		return k
	})}
	if bySlot {
		r.BySlot = differences(sent.Rows, rows, func(k sales.Key) sales.Key { return k })
	}
	return r, nil
}

func differences(sent, stated []sales.Row, of func(sales.Key) sales.Key) []Difference {
	found := map[sales.Key]*Difference{}
	at := func(row sales.Row) *Difference {
		key := of(row.Key())
		if found[key] == nil {
			found[key] = &Difference{SlotStart: key.SlotStart, Type: key.Type, Currency: key.Currency}
		}
		return found[key]
	}
	add := func(to **sales.Measures, m sales.Measures) {
		if *to == nil {
			*to = &sales.Measures{}
		}
		**to = (*to).Plus(m)
	}
	for _, row := range sent {
		add(&at(row).RealTime, row.Measures)
	}
	for _, row := range stated {
		add(&at(row).Imported, row.Measures)
	}
	out := make([]Difference, 0, len(found))
	for _, d := range found {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Difference) int {
		return cmp.Or(a.SlotStart.Compare(b.SlotStart), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}

// stated returns what a session says of its day. What is known in detail counts, by the hour where there is no detail; what the totals
// have beyond that is known for the day only.
func (s *Service) stated(ctx context.Context, scope auth.UnitScope, i Import) ([]sales.Row, error) {
	parts, err := s.store.ImportDays(ctx, scope, i.ID, 0, maxParts)
	if err != nil {
		return nil, err
	}
	latest := map[uuid.UUID]map[sales.Key]sales.Row{}
	for n := range parts {
		rows, err := rowsOf(&parts[n])
		if err != nil {
			return nil, err
		}
		part := parts[n].Undo
		if latest[part] == nil {
			latest[part] = map[sales.Key]sales.Row{}
		}
		for _, row := range rows {
			latest[part][row.Key()] = row
		}
	}
	return combined(latest[partID(TotalSales)], latest[partID(HourlySales)], latest[partID(DetailedSales)]), nil
}

// ofDay names a sales type and currency of a day.
func ofDay(r sales.Row) sales.Key { return sales.Key{Type: r.Type, Currency: r.Currency} }

func combined(totals, hourly, detailed map[sales.Key]sales.Row) []sales.Row {
	known := map[sales.Key]sales.Measures{}
	var rows []sales.Row
	take := func(of map[sales.Key]sales.Row, before map[sales.Key]sales.Measures) map[sales.Key]sales.Measures {
		sums := map[sales.Key]sales.Measures{}
		for _, row := range of {
			if _, better := before[ofDay(row)]; better {
				continue
			}
			sums[ofDay(row)] = sums[ofDay(row)].Plus(row.Measures)
			rows = append(rows, row)
		}
		return sums
	}
	known = take(detailed, known)
	for key, sum := range take(hourly, known) {
		known[key] = sum
	}
	for key, total := range totals {
		of := known[key]
		rest := sales.Measures{Net: total.Net - of.Net, Gross: total.Gross - of.Gross, Checks: max(0, total.Checks-of.Checks), Guests: max(0, total.Guests-of.Guests)}
		if _, there := known[key]; !there || rest != (sales.Measures{}) {
			rows = append(rows, sales.Row{Type: key.Type, Currency: key.Currency, Measures: rest})
		}
	}
	slices.SortFunc(rows, func(a, b sales.Row) int {
		return cmp.Or(a.SlotStart.Compare(b.SlotStart), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Currency, b.Currency))
	})
	return rows
}

// Finish makes the day of a session final, in one commit, over what tills sent. Doing it again answers the same.
func (s *Service) Finish(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, Reconciliation, error) {
	for {
		i, err := s.beginFinish(ctx, caller, id)
		if err == nil && i.State == Finishing {
			err = s.finish(ctx, caller.UnitScope(), &i)
		}
		if errors.Is(err, errOvertaken) {
			continue // what the other made of it is read
		}
		if err != nil {
			return i, Reconciliation{}, err
		}
		r, err := s.Reconcile(ctx, caller, i)
		return i, r, err
	}
}

// beginFinish closes a session to further calls. What was added before is in it, what comes later
// is refused.
func (s *Service) beginFinish(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, error) {
	for {
		i, _, err := s.Session(ctx, caller, id)
		switch {
		case err != nil || i.State == Finishing || i.State == Committed:
			return i, err
		case i.State != Open:
			return i, i.refuseSession()
		case i.Days == 0:
			return i, refuse("", sales.MissingMember, "The session has no sales yet: send total-sales, hourly-sales or detailed-sales first.")
		}
		i.State, i.CommittedBy = Finishing, new(caller.Actor())
		if err := s.move(ctx, caller.UnitScope(), &i); err != nil && !errors.Is(err, store.ErrConflict) {
			return i, err
		}
		// Read again: another call may have added to it, or finished it, meanwhile.
	}
}

// finish puts the day of a session that gets no more calls into the ledger. The session's own id is
// that of its entry: so it is one, whoever finishes how often.
func (s *Service) finish(ctx context.Context, scope auth.UnitScope, i *Import) error {
	rows, err := s.stated(ctx, scope, *i)
	if err != nil {
		return err
	}
	err = s.appendDay(ctx, scope, store.Submission{
		ID: i.ID, Unit: i.Unit, Kind: store.Import, Actor: i.doneBy(i.CommittedBy), RequestID: i.ID.String(), ReceivedAt: s.now().UTC().Truncate(time.Microsecond),
		Submission: sales.Submission{Day: i.day(), Rows: rows}, Replace: true, Finality: store.MakeFinal,
	})
	if errors.Is(err, store.ErrTotalOutOfRange) {
		if err := s.advance(ctx, scope, i, Open); err != nil {
			return err
		}
		return refuse("", sales.OutOfRange, "The sales of the business day would be out of range: the total of a sales type lies between -10^13 and 10^13.")
	}
	if err := s.onceOnly(ctx, scope, i.ID, err); err != nil {
		return err
	}
	i.DoneDays = i.Days
	return s.advance(ctx, scope, i, Committed)
}

// undoDayOfSession takes the day of a session back. If that cannot be done, the session stays
// finished.
func (s *Service) undoDayOfSession(ctx context.Context, scope auth.UnitScope, i *Import) error {
	day := store.ImportDay{Unit: i.Unit, Day: i.day(), Entry: i.ID, Undo: i.UndoEntry}
	err := s.undoDay(ctx, scope, i, &day)
	if isHopeless(err) {
		i.noteFailure(&day)
		return s.advance(ctx, scope, i, Committed)
	}
	if err != nil {
		return err
	}
	return s.advance(ctx, scope, i, Undone)
}
