package e2e

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A played is what daypart till reports with --json, as far as it matters here.
type played struct {
	RecordedFirst string
	Weeks         int
	Submissions   int
	Rows          api.RowCounts
}

// A week that was recorded is played, and read back to the cent.
func TestTillPlaysARecordedWeek(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	running := s.serve()
	who := s.addClient("tills")
	week := newRecording(t, 7)
	units := map[string]int64{"harbour": 4, "market": 1, "station": 2}
	salesTypes := map[string]string{"dine in": "DINE", "take away": "TAKE", "delivery": "DELIVERY"}
	want := week.totals(units, salesTypes)

	c := running.as(who)
	args := tillArgs(t, running, who, week.file, units, salesTypes)
	args = append(args, "--until", yesterday(t, c, 2).BusinessDay, "--tax", strconv.Itoa(taxPercent))
	first := decoded[played](t, []byte(s.ok(args...)))
	if first.Rows.Created != first.Rows.Received || first.Rows.Created == 0 {
		t.Errorf("the first time: %+v", first.Rows)
	}
	sold := sold(t, c, first)
	if !maps.Equal(sold, want) {
		t.Errorf("%d totals are kept, want %d: %v", len(sold), len(want), differences(sold, want))
	}

	again := decoded[played](t, []byte(s.ok(args...)))
	if again.Rows.Unchanged != first.Rows.Created || again.Rows.Received != again.Rows.Unchanged {
		t.Errorf("the second time: %+v", again.Rows)
	}
	if now := soldDaily(t, c, again); !maps.Equal(now, daily(want)) {
		t.Errorf("after playing again: %v, want %v", now, daily(want))
	}
	s.verify()
}

// tillArgs plays a recording as fast as the server takes it.
func tillArgs(t *testing.T, s *server, who credentials, file string, units map[string]int64, salesTypes map[string]string) []string {
	t.Helper()
	connect := filepath.Join(t.TempDir(), "connect.json")
	settings := fmt.Sprintf(`{"url": %q, "caFile": %q, "clientId": %q, "clientSecret": %q}`, s.url, s.caFile, who.ID, who.Secret)
	if err := os.WriteFile(connect, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"till", "--connect", connect, "--from", file, "--speed", "max", "--json"}
	for name, id := range units {
		args = append(args, "--unit", fmt.Sprintf("%s=%d", name, id))
	}
	for name, id := range salesTypes {
		args = append(args, "--sales-type", name+"="+id)
	}
	return args
}

// sold adds up the figures of the played week, read through the API.
func sold(t *testing.T, c *client.Client, p played) map[totalKey]measures {
	t.Helper()
	sums := map[totalKey]measures{}
	first := p.firstDay(t)
	for f, err := range c.Figures(t.Context(), client.FigureQuery{Start: first.Format(time.DateOnly), End: first.AddDate(0, 0, 6).Format(time.DateOnly)}) {
		if err != nil {
			t.Fatal(err)
		}
		key := totalKey{f.UnitID, dayIn(t, f.BusinessDay, first), f.SalesTypeID}
		sum := sums[key]
		sums[key] = measures{
			sum.net + exact(t, string(f.NetSales)), sum.gross + exact(t, string(f.GrossSales)),
			sum.checks + f.NumChecks, sum.guests + f.NumGuests,
		}
	}
	return sums
}

// soldDaily reads the totals of the played days, over all sales types.
func soldDaily(t *testing.T, c *client.Client, p played) map[totalKey]int64 {
	t.Helper()
	sums := map[totalKey]int64{}
	first := p.firstDay(t)
	for _, unit := range []int64{1, 2, 4} {
		totals, err := c.GrossSales(t.Context(), unit, first.Format(time.DateOnly), first.AddDate(0, 0, 6).Format(time.DateOnly))
		if err != nil {
			t.Fatal(err)
		}
		for _, total := range totals {
			sums[totalKey{unit: unit, day: dayIn(t, total.BusinessDay, first)}] += exact(t, string(total.GrossSales))
		}
	}
	return sums
}

func daily(totals map[totalKey]measures) map[totalKey]int64 {
	sums := map[totalKey]int64{}
	for key, m := range totals {
		sums[totalKey{unit: key.unit, day: key.day}] += m.gross
	}
	return sums
}

// firstDay returns where the first recorded day was played.
func (p played) firstDay(t *testing.T) time.Time {
	t.Helper()
	recorded, err := time.Parse(time.DateOnly, p.RecordedFirst)
	if err != nil {
		t.Fatal(err)
	}
	return recorded.AddDate(0, 0, 7*p.Weeks)
}

func dayIn(t *testing.T, businessDay api.BusinessDay, first time.Time) int {
	t.Helper()
	day, err := time.Parse(time.DateOnly, businessDay)
	if err != nil {
		t.Fatal(err)
	}
	return int(day.Sub(first) / (24 * time.Hour))
}

func differences(got, want map[totalKey]measures) []string {
	var texts []string
	for key, w := range want {
		if got[key] != w {
			texts = append(texts, fmt.Sprintf("%+v: %+v, want %+v", key, got[key], w))
		}
	}
	return texts
}
