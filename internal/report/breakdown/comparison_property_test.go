package breakdown_test

import (
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// TestComparison_OfAnyCompany draws companies whose units open, close, are closed on a weekday, fall
// silent and report late, and holds each comparison to one that is worked out day by day and figure by
// figure from the rules as the API states them.
func TestComparison_OfAnyCompany(t *testing.T) {
	kept, err := sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), sqlstore.Options{})
	check(t, err)
	t.Cleanup(func() { check(t, kept.Close()) })
	companies := 0
	rapid.Check(t, func(t *rapid.T) {
		companies++
		c := drawCompany(t, kept, companies)
		for range 6 {
			q := c.drawQuery(t)
			report, err := c.service.Sales(t.Context(), c.caller, q)
			if err != nil {
				t.Fatalf("%+v: %v", q, err)
			}
			c.check(t, q, report)
		}
	})
}

// drawn is a company, what it sold, and when it is looked at.
type drawn struct {
	service *breakdown.Service
	caller  auth.Caller
	units   []tenant.Unit
	now     time.Time
	figures []store.SlotFigure
}

const drawnCompany = `
tenant: drawn-%d
name: Drawn
currencies: [{id: EUR}, {id: USD}]
salesTypes: [{id: DINE, names: {en: Dine in}}, {id: TAKE, names: {en: Take away}}]
defaults: {timeZone: Europe/Madrid, dayStart: "05:00", slotMinutes: 60}
units:
`

// drawCompany draws a company whose history ends where the clocks have just been changed.
func drawCompany(t *rapid.T, kept *sqlstore.Store, n int) *drawn {
	text := fmt.Sprintf(drawnCompany, n)
	for id := range rapid.IntRange(1, 3).Draw(t, "units") {
		text += fmt.Sprintf("  - {id: %d, name: U, timeZone: %s%s}\n", id+1,
			rapid.SampledFrom([]string{"Europe/Madrid", "America/New_York", "Asia/Kathmandu"}).Draw(t, "zone"),
			rapid.SampledFrom([]string{"", "", ", openedOn: 2026-09-20", ", closedOn: 2026-10-28"}).Draw(t, "opening"))
	}
	parsed, err := tenant.ParseCompany([]byte(text))
	must(t, err)
	company, err := kept.ApplyCompany(t.Context(), parsed)
	must(t, err)
	c := &drawn{caller: auth.Caller{Tenant: company.ID}, units: company.Units}
	c.now = time.Date(2026, 11, 4, rapid.IntRange(0, 23).Draw(t, "hour"), 20, 0, 0, time.UTC)
	var all errgroup.Group // commits are shared by those who wait
	for _, u := range company.Units {
		c.sell(t, u, func(s store.Submission) {
			all.Go(func() error {
				_, err := kept.Append(t.Context(), store.Background(company.ID), s)
				return err
			})
		})
	}
	must(t, all.Wait())
	now := func() time.Time { return c.now }
	c.service = breakdown.New(kept, nil, directory.New(kept, now), now)
	return c
}

// sell draws the history of a unit, and submits it.
func (c *drawn) sell(t *rapid.T, u tenant.Unit, submit func(store.Submission)) {
	first := calendar.NewDay(2026, 9, 10).AddDays(rapid.IntRange(0, 40).Draw(t, "first day"))
	last := calendar.NewDay(2026, 11, 4).AddDays(-rapid.SampledFrom([]int{0, 0, 1, 9}).Draw(t, "last day"))
	closed := time.Weekday(rapid.IntRange(0, 9).Draw(t, "closed on"))
	silent := first.AddDays(rapid.IntRange(0, 60).Draw(t, "silent from"))
	for day := first; !day.After(last); day = day.AddDays(1) {
		if day.After(u.Calendar.DayAt(c.now)) {
			return
		}
		if day.Weekday() == closed || !day.Before(silent) && day.Before(silent.AddDays(3)) {
			continue
		}
		c.sellOn(t, u, day, submit)
	}
}

