package export

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/go-analyze/charts"

	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// Chart says how a report is drawn.
type Chart struct {
	// Title stands above it, Caption below the title.
	Title, Caption string
	Measure        breakdown.Measure
	// Grain is that of the report: time runs from left to right, or where it is Total the groups stand side by side.
	Grain breakdown.Grain
	// Width and Height are in pixels.
	Width, Height int
	Dark          bool
}

// PNG draws the rows of one currency: a line for each group over time, or bars where there is no time, beside what it is compared
// with. A gap is where nothing is known. Rows must be in order of time and names.
func (s *Sheet) PNG(c Chart) ([]byte, error) {
	theme := charts.GetTheme(charts.ThemeLight)
	if c.Dark {
		theme = charts.GetTheme(charts.ThemeDark)
	}
	painter := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: c.Width, Height: c.Height, Theme: theme})
	plot := s.plot(c)
	title := charts.TitleOption{Text: c.Title, Subtext: c.Caption, Offset: charts.OffsetLeft}
	legend := charts.LegendOption{SeriesNames: plot.names, Offset: charts.OffsetStr{Top: charts.PositionBottom}}
	axis := charts.XAxisOption{Labels: plot.labels}
	var err error
	if plot.lines {
		option := charts.NewLineChartOptionWithData(plot.values)
		option.Title, option.Legend, option.XAxis, option.Theme = title, legend, axis, theme
		err = painter.LineChart(option)
	} else {
		option := charts.NewBarChartOptionWithData(plot.values)
		option.Title, option.Legend, option.CategoryAxis, option.Theme = title, legend, axis, theme
		err = painter.BarChart(option)
	}
	if err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	return painter.Bytes()
}

// plot is what is drawn: for each of names, a value for each of labels.
type plot struct {
	lines         bool
	names, labels []string
	values        [][]float64
}

func (s *Sheet) plot(c Chart) plot {
	p := plot{lines: slices.Contains([]breakdown.Grain{breakdown.BySlot, breakdown.ByHour, breakdown.ByDay, breakdown.ByWeek, breakdown.ByMonth}, c.Grain)}
	overTime, byDays := c.Grain != breakdown.Total, slices.Contains([]breakdown.Grain{breakdown.ByDay, breakdown.ByWeek, breakdown.ByMonth}, c.Grain)
	for i := range s.Rows {
		row := &s.Rows[i]
		if byDays && row.Bucket.Key == "" { // days of the other period beside none of this one
			continue
		}
		label, name := s.groupName(row), "Sales"
		if overTime {
			label, name = bucketName(row.Bucket), label
		}
		if name == "" {
			name = "Sales"
		}
		p.put(label, name, measured(c.Measure, row.Sold))
		if row.Other != nil && (!overTime || len(s.By) == 0) {
			p.put(label, "Compared with "+s.Compared.Start.String(), measured(c.Measure, row.Other))
		}
	}
	if len(p.labels) == 0 {
		p.put("Nothing is known", "Sales", charts.GetNullValue())
	}
	return p
}

// put sets the value of a label in a series.
func (p *plot) put(label, name string, value float64) {
	at := slices.Index(p.labels, label)
	if at < 0 {
		at = len(p.labels)
		p.labels = append(p.labels, label)
		for n := range p.values {
			p.values[n] = append(p.values[n], charts.GetNullValue())
		}
	}
	of := slices.Index(p.names, name)
	if of < 0 {
		of = len(p.names)
		p.names = append(p.names, name)
		series := make([]float64, len(p.labels))
		for i := range series {
			series[i] = charts.GetNullValue()
		}
		p.values = append(p.values, series)
	}
	p.values[of][at] = value
}

func bucketName(b breakdown.Bucket) string {
	switch {
	case b.Key == "":
		return "no time"
	case b.Again:
		return b.Key + " again"
	}
	return b.Key
}

// groupName names what a row is of.
func (s *Sheet) groupName(row *breakdown.Row) string {
	if row.Rest {
		return "Others"
	}
	var text string
	for n, d := range s.By {
		name := row.Groups[n]
		if of := s.Name(d, name); named(d) && of != "" {
			name = of
		}
		if name == "" {
			name = "none"
		}
		if text != "" {
			text += ", "
		}
		text += name
	}
	return text
}

// measured returns a measure as a chart needs it: near enough for its pixels.
func measured(m breakdown.Measure, of *sales.Measures) float64 {
	text := measures(of)[slices.Index(breakdown.Measures(), m)].text
	value, err := strconv.ParseFloat(text, 64)
	if err != nil { // it is not known
		return charts.GetNullValue()
	}
	return value
}
