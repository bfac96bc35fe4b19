package report

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// What the ledger tells of now must be what the figures say, whatever was sent.
func TestReplayEqualsTheFigures(t *testing.T) {
	a := newArchive(t)
	on := day
	rapid.Check(t, func(r *rapid.T) {
		on = on.AddDays(-1)
		a.t = t
		for range rapid.IntRange(1, 8).Draw(r, "submissions") {
			a.submit(1, on, drawObserved(r, a.clock), drawRows(r)...)
		}
		now, then := a.day(1, DayQuery{Day: on}), a.day(1, DayQuery{Day: on, AsOf: a.clock})
		if !sameFigures(now.Figures, then.Figures) || !reflect.DeepEqual(now.Totals, then.Totals) {
			r.Fatalf("figures: %+v %v\nledger:  %+v %v", now.Figures, now.Totals, then.Figures, then.Totals)
		}
		stored, err := a.DayTotals(t.Context(), a.caller, 1, on, on)
		if err != nil {
			t.Fatal(err)
		}
		for i, total := range stored {
			if len(stored) != len(now.Totals) || total.Total != now.Totals[i] {
				r.Fatalf("totals: %v, stored %v", now.Totals, stored)
			}
		}
	})
}

func sameFigures(a, b []store.Figure) bool {
	return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b)
}

func drawObserved(r *rapid.T, now time.Time) *time.Time {
	if rapid.Bool().Draw(r, "observed") {
		at := now.Add(time.Duration(rapid.IntRange(-6, 2).Draw(r, "minutes")) * time.Minute)
		return &at
	}
	return nil
}

func drawRows(r *rapid.T) []sales.Row {
	var rows []sales.Row
	for _, key := range rapid.SliceOfNDistinct(rapid.IntRange(0, 11), 0, 6, rapid.ID).Draw(r, "keys") {
		typ := [...]sales.TypeID{"DINE", "TAKE"}[key%2]
		currency := [...]sales.Currency{"EUR", "USD"}[key/2%2]
		rows = append(rows, row(key/4, typ, currency, sales.Amount(rapid.IntRange(-2, 2).Draw(r, "net"))))
	}
	return rows
}
