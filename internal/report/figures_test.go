package report

import (
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

func TestFiguresPageByPage(t *testing.T) {
	a := newArchive(t)
	for _, unit := range []tenant.UnitID{2, 1} {
		a.submit(unit, day, nil, row(0, "DINE", "EUR", 1_0000), row(0, "TAKE", "EUR", 2_0000), row(0, "TAKE", "USD", 3_0000), row(3, "DINE", "EUR", 4_0000))
		a.submit(unit, day.AddDays(-1), nil, row(-96, "DINE", "EUR", 5_0000))
	}
	const one = "-96/DINE/EUR=5.00 0/DINE/EUR=1.00 0/TAKE/EUR=2.00 0/TAKE/USD=3.00 3/DINE/EUR=4.00"
	tests := []struct {
		name   string
		caller auth.Caller
		q      FigureQuery
		want   string
	}{
		{"all", a.caller, FigureQuery{From: day.AddDays(-1), To: day}, one + " " + one},
		{"limited", a.limited(2, 3), FigureQuery{From: day.AddDays(-1), To: day}, one},
		{"named", a.caller, FigureQuery{Units: []tenant.UnitID{1}, From: day.AddDays(-1), To: day}, one},
		{"one day", a.limited(1), FigureQuery{From: day.AddDays(-1), To: day.AddDays(-1)}, "-96/DINE/EUR=5.00"},
		{"filtered", a.limited(1), FigureQuery{From: day, To: day, Type: "TAKE", Currency: "USD"}, "0/TAKE/USD=3.00"},
		{"empty", a.limited(3), FigureQuery{From: day, To: day}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, limit := range []int{1, 2, 5, 100} {
				if got := a.readFigures(test.caller, test.q, limit); got != test.want {
					t.Errorf("pages of %d: got %q, want %q", limit, got, test.want)
				}
			}
		})
	}
}

func (a *archive) readFigures(caller auth.Caller, q FigureQuery, limit int) string {
	a.t.Helper()
	var all []store.Figure
	for q.Limit = limit; ; {
		page, err := a.Figures(a.t.Context(), caller, q)
		if err != nil || len(page.Figures) > limit {
			a.t.Fatal(len(page.Figures), err)
		}
		if all = append(all, page.Figures...); page.NextCursor == "" {
			return brief(all)
		}
		q.Cursor = page.NextCursor
	}
}
