package main

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// How much is read at a time.
const (
	entriesAtOnce = 200
	figuresAtOnce = 5000
)

var measureColumns = []column{{"netSales", true}, {"grossSales", true}, {"numChecks", true}, {"numGuests", true}}

var ledgerColumns = append([]column{
	{"sequence", true}, {"submissionId", false}, {"receivedAt", false}, {"kind", false}, {"clientId", false}, {"username", false},
	{"unitId", true}, {"businessDay", false}, {"observedAt", false}, {"timeSlotStart", false}, {"salesTypeId", false}, {"currencyId", false},
	{"outcome", false},
}, measureColumns...)

var figureColumns = append([]column{
	{"unitId", true}, {"businessDay", false}, {"timeSlotStart", false}, {"salesTypeId", false}, {"currencyId", false},
	{"changedAt", false}, {"submissionId", false}, {"observedAt", false},
}, measureColumns...)

var dayTotalColumns = append([]column{
	{"unitId", true}, {"businessDay", false}, {"salesTypeId", false}, {"currencyId", false},
}, measureColumns...)

// ledger goes through the entries in their order.
func (e *exportCommand) ledger(ctx context.Context, s store.Ledger, id tenant.ID) lines {
	units := e.units()
	return func(yield func([]string, error) bool) {
		for after := store.Seq(0); ; {
			entries, err := s.EntriesAfter(ctx, store.Background(id), after, entriesAtOnce)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(entries) == 0 {
				return
			}
			for _, entry := range entries {
				if e.wants(entry, units) && !yieldEntry(entry, yield) {
					return
				}
			}
			after = entries[len(entries)-1].Seq
		}
	}
}

func (e *exportCommand) wants(entry store.Entry, units []tenant.UnitID) bool {
	return !entry.Day.Before(e.From) && !entry.Day.After(e.To) && (units == nil || slices.Contains(units, entry.Unit))
}

// yieldEntry writes first what an entry removed, as it was, then its rows: so the last line of a key says what became of it.
func yieldEntry(entry store.Entry, yield func([]string, error) bool) bool {
	for _, row := range entry.Removed {
		if !yield(ledgerRecord(&entry, row, "removed"), nil) {
			return false
		}
	}
	for i, row := range entry.Rows {
		if !yield(ledgerRecord(&entry, row, entry.Outcomes[i].String()), nil) {
			return false
		}
	}
	return true
}

func ledgerRecord(entry *store.Entry, row sales.Row, outcome string) []string {
	return append([]string{
		strconv.FormatInt(int64(entry.Seq), 10), entry.ID.String(), exactTime(&entry.ReceivedAt), entry.Kind.String(),
		entry.Actor.ClientID, entry.Actor.Username, strconv.FormatInt(int64(entry.Unit), 10), entry.Day.String(),
		exactTime(entry.ObservedAt), slotStart(row.SlotStart), string(row.Type), string(row.Currency), outcome,
	}, measures(row.Measures)...)
}

// slotStart writes the start of a slot; nothing for what is known by the business day only.
func slotStart(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return exactTime(&at)
}

// figures goes through the figures in order of unit, business day, slot, sales type and currency.
func (e *exportCommand) figures(ctx context.Context, s store.Figures, id tenant.ID) lines {
	q := store.FigureQuery{DayQuery: store.DayQuery{Units: e.units(), From: e.From, To: e.To}, Limit: figuresAtOnce}
	return func(yield func([]string, error) bool) {
		for {
			figures, err := s.Figures(ctx, store.Background(id), q)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, f := range figures {
				if !yield(figureRecord(f), nil) {
					return
				}
			}
			if len(figures) < figuresAtOnce {
				return
			}
			q.After = &figures[len(figures)-1].FigureKey
		}
	}
}

func figureRecord(f store.Figure) []string {
	record := []string{
		strconv.FormatInt(int64(f.Unit), 10), f.Day.String(), slotStart(f.SlotStart), string(f.Type), string(f.Currency),
		exactTime(&f.ChangedAt), f.Submission.String(), exactTime(f.ObservedAt),
	}
	return append(record, measures(f.Measures)...)
}

// dayTotals reads unit by unit, so that not all of a large company is held at once.
func (e *exportCommand) dayTotals(ctx context.Context, s store.Figures, company tenant.Company) lines {
	wanted := e.units()
	return func(yield func([]string, error) bool) {
		for _, unit := range company.Units {
			if wanted != nil && !slices.Contains(wanted, unit.ID) {
				continue
			}
			totals, err := s.DayTotals(ctx, store.Background(company.ID), store.DayQuery{Units: []tenant.UnitID{unit.ID}, From: e.From, To: e.To})
			if err != nil {
				yield(nil, err)
				return
			}
			for _, t := range totals {
				record := []string{strconv.FormatInt(int64(t.Unit), 10), t.Day.String(), string(t.Type), string(t.Currency)}
				if !yield(append(record, measures(t.Measures)...), nil) {
					return
				}
			}
		}
	}
}

func measures(m sales.Measures) []string {
	return []string{m.Net.String(), m.Gross.String(), strconv.FormatInt(m.Checks, 10), strconv.FormatInt(m.Guests, 10)}
}

// exactTime returns a time as RFC 3339 in UTC with all its digits, empty for nil.
func exactTime(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
