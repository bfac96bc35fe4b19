package sqlstore

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestDayRoundTrip(t *testing.T) {
	var reader dayReader
	rapid.Check(t, func(t *rapid.T) {
		want := drawFigures(t)
		got, err := reader.decode([]placed{}, appendDay(nil, want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v, %v\nwant %+v", got, err, want)
		}
	})
}

func drawFigures(t *rapid.T) []placed {
	figures := []placed{}
	for range rapid.IntRange(0, 20).Draw(t, "figures") {
		row := drawRow(t)
		figures = append(figures, placed{keyOf(&row), figure{
			Measures: row.Measures, asOf: rapid.Int64().Draw(t, "as of"), observed: rapid.Bool().Draw(t, "observed"),
			seq: store.Seq(rapid.Int64().Draw(t, "seq")),
		}})
	}
	slices.SortFunc(figures, func(a, b placed) int { return a.compare(b.figureKey) })
	return figures
}

func TestMonthRoundTrip(t *testing.T) {
	var reader dayReader
	rapid.Check(t, func(t *rapid.T) {
		of := month(rapid.IntRange(-100, 40_000).Draw(t, "month"))
		want := []dayTotal{}
		for day := range rapid.Int32Range(0, 4).Draw(t, "days") {
			want = putDay(want, of.first().Number()+6*day, []total{
				{totalKey{"DINE", "EUR"}, drawMeasures(t)}, {totalKey{"TAKE", "EUR"}, drawMeasures(t)},
			})
		}
		got, err := reader.decodeMonth([]dayTotal{}, of, appendMonth(nil, of, want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v, %v\nwant %+v", got, err, want)
		}
	})
}

func TestMonthOf(t *testing.T) {
	for _, c := range []struct {
		day, first calendar.Day
	}{
		{calendar.NewDay(2026, time.November, 30), calendar.NewDay(2026, time.November, 1)},
		{calendar.NewDay(2026, time.December, 1), calendar.NewDay(2026, time.December, 1)},
		{calendar.NewDay(2024, time.February, 29), calendar.NewDay(2024, time.February, 1)},
		{calendar.NewDay(-1, time.January, 31), calendar.NewDay(-1, time.January, 1)},
	} {
		if got := monthOf(c.day).first(); got != c.first {
			t.Errorf("%s: got %s, want %s", c.day, got, c.first)
		}
	}
	if monthOf(calendar.NewDay(2026, time.January, 1)) != monthOf(calendar.NewDay(2025, time.December, 31))+1 {
		t.Error("months are not numbered one by one")
	}
}

// A typical figure takes few bytes: a year of a thousand units must fit.
func TestDayIsCompact(t *testing.T) {
	start := time.Date(2026, time.November, 23, 5, 0, 0, 0, time.UTC).Unix()
	var figures []placed
	for n := range int64(120) {
		figures = append(figures, placed{
			figureKey{start + n/2*900, []sales.TypeID{"DINE", "TAKE"}[n%2], "EUR"},
			figure{Measures: sales.Measures{Net: 2_500_000, Gross: 2_700_000, Checks: 12, Guests: 19}, asOf: start*1e6 + n/2*900e6, seq: store.Seq(n / 2 * 1000)},
		})
	}
	if size := len(appendDay(nil, figures)); size > 120*17 {
		t.Errorf("120 figures take %d bytes", size)
	}
}

func FuzzDay(f *testing.F) {
	f.Add(appendDay(nil, []placed{{figureKey{1, "TAKE", "EUR"}, figure{asOf: 7, observed: true, seq: 2}}, {figureKey{2, "TAKE", "EUR"}, figure{asOf: 7, observed: true, seq: 2}}}))
	f.Add([]byte{dayVersion, 1, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		var reader dayReader
		figures, err := reader.decode(nil, b)
		if err != nil {
			return
		}
		again, err := reader.decode(nil, appendDay(nil, figures))
		if err != nil || !reflect.DeepEqual(again, figures) {
			t.Fatalf("got  %+v, %v\nwant %+v", again, err, figures)
		}
	})
}

func FuzzMonth(f *testing.F) {
	f.Add(appendMonth(nil, 24_322, []dayTotal{{20_780, total{totalKey{"TAKE", "EUR"}, sales.Measures{Net: 1}}}}))
	f.Add([]byte{monthVersion, 0, 0, 3, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		var reader dayReader
		totals, err := reader.decodeMonth(nil, 24_322, b)
		if err != nil {
			return
		}
		again, err := reader.decodeMonth(nil, 24_322, appendMonth(nil, 24_322, totals))
		if err != nil || !reflect.DeepEqual(again, totals) {
			t.Fatalf("got  %+v, %v\nwant %+v", again, err, totals)
		}
	})
}
