package export

import "github.com/go-analyze/charts"

// SVG draws what PNG draws, with its texts as texts.
func (s *Sheet) SVG(c Chart) ([]byte, error) { return s.draw(c, charts.ChartOutputSVG) }
