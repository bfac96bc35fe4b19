package backtest_test

import (
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/forecast/backtest"
)

func TestRequireSaysWhatHolds(t *testing.T) {
	series, err := backtest.Read(strings.NewReader(everyWeek(140)), backtest.Reading{Format: backtest.Auto})
	if err != nil {
		t.Fatal(err)
	}
	methods, err := backtest.Methods(nil)
	if err != nil {
		t.Fatal(err)
	}
	var results []backtest.Result
	for _, m := range methods {
		results = append(results, backtest.Run(series[0], m, backtest.Plan{Test: 56, Every: 3}))
	}
	got := map[string]backtest.Requirement{}
	for _, r := range backtest.Require(results, results, nil) {
		got[r.Name] = r
	}
	// The references are never off here, so that whatever is off at all is worse than they are.
	for name, want := range map[string]string{"mean h1": "pass", "h1-7 over the best other method": "FAIL", "slots: bias": "none"} {
		if line := got[name].String(); !strings.HasPrefix(line, want) {
			t.Errorf("%q does not begin with %s", line, want)
		}
	}
}

func TestABarIsWhatTheForecastIsHeldAgainst(t *testing.T) {
	series, err := backtest.Read(strings.NewReader(everyWeek(140)), backtest.Reading{Format: backtest.Auto})
	if err != nil {
		t.Fatal(err)
	}
	methods, _ := backtest.Methods(nil)
	ours := []backtest.Result{backtest.Run(series[0], methods[0], backtest.Plan{Test: 56, Every: 3})}
	for bar, want := range map[float64]bool{50: true, 1e-9: false} {
		for _, r := range backtest.Require(ours, ours, map[string]float64{"cafe": bar}) {
			if strings.HasPrefix(r.Name, "h1-7 over the best") && r.Holds() != want {
				t.Errorf("against %g: %s", bar, r)
			}
		}
	}
}
