package backtest

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"text/tabwriter"
)

// A column of the report: what it is called and its value, with how many digits.
type column struct {
	name   string
	digits int
	value  func(Result) float64 // NaN where there is none
}

// columns are those of every report.
var columns = []column{
	{"h1", 1, func(r Result) float64 { return r.Ahead1.WAPE() }},
	{"h1-7", 1, func(r Result) float64 { return r.Ahead7.WAPE() }},
	{"h8-14", 1, func(r Result) float64 { return r.Ahead14.WAPE() }},
	{"sum7", 1, func(r Result) float64 { return r.Week.WAPE() }},
	{"mase", 2, func(r Result) float64 { return r.MASE }},
	{"bias", 1, func(r Result) float64 { return r.All.Bias() }},
	{"rmse", 1, func(r Result) float64 { return r.All.RMSE() }},
	{"c50", 0, func(r Result) float64 { return r.covered(r.Days, 0) }},
	{"c80", 0, func(r Result) float64 { return r.covered(r.Days, 1) }},
	{"c95", 0, func(r Result) float64 { return r.covered(r.Days, 2) }},
	{"is80", 1, func(r Result) float64 { return r.scored(r.Days, 1) }},
	{"is95", 1, func(r Result) float64 { return r.scored(r.Days, 2) }},
	{"c80sum7", 0, func(r Result) float64 { return r.covered(r.Weeks, 1) }},
	{"slot", 1, func(r Result) float64 { return r.Slots.WAPE() }},
	{"slotrmse", 1, func(r Result) float64 { return r.Slots.RMSE() }},
	{"slotbias", 1, func(r Result) float64 { return r.Slots.Bias() }},
	{"slotbias±", 1, func(r Result) float64 { return r.slotBiasError() }},
	{"slotc80", 0, func(r Result) float64 { return r.covered(r.SlotsCover, 1) }},
	{"12h", 1, func(r Result) float64 { return r.Today[0].WAPE() }},
	{"15h", 1, func(r Result) float64 { return r.Today[1].WAPE() }},
	{"18h", 1, func(r Result) float64 { return r.Today[2].WAPE() }},
	{"12h-", 1, func(r Result) float64 { return r.Morning[0].WAPE() }},
	{"15h-", 1, func(r Result) float64 { return r.Morning[1].WAPE() }},
	{"18h-", 1, func(r Result) float64 { return r.Morning[2].WAPE() }},
}

// covered returns the coverage at a level, NaN for the methods that have no intervals.
func (r Result) covered(c Coverage, level int) float64 {
	if r.Method != methods[0].Name {
		return math.NaN()
	}
	return c.Of(level)
}

// scored returns the interval score at a level, NaN for the methods that have no intervals.
func (r Result) scored(c Coverage, level int) float64 {
	if r.Method != methods[0].Name {
		return math.NaN()
	}
	return c.Score(level)
}

// slotBiasError returns the standard error of the bias of slots, NaN where there are none. Slots of a day
// err together, so it is that of their days: they add up to what is expected one day ahead.
func (r Result) slotBiasError() float64 {
	if !r.HasSlots {
		return math.NaN()
	}
	return r.Ahead1.BiasError()
}

// text returns the value for a reader.
func (c column) text(value float64) string { return formatValue(value, c.digits) }

// formatValue writes a value with so many digits, or a dash where there is none.
func formatValue(value float64, digits int) string {
	if math.IsNaN(value) {
		return "-"
	}
	return strconv.FormatFloat(value, 'f', digits, 64)
}

// mean returns the mean of a column over the results of a method that have it.
func (c column) mean(results []Result, method string) float64 {
	var sum, n float64
	for _, r := range results {
		if v := c.value(r); r.Method == method && !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / n
}

// WriteTable writes results, a row for each series and method and one for the mean of each method.
func WriteTable(w io.Writer, results []Result, of []Method) error {
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "series\tmethod\t")
	for _, c := range columns {
		fmt.Fprint(t, c.name, "\t")
	}
	fmt.Fprintln(t)
	for _, r := range results {
		fmt.Fprint(t, r.Unit, "\t", r.Method, "\t")
		for _, c := range columns {
			fmt.Fprint(t, c.text(c.value(r)), "\t")
		}
		fmt.Fprintln(t)
	}
	for _, m := range of {
		fmt.Fprint(t, "mean\t", m.Name, "\t")
		for _, c := range columns {
			fmt.Fprint(t, c.text(c.mean(results, m.Name)), "\t")
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

// WriteCSV writes results with all their digits, an empty field where there is no value.
func WriteCSV(w io.Writer, results []Result) error {
	out := csv.NewWriter(w)
	record := []string{"series", "method"}
	for _, c := range columns {
		record = append(record, c.name)
	}
	_ = out.Write(record) // kept by the writer, and returned at the end
	for _, r := range results {
		record = append(record[:0], r.Unit, r.Method)
		for _, c := range columns {
			text := ""
			if v := c.value(r); !math.IsNaN(v) {
				text = strconv.FormatFloat(v, 'g', -1, 64)
			}
			record = append(record, text)
		}
		_ = out.Write(record)
	}
	out.Flush()
	return out.Error()
}

// Summary returns the model's means over the series in one line, a dash where there is none.
func Summary(results []Result) string {
	line := "mean"
	for _, c := range columns {
		switch c.name {
		case "h1", "h1-7", "h8-14", "sum7", "mase", "c80", "c95":
			line += " " + c.name + " " + formatValue(c.mean(results, methods[0].Name), 2)
		}
	}
	return line
}
