package server

import (
	"bytes"
	"strconv"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// TestRowsAreWrittenAsTheTypeIs: what is written by hand is read by the type of the contract, and written by it again, byte for byte.
func TestRowsAreWrittenAsTheTypeIs(t *testing.T) {
	day := calendar.NewDay(2026, time.November, 23)
	m, share := sales.Measures{Net: -12_3401, Gross: 10, Checks: 3}, sales.Amount(3333)
	base, above := sales.Measures{Net: 30_0000, Gross: 33_0000, Checks: 3}, sales.Measures{Net: 40_0000, Gross: 33_0000, Guests: 1}
	rows := []breakdown.Row{
		{Currency: "EUR"},
		{Currency: "EUR", Rest: true, Sold: &m},
		{Currency: "EUR", Bucket: breakdown.Bucket{Key: "02:15", Again: true}, Groups: []string{"", "a \"quoted\" \u2028 <Café> \\"}, Sold: &m, Part: &m, Other: &m, Share: &share,
			Coverage: &breakdown.Coverage{Days: 5, OfDays: 30, Units: 1, OfUnits: 2, UnitDays: 5, OfUnitDays: 60},
			PerDay:   &breakdown.PerDay{Days: 4, Sold: m}},
		{Currency: "EUR", Sold: &above, Part: &above, Other: &base},
	}
	for _, report := range []breakdown.Report{
		{Start: day, End: day},
		{Start: day, End: day, Units: 2, Running: true, Until: time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC), Totals: rows[:1], Rows: rows,
			Compared: &breakdown.Compared{Start: day, End: day, Known: true}},
	} {
		var text bytes.Buffer
		if err := writeReport(&text, &report); err != nil {
			t.Fatal(err)
		}
		var read wire.SalesReport
		if err := json.Unmarshal(text.Bytes(), &read, json.RejectUnknownMembers(true)); err != nil {
			t.Fatalf("%v in %s", err, &text)
		}
		if again, err := encodeJSON(read); err != nil || string(again) != text.String() {
			t.Errorf("%v: wrote\n%s\nand the type\n%s", err, &text, again)
		}
	}
}

// BenchmarkWriteReport writes the answer of a day of 1,000 units by unit, held against another day.
func BenchmarkWriteReport(b *testing.B) {
	var report breakdown.Report
	for n := range int64(1000) {
		m := sales.Measures{Net: sales.Amount(51_234_500 + n*7_919), Gross: sales.Amount(56_357_900 + n*8_711), Checks: 300 + n, Guests: 500 + 2*n}
		share := sales.Amount(n)
		report.Rows = append(report.Rows, breakdown.Row{
			Groups: []string{strconv.FormatInt(n+1, 10)}, Currency: "EUR", Sold: &m, Part: &m, Other: &m, Share: &share,
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		var text bytes.Buffer
		if err := writeReport(&text, &report); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(text.Len()))
	}
}
