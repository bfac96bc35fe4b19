package breakdown

import (
	"slices"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

// Query says what to break down, and how.
type Query struct {
	Period Period
	// Grain cuts the period; Total leaves it whole.
	Grain Grain
	// By groups the rows, by one or two dimensions.
	By []Dimension
	// Units to read; none means all the caller may see.
	Units []tenant.UnitID
	// Filters keep what has one of the values, for each dimension that is named.
	Filters map[Dimension][]string
	// Against is what the period is held against.
	Against Against
	// LikeForLike leaves out units that were not open, or did not report, in both periods.
	LikeForLike bool
	// Sort is the measure by which rows stand, or Key for the order of time and names.
	Sort       Measure
	Descending bool
	// Top keeps that many groups, the greatest by Sort (by ShareOf where it is Key), and adds up the
	// rest. 0 keeps all.
	Top int
	// ShareOf is the measure that shares are of; empty is net sales.
	ShareOf Measure
}

// PeriodKind says how a period is named.
type PeriodKind string

// The kinds of period. Today is each unit's own current business day.
const (
	Today PeriodKind = "today"
	Day   PeriodKind = "day"
	Week  PeriodKind = "week" // from Monday, ISO 8601
	Month PeriodKind = "month"
	Year  PeriodKind = "year"
	Range PeriodKind = "range"
)

// Period names business days.
type Period struct {
	Kind PeriodKind
	// Day lies in the day, week, month or year meant; nil means the current business day.
	Day *calendar.Day
	// Start and End are the first and the last day of a range.
	Start, End *calendar.Day
}

// Grain is into what a period is cut.
type Grain string

// The grains. Slot, hour and daypart go by the clocks of the unit.
const (
	Total     Grain = ""
	BySlot    Grain = "slot"
	ByHour    Grain = "hour"
	ByDaypart Grain = "daypart"
	ByDay     Grain = "day"
	ByWeek    Grain = "week"
	ByMonth   Grain = "month"
	ByWeekday Grain = "weekday"
)

// Grains lists the grains there are.
func Grains() []Grain {
	return []Grain{Total, BySlot, ByHour, ByDaypart, ByDay, ByWeek, ByMonth, ByWeekday}
}

// Dimension is what sales are grouped or filtered by.
type Dimension string

// The dimensions.
const (
	Unit      Dimension = "unit"
	Brand     Dimension = "brand"
	Company   Dimension = "company"
	Region    Dimension = "region"
	Country   Dimension = "country"
	City      Dimension = "city"
	Currency  Dimension = "currency"
	SalesType Dimension = "salesType"
	Category  Dimension = "category"
	Daypart   Dimension = "daypart"
	Weekday   Dimension = "weekday"
)

// Dimensions lists the dimensions there are.
func Dimensions() []Dimension {
	return []Dimension{Unit, Brand, Company, Region, Country, City, Currency, SalesType, Category, Daypart, Weekday}
}

// ofUnit reports whether it is something that a unit has, ofTime whether it is a part of time; ofSale is neither.
func (d Dimension) ofUnit() bool {
	return d == Unit || d == Brand || d == Company || d == Region || d == Country || d == City
}

func (d Dimension) ofTime() bool { return d == Daypart || d == Weekday }

func (d Dimension) ofSale() bool { return !d.ofUnit() && !d.ofTime() }

// AgainstKind says what a period is held against.
type AgainstKind string

// What a period can be held against. The one by weekday is 364 days back.
const (
	Nothing               AgainstKind = ""
	PreviousDay           AgainstKind = "previousDay"
	SameWeekdayLastWeek   AgainstKind = "sameWeekdayLastWeek"
	PreviousWeek          AgainstKind = "previousWeek"
	PreviousMonth         AgainstKind = "previousMonth"
	PreviousYear          AgainstKind = "previousYear"
	PreviousYearByWeekday AgainstKind = "previousYearByWeekday"
	Chosen                AgainstKind = "chosen"
	Forecast              AgainstKind = "forecast" // of the same days, as it was before they began
)

// Against names the other period. Start and End are the days of a chosen one; without End it is as long as the period.
type Against struct {
	Kind       AgainstKind
	Start, End *calendar.Day
}

// Measure is what rows can stand in order of.
type Measure string

// The measures, and the order of time and names.
const (
	Key           Measure = ""
	Net           Measure = "netSales"
	Gross         Measure = "grossSales"
	GrossMinusNet Measure = "grossMinusNet"
	Checks        Measure = "numChecks"
	Guests        Measure = "numGuests"
	AverageCheck  Measure = "averageCheck"
	SpendPerGuest Measure = "spendPerGuest"
)

// Measures lists the measures there are, without Key.
func Measures() []Measure {
	return []Measure{Net, Gross, GrossMinusNet, Checks, Guests, AverageCheck, SpendPerGuest}
}

// Bounds of a question.
const (
	// MaxDays is how many business days a period may have.
	MaxDays = 366
	// MaxSlotDays is how many business days of units may be read slot by slot.
	MaxSlotDays = 100_000
	// MaxForecastDays is how many business days of units may be held against their forecasts.
	MaxForecastDays = 20_000
	// MaxRows is how many rows an answer may have before Top.
	MaxRows = 100_000
	maxBy   = 2
)

func (q *Query) check() error {
	switch {
	case len(q.By) > maxBy:
		return invalid("by", "by stands more than twice: group by one or two dimensions.")
	case len(q.By) == maxBy && q.By[0] == q.By[1]:
		return invalid("by", "by names the same dimension twice: name two, or one.")
	case q.Top > 0 && len(q.By) == 0:
		return invalid("top", "top keeps the greatest groups: say by what with by, such as by=unit.")
	case q.Period.Kind == Range && (q.Period.Start == nil || q.Period.End == nil):
		return invalid("start", "a range needs its first and its last business day: add start and end, such as start=2026-11-01&end=2026-11-30.")
	case q.Against.Kind == Chosen && q.Against.Start == nil:
		return invalid("compareStart", "a chosen comparison needs its first business day: add compareStart, such as compareStart=2025-11-01.")
	}
	if err := q.checkDays(); err != nil {
		return err
	}
	return q.checkForecast()
}

// checkDays refuses days that the period, or the comparison, does not use.
func (q *Query) checkDays() error {
	ranged, kind := q.Period.Kind == Range, q.Period.Kind
	switch {
	case !ranged && q.Period.Start != nil:
		return invalid("start", "start belongs to period=range: add that, or leave start out.")
	case !ranged && q.Period.End != nil:
		return invalid("end", "end belongs to period=range: add that, or leave end out.")
	case (ranged || kind == Today) && q.Period.Day != nil:
		return invalid("day", "day belongs to the periods day, week, month and year: choose one, or leave day out.")
	case q.Against.Kind != Chosen && q.Against.Start != nil:
		return invalid("compareStart", "compareStart belongs to compare=chosen: add that, or leave compareStart out.")
	case q.Against.Kind != Chosen && q.Against.End != nil:
		return invalid("compareEnd", "compareEnd belongs to compare=chosen: add that, or leave compareEnd out.")
	}
	return nil
}

// checkForecast refuses to cut a forecast by what it does not tell apart.
func (q *Query) checkForecast() error {
	for _, d := range []Dimension{SalesType, Category} {
		if q.Against.Kind == Forecast && (slices.Contains(q.By, d) || len(q.Filters[d]) > 0) {
			return invalid("compare", "what is expected is not told apart by sales type: group and filter by something else, or choose another comparison.")
		}
	}
	return nil
}

// check refuses chosen days that are turned round or too many.
func (a Against) check(chosen days) error {
	switch {
	case a.Kind != Chosen:
	case chosen.count() < 1:
		return invalid("compareEnd", "compareEnd lies before compareStart: give the last business day, which may be compareStart itself.")
	case chosen.count() > MaxDays:
		return invalid("compareEnd", "compareEnd lies more than 365 days after compareStart: compare with a shorter range.")
	}
	return nil
}

// PerWeekday reports whether each row is of one weekday.
func (q *Query) PerWeekday() bool { return q.Grain == ByWeekday || slices.Contains(q.By, Weekday) }

// bySlot reports whether the answer needs figures, where others need day totals only.
func (q *Query) bySlot() bool {
	return q.byClock() || slices.Contains(q.By, Daypart) || len(q.Filters[Daypart]) > 0
}

// byClock reports whether buckets go by the clock, and not by the day.
func (q *Query) byClock() bool { return slices.Contains([]Grain{BySlot, ByHour, ByDaypart}, q.Grain) }
