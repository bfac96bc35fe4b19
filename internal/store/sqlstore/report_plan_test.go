package sqlstore

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// What reports read is answered as bench/plans.txt says.
func TestReportPlans(t *testing.T) {
	s, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	day := calendar.NewDay(2026, 11, 23)
	all := store.DayQuery{From: day, To: day}
	some := store.DayQuery{Units: []tenant.UnitID{1, 2}, From: day, To: day}
	var text strings.Builder
	for _, c := range []struct {
		name  string
		query question
	}{
		{"figures of all units", of(daysStatement(store.Background(1), all))},
		{"figures of some units", of(daysStatement(store.Background(1), some))},
		{"day totals of all units", of(monthsStatement(store.Background(1), all))},
		{"day totals of some units", of(monthsStatement(store.Background(1), some))},
	} {
		fmt.Fprintf(&text, "-- %s\n%s\n\n%s\n\n", c.name, c.query.text, explain(t.Context(), t, s, c.query))
	}
	path := filepath.Join("..", "..", "..", "bench", "plans.txt")
	if os.Getenv("UPDATE_PLANS") != "" {
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || string(want) != text.String() {
		t.Errorf("%s is not what is done now (UPDATE_PLANS=1 go test -run TestReportPlans writes it; %v):\n%s", path, err, &text)
	}
}
