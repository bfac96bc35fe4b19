package e2e

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/client"
)

// A record is a line of an export, by column, as text.
type record map[string]string

// The ledger, replayed by its plainest reading, gives the figures and the day totals, in every format.
func TestExportsAgree(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("tills")
	c := s.serve().as(who)
	books := newBooks(t, c, 3, 8)
	for _, b := range books {
		for range 60 {
			if err := b.sendNext(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := kept(t, c, books)
	for format, read := range map[string]func(*testing.T, string) []record{"csv": readCSV, "ndjson": readNDJSON} {
		export := func(what string) []record {
			return read(t, s.ok("export", what, "--tenant", "acorn", "--format", format))
		}
		replayed := replay(t, export("ledger"))
		if !maps.Equal(replayed, want) {
			t.Errorf("%s: the ledger gives %d figures, the API %d, and they differ", format, len(replayed), len(want))
		}
		if figures := byFigure(t, export("figures")); !maps.Equal(figures, want) {
			t.Errorf("%s: %d figures are exported, the API has %d, and they differ", format, len(figures), len(want))
		}
		totals := byDay(t, export("day-totals"))
		if !maps.Equal(totals, summed(replayed)) {
			t.Errorf("%s: day totals %v, the ledger gives %v", format, totals, summed(replayed))
		}
		checkDayTotals(t, c, totals)
	}
}

// replay keeps the last value of each key that a row created or updated.
func replay(t *testing.T, ledger []record) map[figureKey]measures {
	t.Helper()
	figures := map[figureKey]measures{}
	outcomes := map[string]int{}
	for _, r := range ledger {
		outcomes[r["outcome"]]++
		switch r["outcome"] {
		case "created", "updated":
			figures[r.figure(t)] = r.measures(t)
		}
	}
	if outcomes["created"] == 0 || outcomes["updated"] == 0 || outcomes["superseded"] == 0 {
		t.Errorf("not all outcomes occur: %v", outcomes)
	}
	return figures
}

func byFigure(t *testing.T, figures []record) map[figureKey]measures {
	t.Helper()
	found := map[figureKey]measures{}
	for _, r := range figures {
		found[r.figure(t)] = r.measures(t)
	}
	return found
}

// byDay reads day totals; their keys name no slot.
func byDay(t *testing.T, totals []record) map[figureKey]measures {
	t.Helper()
	found := map[figureKey]measures{}
	for _, r := range totals {
		found[figureKey{exact(t, r["unitId"]) / 10_000, r["businessDay"], "", r["salesTypeId"], r["currencyId"]}] = r.measures(t)
	}
	return found
}

func summed(figures map[figureKey]measures) map[figureKey]measures {
	sums := map[figureKey]measures{}
	for key, m := range figures {
		key.slot = ""
		sums[key] = sums[key].plus(m)
	}
	return sums
}

// checkDayTotals compares totals with those the API gives, over all sales types.
func checkDayTotals(t *testing.T, c *client.Client, totals map[figureKey]measures) {
	t.Helper()
	days := map[figureKey]measures{}
	for key, m := range totals {
		key.sold = ""
		days[key] = days[key].plus(m)
	}
	for key, want := range days {
		day, err := c.RealTimeSales(t.Context(), key.unit, key.day, client.DayQuery{})
		if err != nil || len(day.DayTotals) != 1 {
			t.Fatalf("%+v: totals %v, error %v", key, day.DayTotals, err)
		}
		total := day.DayTotals[0]
		got := measures{exact(t, string(total.NetSales)), exact(t, string(total.GrossSales)), total.NumChecks, total.NumGuests}
		if got != want || total.CurrencyID != key.in {
			t.Errorf("%+v: the API has %+v %s, the export %+v", key, got, total.CurrencyID, want)
		}
	}
}

func (m measures) plus(other measures) measures {
	return measures{m.net + other.net, m.gross + other.gross, m.checks + other.checks, m.guests + other.guests}
}

func (r record) figure(t *testing.T) figureKey {
	t.Helper()
	slot, err := time.Parse(time.RFC3339Nano, r["timeSlotStart"])
	if err != nil {
		t.Fatal(err)
	}
	return figureKey{exact(t, r["unitId"]) / 10_000, r["businessDay"], slot.Format(time.RFC3339), r["salesTypeId"], r["currencyId"]}
}

func (r record) measures(t *testing.T) measures {
	t.Helper()
	return measures{exact(t, r["netSales"]), exact(t, r["grossSales"]), exact(t, r["numChecks"]) / 10_000, exact(t, r["numGuests"]) / 10_000}
}

func readCSV(t *testing.T, text string) []record {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("%d lines, error %v", len(lines), err)
	}
	var records []record
	for _, line := range lines[1:] {
		r := record{}
		for i, name := range lines[0] {
			r[name] = line[i]
		}
		records = append(records, r)
	}
	return records
}

// readNDJSON keeps the digits of numbers as they are written.
func readNDJSON(t *testing.T, text string) []record {
	t.Helper()
	var records []record
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		r := record{}
		for name, value := range decoded[map[string]json.RawMessage](t, lines.Bytes()) {
			if string(value) != "null" {
				r[name] = strings.Trim(string(value), `"`)
			}
		}
		records = append(records, r)
	}
	return records
}
