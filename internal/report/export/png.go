package export

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/go-analyze/charts"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// Chart says how a report is drawn.
type Chart struct {
	Measure breakdown.Measure
	// Grain is that of the report: time runs from left to right, or where it is Total the groups stand side by side.
	Grain breakdown.Grain
	// Width and Height are in pixels.
	Width, Height int
	Dark          bool
}

// PNG draws the rows of one currency: a line for each group over time, or bars where there is no time. A
// comparison is drawn as the page draws it: all that was sold, pale where not all of it is compared, the part
// that is, and what that is compared with. A gap is where nothing is known. Rows must be in order of time and
// names.
func (s *Sheet) PNG(c Chart) ([]byte, error) { return s.draw(c, charts.ChartOutputPNG) }

func (s *Sheet) draw(c Chart, format string) ([]byte, error) {
	theme := charts.GetTheme(charts.ThemeLight)
	if c.Dark {
		theme = charts.GetTheme(charts.ThemeDark)
	}
	painter := charts.NewPainter(charts.PainterOptions{OutputFormat: format, Width: c.Width, Height: c.Height, Theme: theme})
	plot := s.plot(c)
	if plot.inPart {
		own := theme.GetSeriesColor(0)
		theme = theme.WithSeriesColors([]charts.Color{own.WithAlpha(pale), own, theme.GetSeriesColor(1)})
	}
	title := charts.TitleOption{Text: s.title(c), Subtext: s.caption(c), Offset: charts.OffsetLeft}
	legend := charts.LegendOption{SeriesNames: plot.names, Offset: charts.OffsetStr{Top: charts.PositionBottom}}
	axis := charts.XAxisOption{Labels: plot.labels}
	valueAxis := []charts.ValueAxisOption{s.valueAxis(plot.values)}
	var err error
	if plot.lines {
		axis.Labels, axis.LabelCount = spaced(plot.labels, c.Width), len(plot.labels)
		option := charts.NewLineChartOptionWithData(plot.values)
		option.Title, option.Legend, option.XAxis, option.YAxis, option.Theme = title, legend, axis, valueAxis, theme
		err = painter.LineChart(option)
	} else {
		option := charts.NewBarChartOptionWithData(plot.values)
		option.Title, option.Legend, option.CategoryAxis, option.ValueAxis, option.Theme = title, legend, axis, valueAxis, theme
		err = painter.BarChart(option)
	}
	if err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	return painter.Bytes()
}

// spaced returns the labels of an axis, some of them blank where there is no room for all: none touches
// the next, or leaves the picture.
func spaced(labels []string, width int) []string {
	const (
		left, right = 50, 20 // pixels beside the axis
		letter      = 8.5    // pixels
	)
	longest := 0
	for _, label := range labels {
		longest = max(longest, utf8.RuneCountInString(label))
	}
	room := letter * float64(longest+1)
	step := float64(width-left-right) / float64(len(labels))
	every := max(1, int(math.Ceil(room/step)))
	shown := make([]string, len(labels))
	for at := 0; at < len(labels); at += every {
		if end := (float64(len(labels)-at)-0.5)*step + right; at == 0 || end >= room/2 {
			shown[at] = labels[at]
		}
	}
	return shown
}

// pale is how opaque is what is not compared.
const pale = 90

// valueAxis begins at zero, so that what is twice as much is twice as long.
func (s *Sheet) valueAxis(values [][]float64) charts.ValueAxisOption {
	axis := charts.ValueAxisOption{ValueFormatter: s.words().number}
	var least, most float64
	for _, series := range values {
		for _, value := range series {
			if value != charts.GetNullValue() {
				least, most = min(least, value), max(most, value)
			}
		}
	}
	if least == 0 {
		axis.Min = charts.Ptr(0.0)
	}
	if most == 0 && least < 0 {
		axis.Max = charts.Ptr(0.0)
	}
	return axis
}

// title says what a chart is of.
func (s *Sheet) title(c Chart) string {
	w := s.words()
	title := w.measures[c.Measure]
	if s.PerWeekday {
		title = fmt.Sprintf(w.perDay, title)
	}
	if len(s.Totals) > 0 && c.Measure != breakdown.Checks && c.Measure != breakdown.Guests {
		title += ", " + string(s.Totals[0].Currency)
	}
	return title
}

// caption says of what days and units it is, and how much of them is compared.
func (s *Sheet) caption(c Chart) string {
	w := s.words()
	caption := w.days(s.Start, s.End) + ", " + w.units + ": " + strconv.Itoa(s.Units)
	if !s.drawsComparison(c) {
		return caption
	}
	if s.Running {
		caption += ", " + s.untilText()
	}
	if covered := w.compared(s.Totals[0].Coverage); covered != "" {
		caption += ", " + covered
	}
	return caption
}

