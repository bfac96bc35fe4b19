package sqlstore

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// When and by which submission a figure was changed stands in the ledger only: a
// year of figures is large.
const selectFigure = `SELECT f.unit_id, f.business_day, f.slot_start, f.sales_type, f.currency,
	f.net, f.gross, f.checks, f.guests, f.as_of, f.observed, f.seq, l.id, l.received_at
	FROM figure f JOIN ledger l ON l.tenant_id = f.tenant_id AND l.seq = f.seq `

func readFigure(row scanner) (f store.Figure, err error) {
	var asOf time.Time
	var observed bool
	err = row.Scan(&f.Unit, dayIn(&f.Day), secondsIn(&f.SlotStart), &f.Type, &f.Currency,
		&f.Net, &f.Gross, &f.Checks, &f.Guests, timeIn(&asOf), &observed, &f.Seq, &f.Submission, timeIn(&f.ChangedAt))
	if observed {
		f.ObservedAt = &asOf
	}
	return f, err
}

// Figures returns current figures in order of unit, business day, slot start, sales type, currency.
func (s *Store) Figures(ctx context.Context, id tenant.ID, q store.FigureQuery) ([]store.Figure, error) {
	query, args := figuresStatement(id, q)
	return list(ctx, s.readers, readFigure, query, args...)
}

func figuresStatement(id tenant.ID, q store.FigureQuery) (string, []any) {
	f := dayFilter("f.", id, q.DayQuery)
	if q.Currency != "" {
		f.and(`f.currency = ?`, q.Currency)
	}
	if q.Type != "" {
		f.and(`f.sales_type = ?`, q.Type)
	}
	if !q.SlotFrom.IsZero() {
		f.and(`f.slot_start >= ?`, ceilSeconds(q.SlotFrom))
	}
	if !q.SlotTo.IsZero() {
		f.and(`f.slot_start < ?`, ceilSeconds(q.SlotTo))
	}
	if a := q.After; a != nil {
		f.and(`(f.unit_id, f.business_day, f.slot_start, f.sales_type, f.currency) > (?, ?, ?, ?, ?)`,
			a.Unit, a.Day.Number(), a.SlotStart.Unix(), a.Type, a.Currency)
	}
	query := selectFigure + f.where() +
		` ORDER BY f.unit_id, f.business_day, f.slot_start, f.sales_type, f.currency` + f.limit(q.Limit)
	return query, f.args
}

// ceilSeconds rounds up: slots start on whole seconds, and those from t on are meant.
func ceilSeconds(t time.Time) int64 {
	seconds := t.Unix()
	if t.Nanosecond() > 0 {
		seconds++
	}
	return seconds
}

// dayFilter begins a filter with what a DayQuery asks for. It names the units even where all are
// meant: so the days of each are found by the key.
func dayFilter(table string, id tenant.ID, q store.DayQuery) *filter {
	f := &filter{}
	f.and(table+`tenant_id = ?`, id)
	if q.Units == nil {
		f.and(table+`unit_id IN (SELECT unit_id FROM unit WHERE tenant_id = ?)`, id)
	} else {
		among(f, table+`unit_id`, q.Units)
	}
	f.and(table+`business_day BETWEEN ? AND ?`, q.From.Number(), q.To.Number())
	return f
}

func readDayTotal(row scanner) (t store.DayTotal, err error) {
	err = row.Scan(&t.Unit, dayIn(&t.Day), &t.Type, &t.Currency, &t.Net, &t.Gross, &t.Checks, &t.Guests)
	return t, err
}

// DayTotals returns sums by unit, business day, sales type and currency, in that order.
func (s *Store) DayTotals(ctx context.Context, id tenant.ID, q store.DayQuery) ([]store.DayTotal, error) {
	query, args := dayTotalsStatement(id, q)
	return list(ctx, s.readers, readDayTotal, query, args...)
}

func dayTotalsStatement(id tenant.ID, q store.DayQuery) (string, []any) {
	f := dayFilter("", id, q)
	return `SELECT unit_id, business_day, sales_type, currency, net, gross, checks, guests FROM day_total ` + f.where() +
		` ORDER BY unit_id, business_day, sales_type, currency`, f.args
}

// LastReceived returns, for each unit that ever sent, when its last submission came in.
func (s *Store) LastReceived(ctx context.Context, id tenant.ID) (map[tenant.UnitID]time.Time, error) {
	type feed struct {
		unit tenant.UnitID
		last time.Time
	}
	read := func(row scanner) (f feed, err error) {
		err = row.Scan(&f.unit, timeIn(&f.last))
		return f, err
	}
	feeds, err := list(ctx, s.readers, read, `SELECT unit_id, last_received FROM unit_feed WHERE tenant_id = $1`, id)
	if err != nil {
		return nil, err
	}
	last := make(map[tenant.UnitID]time.Time, len(feeds))
	for _, f := range feeds {
		last[f.unit] = f.last
	}
	return last, nil
}
