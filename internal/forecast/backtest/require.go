package backtest

import (
	"fmt"
	"math"

	"github.com/daypart/daypart/internal/forecast/model"
)

// A Requirement is what a forecast must reach, and what it reached.
type Requirement struct {
	Name        string
	Value, Most float64 // Value is NaN where nothing was measured, infinite over an error of 0
	Where       string  // the worst series, where each of them counts
}

// Holds reports whether the requirement is met, or there was nothing to measure.
func (r Requirement) Holds() bool { return !(r.Value > r.Most) }

// String returns the requirement in one line.
func (r Requirement) String() string {
	if math.IsNaN(r.Value) {
		return "none  " + r.Name + ": nothing to measure"
	}
	verdict, where := "pass", ""
	if !r.Holds() {
		verdict = "FAIL"
	}
	if r.Where != "" {
		where = " (worst: " + r.Where + ")"
	}
	value := fmt.Sprintf("%.4g", r.Value)
	if math.IsInf(r.Value, 1) {
		value = "unbounded, since the other has no error"
	}
	return fmt.Sprintf("%s  %s: %s, at most %g%s", verdict, r.Name, value, r.Most, where)
}

// ShortHistory is how many days of history must be enough for a forecast of use.
const ShortHistory = 21

// What is required.
const (
	mostShort     = 16.0  // h1-7 with a short history
	mostOverBest  = 1.10  // h1-7 over that of the best other method
	mostSlotBias  = 5.0   // percent
	mostOver      = 1.001 // of an error over one that it must not be above, but for what does not show
	mostMeanOff   = 3.0   // points of coverage, in the mean
	mostSeriesOff = 8.0   // points of coverage, of each series
)

// meansRequired are the most that the means over the series may be.
var meansRequired = []struct {
	column string
	most   float64
}{{"h1", 12.8}, {"h1-7", 13.8}, {"h8-14", 15.3}, {"sum7", 8.2}, {"mase", 0.95}}

// Require compares the model's results with what is required of it. short are
// its results with a history of ShortHistory days; bars are the WAPE at 1 to 7
// days of the best other method known for a series, beside those in results.
func Require(results, short []Result, bars map[string]float64) []Requirement {
	var all []Requirement
	for _, m := range meansRequired {
		all = append(all, Requirement{Name: "mean " + m.column, Value: columnNamed(m.column).mean(results, ours), Most: m.most})
	}
	all = append(all,
		Requirement{Name: "mean h1-7 with three weeks of history", Value: columnNamed("h1-7").mean(short, ours), Most: mostShort},
		worst("h1-7 over the best other method", mostOverBest, results, func(r Result) float64 {
			return r.Ahead7.WAPE() / min(bar(bars, r.Unit), best(results, r.Unit, "h1-7"))
		}),
		worst("slots: WAPE over that of the better mean", 1, results, overMeans(results, "slot")),
		worst("slots: RMSE over that of the better mean", 1, results, overMeans(results, "slotrmse")),
		worst("slots: bias", mostSlotBias, results, func(r Result) float64 { return math.Abs(r.Slots.Bias()) }),
	)
	all = append(all, requireToday(results)...)
	return append(all, requireCoverage(results)...)
}

// ours is the name of the model among the methods.
var ours = methods[0].Name

// requireToday compares the day seen at Clocks with the same without an update.
func requireToday(results []Result) []Requirement {
	var all []Requirement
	var updated, plain float64
	for c, hour := range Clocks {
		name := fmt.Sprintf("%dh", hour)
		updated += columnNamed(name).mean(results, ours)
		plain += columnNamed(name+"-").mean(results, ours)
		all = append(all, worst(name+" over the same without an update", mostOver, results, func(r Result) float64 {
			return r.Today[c].WAPE() / r.Morning[c].WAPE()
		}))
	}
	return append(all, Requirement{Name: "mean over the clocks, over the same without an update", Value: updated / plain, Most: 1})
}

// requireCoverage compares how often intervals held with how often they should.
func requireCoverage(results []Result) []Requirement {
	var all []Requirement
	for k, level := range model.Levels {
		if level < 0.8 {
			continue
		}
		name := fmt.Sprintf("c%.0f", 100*level)
		off := math.Abs(columnNamed(name).mean(results, ours) - 100*level)
		all = append(all,
			Requirement{Name: "mean " + name + " off by", Value: off, Most: mostMeanOff},
			worst(name+" off by", mostSeriesOff, results, func(r Result) float64 { return math.Abs(r.Days.Of(k) - 100*level) }))
	}
	return all
}

// worst returns the requirement that the value of each series is at most so much.
func worst(name string, most float64, results []Result, value func(Result) float64) Requirement {
	r := Requirement{Name: name, Value: math.NaN(), Most: most}
	for _, result := range results {
		if result.Method != ours {
			continue
		}
		if v := value(result); !math.IsNaN(v) && !(v <= r.Value) {
			r.Value, r.Where = v, result.Unit
		}
	}
	return r
}

// best returns the least value of a column that another method has for a series.
func best(results []Result, unit, column string) float64 {
	least := math.Inf(1)
	for _, r := range results {
		if r.Unit == unit && r.Method != ours {
			least = min(least, columnNamed(column).value(r))
		}
	}
	return least
}

// overMeans returns the value of a column over the better one of the means of 4 and of 8.
func overMeans(results []Result, column string) func(Result) float64 {
	var of []Result
	for _, r := range results {
		if r.Method == "mean of 4" || r.Method == "mean of 8" {
			of = append(of, r)
		}
	}
	return func(r Result) float64 { return columnNamed(column).value(r) / best(of, r.Unit, column) }
}

// bar returns what is known of a series, or as much as can be.
func bar(bars map[string]float64, unit string) float64 {
	if known, ok := bars[unit]; ok {
		return known
	}
	return math.Inf(1)
}

// columnNamed returns a column of the report by its name.
func columnNamed(name string) column {
	for _, c := range columns {
		if c.name == name {
			return c
		}
	}
	panic("no column " + name)
}