// untilText says when the last slot ended that is compared: of several days, also the date.
func (s *Sheet) untilText() string {
	w, until := s.words(), s.Until.In(s.UntilZone)
	text := fmt.Sprintf(w.until, until.Format("15:04"))
	if s.Start != s.End {
		text += ", " + w.day(calendar.NewDay(until.Date()))
	}
	return text
}

// drawsComparison reports whether what the rows are compared with is drawn: beside one line, or beside
// bars of groups. Means of weekdays stand alone.
func (s *Sheet) drawsComparison(c Chart) bool {
	return s.Compared != nil && s.Compared.Known && !s.PerWeekday && (c.Grain == breakdown.Total || len(s.By) == 0)
}

// plot is what is drawn: for each of names, a value for each of labels.
type plot struct {
	lines         bool
	inPart        bool // whether the second of values is the part of the first that is compared
	names, labels []string
	values        [][]float64
}

func (s *Sheet) plot(c Chart) plot {
	p := plot{lines: slices.Contains([]breakdown.Grain{breakdown.BySlot, breakdown.ByHour, breakdown.ByDay, breakdown.ByWeek, breakdown.ByMonth}, c.Grain)}
	p.inPart = s.drawsComparison(c) && s.comparesInPart()
	w := s.words()
	for i := range s.Rows {
		row := &s.Rows[i]
		label, name := s.groupName(row), w.sales
		if c.Grain != breakdown.Total {
			label, name = s.bucketName(c.Grain, row), label
		}
		if name == "" {
			name = w.sales
		}
		if !s.drawsComparison(c) {
			p.put(label, name, s.drawn(c, row))
			continue
		}
		own := w.days(s.Start, s.End)
		p.put(label, own, measured(c.Measure, row.Sold))
		if p.inPart {
			p.put(label, fmt.Sprintf(w.comparedPart, own), measured(c.Measure, row.Part))
		}
		p.put(label, w.days(s.Compared.Start, s.Compared.End), measured(c.Measure, row.Other))
	}
	if len(p.labels) == 0 {
		p.put(w.nothing, w.sales, charts.GetNullValue())
	}
	return p
}

// comparesInPart reports whether a row was sold that is not compared, or in part only.
func (s *Sheet) comparesInPart() bool {
	return slices.ContainsFunc(s.Rows, func(row breakdown.Row) bool {
		return row.Sold != nil && (row.Part == nil || *row.Part != *row.Sold)
	})
}

// drawn returns what was sold, or in a row of a weekday the mean per day.
func (s *Sheet) drawn(c Chart, row *breakdown.Row) float64 {
	if !s.PerWeekday {
		return measured(c.Measure, row.Sold)
	}
	if row.PerDay == nil {
		return charts.GetNullValue()
	}
	return pixels(amount(row.PerDay.Mean(c.Measure)))
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

// bucketName names a piece of the period: a weekday with how many there are of it.
func (s *Sheet) bucketName(grain breakdown.Grain, row *breakdown.Row) string {
	w, b := s.words(), row.Bucket
	if name, ok := w.weekday(b.Key); ok && row.PerDay != nil {
		return fmt.Sprintf("%s (%d)", name, row.PerDay.Days)
	} else if ok {
		return name
	}
	switch {
	case b.Key == "":
		return w.noTime
	case b.Again:
		return fmt.Sprintf(w.secondTime, b.Key)
	case grain == breakdown.ByDaypart:
		return s.nameOf(breakdown.Daypart, b.Key)
	}
	return b.Key
}

// groupName names what a row is of.
func (s *Sheet) groupName(row *breakdown.Row) string {
	if row.Rest {
		return s.words().others
	}
	var text string
	for n, d := range s.By {
		if text != "" {
			text += ", "
		}
		text += s.nameOf(d, row.Groups[n])
	}
	return text
}

// nameOf names the value of a dimension.
func (s *Sheet) nameOf(d breakdown.Dimension, value string) string {
	w := s.words()
	if value == "" {
		return w.none
	}
	if name, ok := w.weekday(value); ok && d == breakdown.Weekday {
		return name
	}
	if name := s.Name(d, value); name != "" {
		return name
	}
	return value
}

// measured returns a measure as a chart needs it: near enough for its pixels.
func measured(m breakdown.Measure, of *sales.Measures) float64 {
	return pixels(measures(of)[slices.Index(breakdown.Measures(), m)])
}

// pixels returns the number of a cell.
func pixels(c cell) float64 {
	value, err := strconv.ParseFloat(c.text, 64)
	if err != nil { // it is not known
		return charts.GetNullValue()
	}
	return value
}