func (c *drawn) sellOn(t *rapid.T, u tenant.Unit, day calendar.Day, submit func(store.Submission)) {
	var rows []sales.Row
	for _, slot := range u.Calendar.Slots(day) {
		hour := slot.Start.In(u.Calendar.Zone()).Hour()
		if hour != 2 && hour != 12 && hour != 15 || slot.Start.After(c.now) {
			continue
		}
		net := int64(rapid.IntRange(-5, 40).Draw(t, "net"))
		rows = append(rows, sales.Row{
			SlotStart: slot.Start, Type: rapid.SampledFrom([]sales.TypeID{"DINE", "TAKE"}).Draw(t, "type"),
			Currency: rapid.SampledFrom([]sales.Currency{"EUR", "EUR", "EUR", "USD"}).Draw(t, "currency"),
			Measures: sales.Measures{
				Net: sales.Amount(net * 10_000), Gross: sales.Amount(net * 11_000), Checks: max(0, net/5), Guests: max(0, net/3),
			},
		})
	}
	if rapid.IntRange(0, 40).Draw(t, "known by the day only") == 0 {
		rows = []sales.Row{{Type: "DINE", Currency: "EUR", Measures: sales.Measures{Net: 700_000, Gross: 770_000, Checks: 9, Guests: 9}}}
	}
	if len(rows) == 0 {
		return
	}
	submit(store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: u.ID, Kind: store.RealTime, ReceivedAt: c.now,
		Submission: sales.Submission{Day: day, Rows: rows},
	})
	for _, row := range rows {
		c.figures = append(c.figures, store.SlotFigure{FigureKey: store.FigureKey{Unit: u.ID, Day: day, Key: row.Key()}, Measures: row.Measures})
	}
}

