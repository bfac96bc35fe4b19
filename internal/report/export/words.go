package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
)

// Language is that of what people read. Without one it is English, and columns have the names of the
// members of the JSON.
type Language string

// The languages.
const (
	English Language = "en"
	French  Language = "fr"
	Spanish Language = "es"
)

// Languages lists the languages there are.
func Languages() []Language { return []Language{English, French, Spanish} }

// words are the texts of a language. A %s stands for a measure, or in until for a time of day.
type words struct {
	measures   map[breakdown.Measure]string
	dimensions map[breakdown.Dimension]string
	names      map[breakdown.Dimension]string // of columns with names of what another has the id of
	months     [12]string
	// weekdays are those that buckets name, from Monday.
	weekdays [7]string
	reasons  map[string]string

	bucket, again, rest, currency, share, part, other, change, perDay, daysOver, reason string
	// coverage are the headings of its numbers, in the order of coverageNames.
	coverage [7]string

	salesSheet, aboutSheet, total                                                          string
	firstDay, lastDay, units, running, comparedFirst, comparedLast, pairing, covered, left string
	without                                                                                string
	pairings                                                                               map[breakdown.Pairing]string

	sales, others, none, noTime, secondTime, nothing                     string
	daysCompared, unitDaysCompared, tooLittle, comparedPart, until, span string

	// decimalMark and groupMark write a number.
	decimalMark, groupMark string
}

var languages = map[Language]*words{"": &english, English: &english, French: &french, Spanish: &spanish}

func (s *Sheet) words() *words { return languages[s.Language] }

// day writes a business day, with its year.
func (w *words) day(d calendar.Day) string {
	year, month, day := time.Unix(int64(d.Number())*24*60*60, 0).UTC().Date()
	return fmt.Sprintf("%d %s %d", day, w.months[month-1], year)
}

// days writes a period.
func (w *words) days(first, last calendar.Day) string {
	if first == last {
		return w.day(first)
	}
	return fmt.Sprintf(w.span, w.day(first), w.day(last))
}

// weekday names the weekday that a bucket or a group is of.
func (w *words) weekday(key string) (string, bool) {
	for n, weekday := range english.weekdays {
		if strings.EqualFold(weekday, key) {
			return w.weekdays[n], true
		}
	}
	return "", false
}

// number writes a number of an axis, with at most two decimals.
func (w *words) number(value float64) string {
	text := strconv.FormatFloat(math.Abs(value), 'f', 2, 64)
	whole, decimals, _ := strings.Cut(text, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + w.groupMark + whole[at:]
	}
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		whole += w.decimalMark + decimals
	}
	if value < 0 && strings.Trim(text, "0.") != "" {
		return "-" + whole
	}
	return whole
}

// compared says how much of a row is compared, and whether that is too little; "" where all of it is.
func (w *words) compared(c *breakdown.Coverage) string {
	if c == nil {
		return ""
	}
	text := fmt.Sprintf(w.unitDaysCompared, c.UnitDays, c.OfUnitDays)
	if c.Days < c.OfDays {
		text = fmt.Sprintf(w.daysCompared, c.Days, c.OfDays)
	}
	if c.IsLow() {
		text += ": " + w.tooLittle
	}
	return text
}
