package export

import (
	"fmt"
	"strings"

	"github.com/go-analyze/charts"
)

// SVG draws what PNG draws, with its texts as texts.
func (s *Sheet) SVG(c Chart) ([]byte, error) { return s.draw(c, charts.ChartOutputSVG) }

// Drawn writes what a chart draws: a line for each of its lines or bars, a dash where nothing is known.
func (s *Sheet) Drawn(c Chart) string {
	plot := s.plot(c)
	var text strings.Builder
	for n, name := range plot.names {
		values := fmt.Sprint(plot.values[n])
		fmt.Fprintf(&text, "%s: %s\n", name, strings.ReplaceAll(values, fmt.Sprint(charts.GetNullValue()), "-"))
	}
	return text.String()
}
