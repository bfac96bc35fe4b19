package backtest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/forecast/model"
)

// An outlook is what a method expects after a series: by days ahead, from 1, and for the
// sum of the days of the next week that will be open.
type outlook struct {
	days [model.MaxAhead + 1]model.Forecast
	week func(open func(ahead int) bool) model.Forecast
	// slots are those of the next day; nil where the series has none.
	slots []model.Forecast
	// today is what is expected of the whole next day, once some slots have passed and so much was sold in them.
	today func(passed int, soFar float64) model.Forecast
}

// A Method forecasts. The simple references have no intervals.
type Method struct {
	Name    string
	outlook func(Series) outlook
}

// methods are all there are, the model first.
var methods = []Method{
	{"daypart", fitted},
	{"last week", meanOfWeeks(1)},
	{"mean of 4", meanOfWeeks(4)},
	{"mean of 8", meanOfWeeks(8)},
}

// Methods returns the model and the methods named, of last-week, mean-of-4 and
// mean-of-8, each once; no names are all of them.
func Methods(names []string) ([]Method, error) {
	if len(names) == 0 {
		return methods, nil
	}
	chosen := []Method{methods[0]}
	for _, name := range names {
		m, ok := methodNamed(name)
		if !ok {
			return nil, fmt.Errorf("no method %q; there are last-week, mean-of-4 and mean-of-8", name)
		}
		if !slices.ContainsFunc(chosen, func(c Method) bool { return c.Name == m.Name }) {
			chosen = append(chosen, m)
		}
	}
	return chosen, nil
}

// fitted is the model.
func fitted(s Series) outlook {
	first := int(s.First.Number())
	daily := model.NewDaily(first, len(s.Days), s.Special.At)
	var intraday *model.Intraday
	if len(s.Slots) > 0 {
		intraday = model.NewIntraday(len(s.Slots[0]))
	}
	for i, sold := range s.Days {
		if intraday != nil {
			intraday.Observe(first+i, daily.Expected(1), s.Slots[i])
		}
		daily.Observe(sold)
	}
	o := outlook{week: daily.Week}
	for i, f := range daily.Forecasts() {
		o.days[i+1] = f
	}
	if intraday != nil {
		next, expected := daily.Next(), daily.Expected(1)
		o.slots = intraday.Slots(next, expected)
		o.today = func(passed int, soFar float64) model.Forecast {
			return intraday.Today(next, expected, soFar, passed)
		}
	}
	return o
}

// meanOfWeeks forecasts the mean of the last days with sales on the same
// weekday, and of their slots. It does not update during the day.
func meanOfWeeks(weeks int) func(Series) outlook {
	return func(s Series) outlook {
		var o outlook
		for ahead := 1; ahead <= model.MaxAhead; ahead++ {
			o.days[ahead].Expected = meanOf(s, ahead, weeks, func(i int) float64 { return s.Days[i] })
		}
		o.week = func(open func(int) bool) (f model.Forecast) {
			for ahead := 1; ahead <= model.Weekly; ahead++ {
				if open(ahead) {
					f.Expected += o.days[ahead].Expected
				}
			}
			return f
		}
		if len(s.Slots) == 0 {
			return o
		}
		o.slots = make([]model.Forecast, len(s.Slots[0]))
		for k := range o.slots {
			o.slots[k].Expected = meanOf(s, 1, weeks, func(i int) float64 { return s.Slots[i][k] })
		}
		o.today = func(passed int, soFar float64) model.Forecast {
			for _, slot := range o.slots[passed:] {
				soFar += slot.Expected
			}
			return model.Forecast{Expected: soFar}
		}
		return o
	}
}

// meanOf returns the mean of value over the last weeks in which the weekday of a target had sales.
func meanOf(s Series, ahead, weeks int, value func(day int) float64) float64 {
	i := len(s.Days) + ahead - 1
	for i >= len(s.Days) {
		i -= 7
	}
	var sum, n float64
	for ; i >= 0 && n < float64(weeks); i -= 7 {
		if !math.IsNaN(s.Days[i]) {
			sum += value(i)
			n++
		}
	}
	return sum / n
}

// methodNamed finds a method by its name, written with hyphens.
func methodNamed(name string) (Method, bool) {
	for _, m := range methods {
		if strings.ReplaceAll(m.Name, " ", "-") == name {
			return m, true
		}
	}
	return Method{}, false
}
