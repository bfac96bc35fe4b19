package backtest_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/backtest"
	"github.com/daypart/daypart/internal/forecast/model"
)

// everyWeek is a file of days that sell the same every week.
func everyWeek(days int) string {
	var file strings.Builder
	file.WriteString("unit,business_day,net\n")
	first := calendar.NewDay(2026, 1, 5)
	for i := range days {
		fmt.Fprintf(&file, "cafe,%s,%d\n", first.AddDays(i), 100*(1+i%7))
	}
	return file.String()
}

func TestReferencesOnWeeksThatRepeat(t *testing.T) {
	series, err := backtest.Read(strings.NewReader(everyWeek(140)), backtest.Reading{Format: backtest.Auto})
	if err != nil || len(series) != 1 || len(series[0].Days) != 140 {
		t.Fatalf("%d series, %v", len(series), err)
	}
	methods, err := backtest.Methods(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range methods {
		got := backtest.Run(series[0], method, backtest.Plan{Test: 56, Every: 3})
		// The references repeat the week exactly; the model comes close, as its weekdays are shrunk.
		limit := 1e-9
		if method.Name == "daypart" {
			limit = 5
		}
		if wape := got.Ahead7.WAPE(); !(wape <= limit) {
			t.Errorf("%s is off by %.2f %% on weeks that repeat", method.Name, wape)
		}
	}
}

// TestNoLookAhead changes all that comes after an origin and expects the same forecast from it.
func TestNoLookAhead(t *testing.T) {
	series, err := backtest.Read(strings.NewReader(everyWeek(100)), backtest.Reading{Format: backtest.Auto})
	if err != nil {
		t.Fatal(err)
	}
	methods, _ := backtest.Methods(nil)
	// One origin, two weeks before the test, whose first day it forecasts.
	plan := backtest.Plan{Test: 14, Every: 100}
	const origin = 100 - 14 - 13
	for _, method := range methods {
		before := backtest.Run(series[0], method, plan)
		changed := series[0]
		changed.Days = append([]float64(nil), changed.Days...)
		for i := origin; i < 100; i++ {
			changed.Days[i] *= 3
		}
		after := backtest.Run(changed, method, plan)
		// With three times the actuals, an unchanged forecast is off by what is missing.
		wantBias := (before.Ahead14.Bias()+100)/3 - 100
		if math.Abs(after.Ahead14.Bias()-wantBias) > 1e-9 {
			t.Errorf("%s saw what was to come: bias %.3f, want %.3f", method.Name, after.Ahead14.Bias(), wantBias)
		}
	}
}

// TestSlotBiasSaysHowSureItIs sells 1000 a day and then, in the test, less or more, where last week is expected.
func TestSlotBiasSaysHowSureItIs(t *testing.T) {
	var file strings.Builder
	file.WriteString("unit,business_day,slot_start_local,net\n")
	first, test := calendar.NewDay(2026, 1, 5), []int{900, 1100, 700, 900}
	for i := range 35 + len(test) {
		sold := 1000
		if i >= 35 {
			sold = test[i-35]
		}
		for _, clock := range []string{"10:00", "10:30"} {
			fmt.Fprintf(&file, "cafe,%s,%sT%s,%d\n", first.AddDays(i), first.AddDays(i), clock, sold/2)
		}
	}
	series, err := backtest.Read(strings.NewReader(file.String()), backtest.Reading{Format: backtest.Auto})
	if err != nil {
		t.Fatal(err)
	}
	methods, _ := backtest.Methods([]string{"last-week"})
	got := backtest.Run(series[0], methods[1], backtest.Plan{Test: len(test), Every: 1})
	// Too much by 100, -100, 300 and 100, of 3600 in all: a mean of 100, a variance of 80000/3.
	want := 100 * math.Sqrt(4*80000.0/3) / 3600
	if e := got.Ahead1.BiasError(); math.Abs(e-want) > 1e-9 {
		t.Errorf("the bias has a standard error of %.3f, want %.3f", e, want)
	}
	var table strings.Builder
	if err := backtest.WriteTable(&table, []backtest.Result{got}, nil); err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprintf("%.1f", want); !slices.Contains(strings.Fields(table.String()), text) {
		t.Errorf("no column of the table says %s:\n%s", text, table.String())
	}
}

func TestReadSaysWhichLine(t *testing.T) {
	for name, file := range map[string]string{
		"no columns": "a,b\n1,2\n",
		"not a day":  "unit,business_day,net\ncafe,2026-13-01,1\n",
		"no amount":  "unit,business_day,net\ncafe,2026-01-05,x\n",
	} {
		if _, err := backtest.Read(strings.NewReader(file), backtest.Reading{Format: backtest.Auto}); err == nil {
			t.Errorf("%s: it was read", name)
		} else if name != "no columns" && !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: %v does not name the line", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(everyWeek(3))
	f.Add("timestamp_local,unit,ticket_id,sales_type,quantity,gross_amount\n2026-01-05T12:00:00,a,1,DINE,1,2.50\n")
	f.Add("unit,business_day,slot_start_local,net,gross,checks,units\na,2026-01-05,2026-01-05T12:00:00,1,1,1,1\n")
	f.Fuzz(func(t *testing.T, file string) {
		series, err := backtest.Read(strings.NewReader(file), backtest.Reading{Format: backtest.Auto})
		for _, s := range series {
			if err == nil && s.Slots != nil && len(s.Slots) != len(s.Days) {
				t.Fatalf("%d days, slots of %d", len(s.Days), len(s.Slots))
			}
		}
	})
}

func TestMethodsAreNamedOnce(t *testing.T) {
	for _, c := range []struct{ names, want []string }{
		{nil, []string{"daypart", "last week", "mean of 4", "mean of 8"}},
		{[]string{"daypart"}, []string{"daypart"}},
		{[]string{"mean-of-4", "daypart", "mean-of-4"}, []string{"daypart", "mean of 4"}},
	} {
		methods, err := backtest.Methods(c.names)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range methods {
			got = append(got, m.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q are %q, want %q", c.names, got, c.want)
		}
	}
}

func TestFilesThatCannotBeTested(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", "the file is empty"},
		{"semicolons", "unit;business_day;net\n", "with commas between columns"},
		{"no unit", "business_day,net\n2026-01-05,1\n", `daily need a column unit, which is not among ["business_day" "net"]`},
		{"no sales", "unit,business_day,price\ncafe,2026-01-05,1\n", "there is no column of sales, net, gross"},
		{"too few fields", "unit,business_day,net\ncafe,2026-01-05\n", "line 2: wrong number of fields"},
		{"a day that is wrong", "unit,business_day,net\ncafe,2026-01-05,1\ncafe,0026-01-06,1\n", "from 0026-01-06 to 2026-01-05, which is more than 50 years"},
	} {
		if _, err := backtest.Read(strings.NewReader(c.file), backtest.Reading{Format: backtest.Auto}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	series, err := backtest.Read(strings.NewReader("\ufeffunit,business_day,net\ncafe,2026-01-05,1\n"), backtest.Reading{Format: backtest.Auto})
	if err != nil || len(series) != 1 {
		t.Fatalf("as a spreadsheet writes it: %v, %v", series, err)
	}
	if (backtest.Plan{Test: 56, Every: 3}).Tests(series[0]) {
		t.Error("one day is enough to be tested")
	}
}

// repeated is a file of so many days that all sell the same, by slot if there are slots.
func repeated(days int, slots ...string) string {
	var file strings.Builder
	file.WriteString("unit,business_day,slot_start_local,net\n")
	first := calendar.NewDay(2026, 1, 5)
	for i := range days {
		for _, clock := range slots {
			fmt.Fprintf(&file, "cafe,%s,%sT%s,100\n", first.AddDays(i), first.AddDays(i), clock)
		}
	}
	return file.String()
}

// TestReport_WritesDashForUndefinedMeasures tests sales without any variation, of which no MASE is
// defined, and series that are too short for some of the horizons.
func TestReport_WritesDashForUndefinedMeasures(t *testing.T) {
	for name, file := range map[string]string{
		"constant":          repeated(140, "12:00"),
		"constant by slot":  repeated(140, "10:00", "12:00", "19:00"),
		"same every week":   everyWeek(140),
		"shortest possible": everyWeek(22),
		"without weeks":     everyWeek(25),
	} {
		t.Run(name, func(t *testing.T) {
			series, err := backtest.Read(strings.NewReader(file), backtest.Reading{Format: backtest.Auto})
			if err != nil {
				t.Fatal(err)
			}
			plan := backtest.Plan{Test: 56, Every: 3}
			if !plan.Tests(series[0]) {
				t.Fatalf("%d days cannot be tested, though %d must do", len(series[0].Days), plan.Needs())
			}
			methods, err := backtest.Methods(nil)
			if err != nil {
				t.Fatal(err)
			}
			var results []backtest.Result
			for _, m := range methods {
				results = append(results, backtest.Run(series[0], m, plan))
			}
			var report strings.Builder
			if err := backtest.WriteTable(&report, results, methods); err != nil {
				t.Fatal(err)
			}
			if err := backtest.WriteCSV(&report, results); err != nil {
				t.Fatal(err)
			}
			for _, r := range backtest.Require(results, results[:1], nil) {
				fmt.Fprintln(&report, r)
			}
			fmt.Fprintln(&report, backtest.Summary(results))
			for _, word := range []string{"NaN", "Inf"} {
				if strings.Contains(report.String(), word) {
					t.Errorf("%s stands in the report:\n%s", word, report.String())
				}
			}
		})
	}
}

// TestIntervalScore_AddsWidthAndMisses knows the score of 80 % intervals: of 60 to 140 it is 80 for a
// day inside, and ten times the distance more for a day outside.
func TestIntervalScore_AddsWidthAndMisses(t *testing.T) {
	var c backtest.Coverage
	f := model.Forecast{Expected: 100}
	f.Intervals[1] = model.Interval{Low: 60, High: 140}
	for _, actual := range []float64{60, 100, 150, 40} {
		c.Add(actual, f)
	}
	const want = 100 * (4*80 + 10*10 + 10*20) / 350.0
	if got := c.Score(1); math.Abs(got-want) > 1e-9 {
		t.Errorf("the score is %.3f %% of what was sold, want %.3f", got, want)
	}
}