func must(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (c *drawn) drawQuery(t *rapid.T) breakdown.Query {
	day := calendar.NewDay(2026, 9, 25).AddDays(rapid.IntRange(0, 40).Draw(t, "day"))
	end := day.AddDays(rapid.IntRange(0, 14).Draw(t, "days"))
	chosen := calendar.NewDay(2026, 9, 12).AddDays(rapid.IntRange(0, 30).Draw(t, "chosen"))
	q := breakdown.Query{
		Period: rapid.SampledFrom([]breakdown.Period{
			{Kind: breakdown.Today}, {Kind: breakdown.Day, Day: &day}, {Kind: breakdown.Week, Day: &day},
			{Kind: breakdown.Month, Day: &day}, {Kind: breakdown.Range, Start: &day, End: &end},
		}).Draw(t, "period"),
		Against: rapid.SampledFrom([]breakdown.Against{
			{Kind: breakdown.PreviousDay}, {Kind: breakdown.SameWeekdayLastWeek}, {Kind: breakdown.PreviousMonth},
			{Kind: breakdown.Chosen, Start: &chosen},
		}).Draw(t, "comparison"),
		Grain: rapid.SampledFrom([]breakdown.Grain{
			breakdown.Total, breakdown.ByHour, breakdown.ByDay, breakdown.ByWeek, breakdown.ByWeekday,
		}).Draw(t, "grain"),
		ShareOf: rapid.SampledFrom([]breakdown.Measure{breakdown.Net, breakdown.Guests}).Draw(t, "share of"),
		Filters: map[breakdown.Dimension][]string{},
	}
	if by := rapid.SampledFrom([]breakdown.Dimension{
		"", breakdown.Unit, breakdown.SalesType, breakdown.Weekday,
	}).Draw(t, "by"); by != "" {
		q.By = []breakdown.Dimension{by}
	}
	if rapid.IntRange(0, 4).Draw(t, "filtered") == 0 {
		q.Filters[breakdown.SalesType] = []string{"TAKE"}
	}
	return q
}

// check holds a report to the rules.
func (c *drawn) check(t *rapid.T, q breakdown.Query, r breakdown.Report) {
	want := c.compare(q)
	var got []string
	for i := range r.Rows {
		got = append(got, rowText(&r.Rows[i]))
	}
	slices.Sort(got)
	if text := want.text(); strings.Join(got, "\n") != text {
		t.Fatalf("%+v at %s: rows are\n%s\nwant\n%s", q, c.now, strings.Join(got, "\n"), text)
	}
	for i := range r.Totals {
		total := &r.Totals[i]
		checkSums(t, r, total)
		if text := want.coverage(total.Currency); coverageText(total.Coverage) != text {
			t.Fatalf("%+v: %s covers %s, want %s", q, total.Currency, coverageText(total.Coverage), text)
		}
	}
	for _, rows := range [][]breakdown.Row{r.Rows, r.Totals} {
		for i := range rows {
			checkChange(t, &rows[i])
		}
	}
}

// checkChange holds each change that is shown to the two numbers beside it: it is within half a unit of
// its last digit.
func checkChange(t *rapid.T, row *breakdown.Row) {
	if (row.Part == nil) != (row.Other == nil) {
		t.Fatalf("only one side is shown: %+v", row)
	}
	for _, m := range breakdown.Measures() {
		part, other := value(row.Part, m), value(row.Other, m)
		change := row.Change(m)
		c := row.Coverage
		isLow := c != nil && c.UnitDays < c.OfUnitDays-c.UnitDays
		if part == nil || other == nil || other.Sign() <= 0 || isLow {
			if change != nil {
				t.Fatalf("%s has a change of %s from %v to %v", m, change, other, part)
			}
			continue
		}
		exact := new(big.Rat).Quo(new(big.Rat).Sub(part, other), other)
		off := new(big.Rat).Sub(exact, big.NewRat(int64(*change), 10_000))
		if *change%10 != 0 || off.Abs(off).Cmp(big.NewRat(1, 2_000)) > 0 {
			t.Fatalf("%s from %v to %v is %s", m, other, part, change)
		}
	}
}

// value returns a measure as it is shown, nil if it is not.
func value(of *sales.Measures, m breakdown.Measure) *big.Rat {
	if of == nil {
		return nil
	}
	average := func(a *sales.Amount) *big.Rat {
		if a == nil {
			return nil
		}
		return big.NewRat(int64(*a), 10_000)
	}
	switch m {
	case breakdown.Net:
		return average(&of.Net)
	case breakdown.Gross:
		return average(&of.Gross)
	case breakdown.GrossMinusNet:
		tax := of.Gross - of.Net
		return average(&tax)
	case breakdown.Checks:
		return big.NewRat(of.Checks, 1)
	case breakdown.Guests:
		return big.NewRat(of.Guests, 1)
	case breakdown.AverageCheck:
		return average(breakdown.Average(of.Net, of.Checks))
	}
	return average(breakdown.Average(of.Net, of.Guests))
}

// checkSums holds the rows of a currency to its total: they add up to it, and their shares to all of it.
func checkSums(t *rapid.T, r breakdown.Report, total *breakdown.Row) {
	var sold, part, other sales.Measures
	shares := new(big.Rat)
	all := value(total.Sold, r.ShareOf)
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Currency != total.Currency {
			continue
		}
		sold = sold.Plus(*row.Sold)
		if row.Part != nil {
			part, other = part.Plus(*row.Part), other.Plus(*row.Other)
		}
		if all.Sign() <= 0 {
			if row.Share != nil {
				t.Fatalf("a share of %v: %s", all, row.Share)
			}
			continue
		}
		exact := new(big.Rat).Quo(value(row.Sold, r.ShareOf), all)
		shares.Add(shares, exact)
		off := new(big.Rat).Sub(exact, big.NewRat(int64(*row.Share), 10_000))
		if off.Abs(off).Cmp(big.NewRat(1, 20_000)) > 0 {
			t.Fatalf("the share of %v in %v is %s", row.Sold, all, row.Share)
		}
	}
	if sold != *total.Sold || total.Part != nil && (part != *total.Part || other != *total.Other) {
		t.Fatalf("rows add up to %v, %v and %v, and the total is %+v", sold, part, other, total)
	}
	if all.Sign() > 0 && shares.Cmp(big.NewRat(1, 1)) != 0 {
		t.Fatalf("shares add up to %v", shares)
	}
}
