package report

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestStanding(t *testing.T) {
	a := newArchive(t)
	end := a.day(1, DayQuery{Day: day}).Standing.EndsAt
	a.clock = end.Add(-10 * time.Hour)
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	stands := func(at time.Time, want DayState) Day {
		t.Helper()
		a.clock = at
		got := a.day(1, DayQuery{Day: day})
		if got.Standing.State != want {
			t.Errorf("at %v it is %s, want %s", at, got.Standing.State, want)
		}
		return got
	}
	running := stands(end.Add(-time.Second), Running)
	complete := stands(end, Complete)
	if running.ETag == complete.ETag {
		t.Error("a reader who asks whether anything changed does not hear that the day is complete")
	}
	a.clock = end.Add(30 * time.Minute)
	a.submit(1, day, nil, row(1, "DINE", "EUR", 1_0000)) // what the till had left
	stands(end.Add(2*time.Hour), Complete)
	late := a.submit(1, day, nil, row(1, "DINE", "EUR", 2_0000))
	if got := stands(end.Add(3*time.Hour), Changed); !got.Standing.ChangedAt.Equal(late.ReceivedAt) || got.Standing.ChangedBy != late.ID {
		t.Errorf("it changed at %v by %s, want %v by %s", got.Standing.ChangedAt, got.Standing.ChangedBy, late.ReceivedAt, late.ID)
	}
	if got := a.day(1, DayQuery{Day: day, AsOf: end.Add(time.Minute)}); got.Standing.State != Complete {
		t.Errorf("as it stood, it was %s", got.Standing.State)
	}
	if got := a.day(1, DayQuery{Day: day.AddDays(2)}); got.Standing.State != Upcoming || !got.Standing.ChangedAt.IsZero() {
		t.Errorf("a day to come is %+v", got.Standing)
	}
	if stands(a.clock, Changed).Standing.Final {
		t.Error("it is final")
	}
	if _, err := a.store.Append(t.Context(), store.Background(a.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: 1, Kind: store.Import, ReceivedAt: a.clock, Finality: store.MakeFinal, Submission: sales.Submission{Day: day},
	}); err != nil {
		t.Fatal(err)
	}
	if !stands(a.clock, Changed).Standing.Final {
		t.Error("it is not final")
	}
}

// TestRemovalIsAChange: what is not there any more has changed, too.
func TestRemovalIsAChange(t *testing.T) {
	a := newArchive(t)
	end := a.day(1, DayQuery{Day: day}).Standing.EndsAt
	a.clock = end.Add(-time.Hour)
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000), row(1, "DINE", "EUR", 2_0000))
	replace := func(rows ...sales.Row) store.Entry {
		a.clock = a.clock.Add(time.Minute)
		e, err := a.store.Append(t.Context(), store.Background(a.caller.Tenant), store.Submission{
			ID: uuid.Must(uuid.NewV7()), Unit: 1, Kind: store.Import, ReceivedAt: a.clock, Replace: true, Submission: sales.Submission{Day: day, Rows: rows},
		})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	a.clock = end.Add(2 * time.Hour)
	replace(row(0, "DINE", "EUR", 1_0000), row(1, "DINE", "EUR", 2_0000)) // as it is
	before := a.day(1, DayQuery{Day: day})
	if before.Standing.State != Complete {
		t.Fatalf("it is %s", before.Standing.State)
	}
	for _, left := range [][]sales.Row{{row(0, "DINE", "EUR", 1_0000)}, nil} {
		gone := replace(left...)
		after := a.day(1, DayQuery{Day: day})
		if s := after.Standing; s.State != Changed || s.ChangedBy != gone.ID || !s.ChangedAt.Equal(gone.ReceivedAt) {
			t.Errorf("after %s removed a figure it stands as %+v", gone.ID, s)
		}
		if list, err := a.Standings(t.Context(), a.caller, 1, day, day); err != nil || list[0].Standing != after.Standing {
			t.Errorf("in the list it stands as %+v, %v", list, err)
		}
	}
	if past := a.day(1, DayQuery{Day: day, AsOf: end.Add(90 * time.Minute)}).Standing; past.State != Complete {
		t.Errorf("as it stood before, it was %s", past.State)
	}
}

// TestStandings: each day of a list stands as it does alone.
func TestStandings(t *testing.T) {
	a := newArchive(t)
	before := day.AddDays(-2)
	at := func(d int, net sales.Amount) sales.Row {
		return sales.Row{SlotStart: slot(0).AddDate(0, 0, d), Type: "DINE", Currency: "EUR", Measures: sales.Measures{Net: net}}
	}
	a.submit(1, before, nil, at(-2, 1_0000)) // long after that day
	a.submit(1, day, nil, at(0, 1_0000))
	if _, err := a.store.Append(t.Context(), store.Background(a.caller.Tenant), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: 1, Kind: store.Import, ReceivedAt: a.clock, Finality: store.MakeFinal, Submission: sales.Submission{Day: before.AddDays(1)},
	}); err != nil {
		t.Fatal(err)
	}
	list, err := a.Standings(t.Context(), a.caller, 1, before, day.AddDays(1))
	if err != nil || len(list) != 4 {
		t.Fatal(list, err)
	}
	states := ""
	for _, got := range list {
		if alone := a.day(1, DayQuery{Day: got.Day}).Standing; got.Standing != alone {
			t.Errorf("%s stands as %+v in the list, alone as %+v", got.Day, got.Standing, alone)
		}
		states += string(got.State) + " "
	}
	if states != "changed complete running upcoming " || !list[1].Final {
		t.Errorf("they are %s: %+v", states, list)
	}
	if _, err := a.Standings(t.Context(), a.caller, 1, day, before); !refuses(err, "end") {
		t.Errorf("got %v", err)
	}
}
