package sqlstore_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var (
	monday = calendar.NewDay(2026, time.November, 23)
	noon   = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
)

// applyUnits makes a company with units 0 to n-1.
func applyUnits(t testing.TB, s store.Store, n int) tenant.ID {
	t.Helper()
	c := tenant.Company{Slug: "cafes", Name: "Cafés"}
	for id := range n {
		c.Units = append(c.Units, tenant.Unit{
			ID:       tenant.UnitID(id),
			Calendar: calendar.New(time.UTC, calendar.Clock{}, calendar.DefaultSlotLength),
		})
	}
	c, err := s.ApplyCompany(t.Context(), c)
	check(t, err)
	return c.ID
}

// submission states one figure for a slot of unit 0.
func submission(slot int, net sales.Amount) store.Submission {
	return store.Submission{
		ID: uuid.Must(uuid.NewV7()), Kind: store.RealTime, ReceivedAt: noon,
		Submission: sales.Submission{Day: monday, Rows: []sales.Row{{
			SlotStart: noon.Add(time.Duration(slot) * 15 * time.Minute), Type: "TAKE", Currency: "EUR",
			Measures: sales.Measures{Net: net, Gross: net},
		}}},
	}
}

func appendAll(t testing.TB, s store.Store, id tenant.ID, submissions ...store.Submission) {
	t.Helper()
	for _, x := range submissions {
		_, err := s.Append(t.Context(), store.Background(id), x)
		check(t, err)
	}
}

// clean fails the test unless the ledger holds n entries and the projections are what they say.
func clean(t testing.TB, s store.Store, id tenant.ID, n int64) {
	t.Helper()
	report, err := s.Verify(t.Context(), id, false, nil)
	check(t, err)
	if report.Count != 0 || report.Entries != n {
		t.Fatalf("%d entries, want %d; %d differences: %q", report.Entries, n, report.Count, report.Differences)
	}
}
