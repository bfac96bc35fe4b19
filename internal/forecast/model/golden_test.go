package model_test

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/daypart/daypart/internal/forecast/model"
)

var update = flag.Bool("update", false, "write what the model expects now to testdata")

const goldenFile = "testdata/expected.json"

// TestAFasterModelExpectsTheSame holds what is expected of made-up units against what was kept: who makes the model
// faster must not change it. Where the model itself is changed, go test -run Same -update keeps the new numbers.
func TestAFasterModelExpectsTheSame(t *testing.T) {
	const tolerance = 1e-9
	got := map[string][]float64{}
	for name, c := range courses {
		got[name] = numbers(c)
	}
	if *update {
		keep(t, got)
	}
	text, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	var want map[string][]float64
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	for name := range courses {
		if len(got[name]) != len(want[name]) {
			t.Fatalf("%s: %d numbers, want %d", name, len(got[name]), len(want[name]))
		}
		for i, x := range got[name] {
			if y := want[name][i]; math.Abs(x-y) > tolerance*math.Abs(y)+1e-12 {
				t.Fatalf("%s: number %d is %v, want %v", name, i, x, y)
			}
		}
	}
}

func keep(t *testing.T, all map[string][]float64) {
	text, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(goldenFile, append(text, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// numbers are what is expected of a unit after 5, 20 and 1,000 days, and why, with holidays and days around them, of days, weeks, slots and the rest of a day.
func numbers(c course) (all []float64) {
	const slots = 24
	special := func(day int) model.Special {
		if day%53 < 3 {
			return model.Special{Name: string(rune('a' + day/53%9)), Kind: model.Kind(day % 53)}
		}
		return model.Special{}
	}
	sales := c.play(11, 1001)
	daily, intraday := model.NewDaily(monday, 0, special), model.NewIntraday(slots)
	for i, sold := range sales {
		if slices.Contains([]int{5, 20, 1000}, i) {
			all = append(all, expected(daily, intraday)...)
		}
		intraday.Observe(daily.Next(), daily.Expected(1), spreadOver(sold, i, slots))
		daily.Observe(sold)
	}
	return all
}

// expected are what models expect now.
func expected(daily *model.Daily, intraday *model.Intraday) (all []float64) {
	add := func(f model.Forecast) {
		all = append(all, f.Expected)
		for _, i := range f.Intervals {
			all = append(all, i.Low, i.High)
		}
	}
	for i, f := range daily.Forecasts() {
		add(f)
		why := daily.Explain(i + 1)
		all = append(all, why.Level, why.Weekday, why.Season, why.Special)
	}
	add(daily.Week(func(ahead int) bool { return ahead != 3 }))
	for _, f := range intraday.Slots(daily.Next(), daily.Expected(1)) {
		add(f)
	}
	for passed := range 24 {
		add(intraday.Today(daily.Next(), daily.Expected(1), 17*float64(passed), passed))
	}
	return all
}

// spreadOver spreads a day's sales over its slots, in a way that changes from day to day; the first and the last bring nothing.
func spreadOver(sold float64, day, slots int) []float64 {
	shares, sum := make([]float64, slots), 0.0
	for k := 2; k < slots-2; k++ {
		shares[k] = 1 + math.Sin(float64(k)/3) + 0.3*math.Sin(float64(day*(k+1)))
		sum += shares[k]
	}
	for k := range shares {
		shares[k] *= sold / sum
	}
	return shares
}
