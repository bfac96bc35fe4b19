package report

import (
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestOrigins(t *testing.T) {
	a := newArchive(t)
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000), row(1, "DINE", "EUR", 7_0000))
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000)) // unchanged
	a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000))
	a.submit(1, day.AddDays(1), nil, sales.Row{SlotStart: slot(96), Type: "DINE", Currency: "EUR"})
	figures, err := a.store.Figures(t.Context(), store.Background(a.caller.Tenant), store.FigureQuery{DayQuery: store.DayQuery{From: day, To: day.AddDays(1)}})
	if err != nil {
		t.Fatal(err)
	}
	origins, err := a.Origins(t.Context(), a.caller, figures)
	if err != nil || len(origins) != 3 {
		t.Fatal(origins, err)
	}
	for i, changes := range []int{2, 1, 1} {
		if o := origins[i]; o.Changes != changes || o.Actor.ClientID != "till" || o.Kind != store.RealTime {
			t.Errorf("figure %d has %+v", i, o)
		}
	}
}

// TestReplacedDay: what an import took away is gone from then on, and was there before.
func TestReplacedDay(t *testing.T) {
	a := newArchive(t)
	before := a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000), row(1, "DINE", "EUR", 7_0000))
	a.clock = a.clock.Add(1e9)
	entry, err := a.store.Append(t.Context(), store.Background(a.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: 1, Kind: store.Import, Actor: auth.Actor{Username: "maria"}, ReceivedAt: a.clock, Replace: true,
		Submission: sales.Submission{Day: day, Rows: []sales.Row{row(1, "DINE", "EUR", 8_0000)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q    DayQuery
		want string
	}{
		{DayQuery{Day: day}, "1/DINE/EUR=8.00"},
		{DayQuery{Day: day, AsOf: entry.ReceivedAt}, "1/DINE/EUR=8.00"},
		{DayQuery{Day: day, AsOf: before.ReceivedAt}, "0/DINE/EUR=1.00 1/DINE/EUR=7.00"},
	} {
		if got := brief(a.day(1, c.q).Figures); got != c.want {
			t.Errorf("as of %s: %s, want %s", c.q.AsOf, got, c.want)
		}
	}
	past, err := a.History(t.Context(), a.caller, 1, day, "2026-11-23T05:00")
	if err != nil || len(past.Changes) != 2 {
		t.Fatal(past, err)
	}
	if gone := past.Changes[1]; gone.New != nil || gone.Old.Net != 1_0000 || gone.Actor.Username != "maria" || gone.Submission != entry.ID || gone.Kind != store.Import {
		t.Errorf("the removal is told as %+v", gone)
	}
}
