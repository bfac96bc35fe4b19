package sqlstore

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// EachFigure hands current figures to visit.
func (s *Store) EachFigure(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.SlotFigure) error) error {
	if q.From == q.To {
		return s.eachFigureOn(ctx, scope, q, visit)
	}
	query, args := daysStatement(scope, q)
	var reader dayReader
	var f store.SlotFigure
	return s.scan(ctx, query, args, func(row scanner) error {
		var encoded []byte
		var final store.Seq
		if err := row.Scan(&f.Unit, dayIn(&f.Day), &final, rawIn(&encoded)); err != nil {
			return err
		}
		err := reader.each(encoded, func(key figureKey, m sales.Measures) error {
			f.Key, f.Measures = sales.Key{SlotStart: time.Unix(key.slot, 0).UTC(), Type: key.typ, Currency: key.currency}, m
			return visit(&f)
		})
		return corruptDay(dayRef{f.Unit, f.Day}, err)
	})
}

// EachDayTotal hands sums to visit by unit, business day, sales type and currency, in that order.
func (s *Store) EachDayTotal(ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.DayTotal) error) error {
	if q.From == q.To {
		return s.eachTotalOn(ctx, scope, q, visit)
	}
	query, args := monthsStatement(scope, q)
	var reader dayReader
	var t store.DayTotal
	return s.scan(ctx, query, args, func(row scanner) error {
		var of month
		var encoded []byte
		if err := row.Scan(&t.Unit, &of, rawIn(&encoded)); err != nil {
			return err
		}
		err := reader.eachTotal(of, encoded, func(day int32, key totalKey, m sales.Measures) error {
			t.Day = calendar.DayFromNumber(day)
			if t.Day.Before(q.From) || t.Day.After(q.To) {
				return nil
			}
			t.Type, t.Currency, t.Measures = key.typ, key.currency, m
			return visit(&t)
		})
		return corruptDay(dayRef{t.Unit, of.first()}, err)
	})
}

// DayTotals returns sums by unit, business day, sales type and currency, in that order.
func (s *Store) DayTotals(ctx context.Context, scope auth.UnitScope, q store.DayQuery) (all []store.DayTotal, err error) {
	err = s.EachDayTotal(ctx, scope, q, func(t *store.DayTotal) error {
		all = append(all, *t)
		return nil
	})
	return all, err
}

// FinalDays returns the business days that are final, in order of unit and day.
func (s *Store) FinalDays(ctx context.Context, scope auth.UnitScope, q store.DayQuery) ([]store.FinalDay, error) {
	f := dayFilter(scope, q)
	f.and(`final_seq > 0`)
	read := func(row scanner) (d store.FinalDay, err error) {
		err = row.Scan(&d.Unit, dayIn(&d.Day), &d.Seq)
		return d, err
	}
	return list(ctx, s.readers, read, `SELECT unit_id, business_day, final_seq FROM unit_day `+f.where()+` ORDER BY unit_id, business_day`, f.args...)
}

// scan hands each row of a result to read, until it returns an error.
func (s *Store) scan(ctx context.Context, query string, args []any, read func(scanner) error) error {
	ctx, span := startStatement(ctx, query)
	defer span.End()
	rows, err := s.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return classify(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return classify(err)
		}
	}
	return classify(rows.Err())
}

const selectDay = `SELECT unit_id, business_day, final_seq, figures FROM unit_day `

func daysStatement(scope auth.UnitScope, q store.DayQuery) (string, []any) {
	f := dayFilter(scope, q)
	return selectDay + f.where() + ` ORDER BY unit_id, business_day`, f.args
}

func monthsStatement(scope auth.UnitScope, q store.DayQuery) (string, []any) {
	f := unitFilter(scope, q.Units)
	f.and(`month BETWEEN ? AND ?`, monthOf(q.From), monthOf(q.To))
	return `SELECT unit_id, month, totals FROM unit_month ` + f.where() + ` ORDER BY unit_id, month`, f.args
}

// dayFilter begins a filter with what a DayQuery asks for.
func dayFilter(scope auth.UnitScope, q store.DayQuery) *filter {
	f := unitFilter(scope, q.Units)
	f.and(`business_day BETWEEN ? AND ?`, q.From.Number(), q.To.Number())
	return f
}

// unitFilter begins a filter with the named units, nil being all, that the scope permits. It names
// the units even where all are meant: so the days of each are found by the key.
func unitFilter(scope auth.UnitScope, named []tenant.UnitID) *filter {
	f := &filter{}
	f.and(`tenant_id = ?`, scope.Tenant())
	if scope.HasEvery() && named == nil {
		f.and(`unit_id IN (SELECT unit_id FROM unit WHERE tenant_id = ?)`, scope.Tenant())
	} else {
		f.narrow(scope, `unit_id`, named)
	}
	return f
}

// corruptDay says where something kept is malformed; other errors, those of a visitor, it leaves as they are.
func corruptDay(ref dayRef, err error) error {
	if err == errPayload {
		return corrupt(ref.String(), err)
	}
	return err
}

// LastReceived returns, for each unit that ever sent, when its last submission came in.
func (s *Store) LastReceived(ctx context.Context, scope auth.UnitScope) (map[tenant.UnitID]time.Time, error) {
	type feed struct {
		unit tenant.UnitID
		last time.Time
	}
	read := func(row scanner) (f feed, err error) {
		err = row.Scan(&f.unit, timeIn(&f.last))
		return f, err
	}
	f := within(scope)
	feeds, err := list(ctx, s.readers, read, `SELECT unit_id, last_received FROM unit_feed `+f.where(), f.args...)
	if err != nil {
		return nil, err
	}
	last := make(map[tenant.UnitID]time.Time, len(feeds))
	for _, f := range feeds {
		last[f.unit] = f.last
	}
	return last, nil
}
