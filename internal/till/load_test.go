package till

import (
	"testing"
	"time"

	"github.com/daypart/daypart/api"
)

var north, south = api.BusinessUnit{ID: 1, TimeZone: "Europe/Madrid", DayStart: "05:00", SlotMinutes: 15, SalesTypes: []string{"DINE", "TAKE"}},
	api.BusinessUnit{ID: 2, TimeZone: "America/New_York", DayStart: "05:00", SlotMinutes: 30, SalesTypes: []string{"DINE", "TAKE"}}

// playing returns a player of the recorded week, moved to 2026-11-16 to 22, at a time.
func playing(t *testing.T, s *shop, now func() time.Time) (*Player, Placement) {
	t.Helper()
	r := mustRead(t, recorded)
	units := []api.BusinessUnit{north, south}
	m, err := Mapping{}.Complete(r, units)
	if err != nil {
		t.Fatal(err)
	}
	p := Place(day(t, "2024-03-04"), day(t, "2024-03-10"), day(t, "2026-11-22"))
	terms := func(api.BusinessUnit) Terms { return Terms{SalesTypes: m.SalesTypes, Currency: "EUR", Step: Step(2)} }
	tills, err := r.Tills(p, m, units, terms)
	if err != nil || len(tills) != 2 {
		t.Fatalf("%d tills, %v", len(tills), err)
	}
	s.now = now
	return &Player{Server: s, Tills: tills, Now: now, Parallel: 4, Summary: &Summary{}}, p
}

func at(t *testing.T, text string) func() time.Time {
	t.Helper()
	now, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return func() time.Time { return now }
}

func TestLoadSendsTheWholeRecordingOnce(t *testing.T) {
	s := newShop(t, north, south)
	player, p := playing(t, s, at(t, "2026-11-24T12:00:00Z"))
	first, last := p.Move(p.First), p.Move(p.Last)
	if err := player.Load(t.Context(), first, last); err != nil {
		t.Fatal(err)
	}
	report := player.Summary.Report()
	if want := "15.85"; s.gross().String() != want {
		t.Errorf("the shop has %s, the recording %s", s.gross(), want)
	}
	if report.Rows.Created != 7 || report.Rows.Received != 7 || report.LeftOut.Lines != 0 {
		t.Errorf("report %+v", report)
	}
	// Unit 1, Monday: two tickets with coffee, of which one has cake too.
	want := Total{UnitID: 1, BusinessDay: "2026-11-16", SalesTypeID: "TAKE", CurrencyID: "EUR", NetSales: "7.50", GrossSales: "7.50", NumChecks: 2, NumGuests: 2}
	if report.Totals[1] != want || report.Totals[0].NumChecks != 1 {
		t.Errorf("got %+v\nwant %+v, and one ticket with cake", report.Totals[:2], want)
	}

	again, _ := playing(t, s, at(t, "2026-11-24T13:00:00Z"))
	if err := again.Load(t.Context(), first, last); err != nil {
		t.Fatal(err)
	}
	if rows := again.Summary.Report().Rows; rows.Unchanged != 7 || rows.Received != 7 {
		t.Errorf("the second time: %+v", rows)
	}
}

func TestLoadStopsAtTheLastCompleteSlot(t *testing.T) {
	s := newShop(t, north, south)
	// 08:29 in Madrid on the Monday: the slot from 08:15 has not ended.
	player, p := playing(t, s, at(t, "2026-11-16T07:29:00Z"))
	if err := player.Load(t.Context(), p.Move(p.First), p.Move(p.First)); err != nil {
		t.Fatal(err)
	}
	report := player.Summary.Report()
	if len(s.received) != 0 || report.LeftOut.Lines != 5 || report.LeftOut.GrossSales != "18.30" {
		t.Errorf("sent %+v, report %+v", s.received, report)
	}
}
