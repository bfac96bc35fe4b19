package breakdown_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// ruled is a comparison as the rules have it, worked out in the plainest way.
type ruled struct {
	rows map[string]*ruledRow
	// compared and begun are the days of each unit, by currency.
	compared, begun map[string][]calendar.Day
}

type ruledRow struct {
	sold, part, other sales.Measures
	compared          bool
}

// compare works a comparison out.
func (c *drawn) compare(q breakdown.Query) *ruled {
	out := &ruled{rows: map[string]*ruledRow{}, compared: map[string][]calendar.Day{}, begun: map[string][]calendar.Day{}}
	for i := range c.units {
		c.compareUnit(q, &c.units[i], out)
	}
	return out
}

func (c *drawn) compareUnit(q breakdown.Query, u *tenant.Unit, out *ruled) {
	period := c.period(q.Period, u)
	currencies := map[sales.Currency]bool{}
	var begun, compared []calendar.Day
	paired := map[calendar.Day]bool{}
	for _, day := range period {
		if day.After(u.Calendar.DayAt(c.now)) {
			continue
		}
		if c.hasFigures(u, day) || isOpen(u, day) {
			begun = append(begun, day)
		}
		other, ok := c.counterpart(q, period, day)
		if paired[day] = ok && c.comparable(q, u, day, other); paired[day] {
			compared = append(compared, day)
		}
	}
	for _, f := range c.figures {
		if f.Unit != u.ID || len(q.Filters[breakdown.SalesType]) > 0 && f.Type != "TAKE" {
			continue
		}
		for _, day := range period {
			other, ok := c.counterpart(q, period, day)
			isOther := ok && f.Day == other && !day.After(u.Calendar.DayAt(c.now))
			if f.Day != day && !isOther {
				continue
			}
			currencies[f.Currency] = true
			counts := paired[day] && c.hasCounterpart(q, u, f, day, other)
			if f.Day == day {
				row := out.row(c.rowName(q, u, f, day))
				row.sold = row.sold.Plus(f.Measures)
				if counts {
					row.part, row.compared = row.part.Plus(f.Measures), true
				}
			}
			if isOther && counts {
				row := out.row(c.rowName(q, u, f, day))
				row.other, row.compared = row.other.Plus(f.Measures), true
			}
		}
	}
	for currency := range currencies {
		key := fmt.Sprintf("%s %d", currency, u.ID)
		out.compared[key], out.begun[key] = compared, begun
	}
}

func (r *ruled) row(name string) *ruledRow {
	if r.rows[name] == nil {
		r.rows[name] = &ruledRow{}
	}
	return r.rows[name]
}

// period returns the days of a period, for a unit.
func (c *drawn) period(p breakdown.Period, u *tenant.Unit) []calendar.Day {
	current := u.Calendar.DayAt(c.now)
	switch p.Kind {
	case breakdown.Today:
		return []calendar.Day{current}
	case breakdown.Day:
		return []calendar.Day{*p.Day}
	case breakdown.Range:
		return daysBetween(*p.Start, *p.End)
	case breakdown.Week:
		first := *p.Day
		for first.Weekday() != time.Monday {
			first = first.AddDays(-1)
		}
		return daysBetween(first, first.AddDays(6))
	}
	return monthOf(*p.Day)
}

func daysBetween(first, last calendar.Day) (all []calendar.Day) {
	for d := first; !d.After(last); d = d.AddDays(1) {
		all = append(all, d)
	}
	return all
}

func monthOf(d calendar.Day) (all []calendar.Day) {
	for n := range 31 {
		if day, ok := dateIn(d, 0, n+1); ok {
			all = append(all, day)
		}
	}
	return all
}

// dateIn returns a date of the month that lies some months from that of a day; ok is false if that month
// does not have it.
func dateIn(d calendar.Day, months, date int) (calendar.Day, bool) {
	year, month := yearMonth(d)
	then := time.Date(year, month+time.Month(months), date, 0, 0, 0, 0, time.UTC)
	same := time.Date(year, month+time.Month(months), 1, 0, 0, 0, 0, time.UTC).Month() == then.Month()
	return calendar.NewDay(then.Year(), then.Month(), then.Day()), same
}

func yearMonth(d calendar.Day) (int, time.Month) {
	at, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		panic(err)
	}
	return at.Year(), at.Month()
}

func dateOf(d calendar.Day) int {
	var year, month, date int
	if _, err := fmt.Sscanf(d.String(), "%d-%d-%d", &year, &month, &date); err != nil {
		panic(err)
	}
	return date
}

// counterpart returns the day that a day of the period is compared with.
func (c *drawn) counterpart(q breakdown.Query, period []calendar.Day, day calendar.Day) (calendar.Day, bool) {
	other := c.otherPeriod(q, period)
	weekdays := q.Grain == breakdown.ByWeekday || slices.Contains(q.By, breakdown.Weekday)
	byDate := q.Against.Kind == breakdown.PreviousMonth ||
		q.Against.Kind == breakdown.Chosen && dateOf(other[0]) == dateOf(period[0]) && other[0] != period[0]
	switch {
	case weekdays && (byDate || (period[0].Sub(other[0]))%7 != 0):
		return nthOf(other, day.Weekday(), slices.Index(sameWeekday(period, day.Weekday()), day))
	case byDate && len(period) == 1:
		return other[0], true
	case byDate:
		for _, d := range other {
			if dateOf(d) == dateOf(day) && monthsApart(d, day) == monthsApart(other[0], period[0]) {
				return d, true
			}
		}
		return day, false
	}
	n := day.Sub(period[0])
	if n >= len(other) {
		return day, false
	}
	return other[n], true
}

func monthsApart(a, b calendar.Day) int {
	yearA, monthA := yearMonth(a)
	yearB, monthB := yearMonth(b)
	return 12*(yearB-yearA) + int(monthB-monthA)
}

func sameWeekday(all []calendar.Day, weekday time.Weekday) (same []calendar.Day) {
	for _, d := range all {
		if d.Weekday() == weekday {
			same = append(same, d)
		}
	}
	return same
}

func nthOf(all []calendar.Day, weekday time.Weekday, n int) (calendar.Day, bool) {
	same := sameWeekday(all, weekday)
	if n >= len(same) {
		return calendar.Day{}, false
	}
	return same[n], true
}

// otherPeriod returns all days of the other period.
func (c *drawn) otherPeriod(q breakdown.Query, period []calendar.Day) []calendar.Day {
	first, last := period[0], period[len(period)-1]
	switch q.Against.Kind {
	case breakdown.PreviousDay:
		return daysBetween(first.AddDays(-1), last.AddDays(-1))
	case breakdown.SameWeekdayLastWeek:
		return daysBetween(first.AddDays(-7), last.AddDays(-7))
	case breakdown.Chosen:
		return daysBetween(*q.Against.Start, q.Against.Start.AddDays(len(period)-1))
	}
	if q.Period.Kind == breakdown.Month {
		before, _ := dateIn(first, -1, 1)
		return monthOf(before)
	}
	return daysBetween(monthBefore(first), monthBefore(last))
}

// monthBefore returns the same date a month before, or the last of that month where it has none.
func monthBefore(d calendar.Day) calendar.Day {
	for date := dateOf(d); ; date-- {
		if day, ok := dateIn(d, -1, date); ok {
			return day
		}
	}
}

func (c *drawn) hasFigures(u *tenant.Unit, day calendar.Day) bool {
	return slices.ContainsFunc(c.figures, func(f store.SlotFigure) bool { return f.Unit == u.ID && f.Day == day })
}

func isOpen(u *tenant.Unit, day calendar.Day) bool {
	return (u.OpenedOn == nil || !day.Before(*u.OpenedOn)) && (u.ClosedOn == nil || !day.After(*u.ClosedOn))
}

// isKnown says whether it is known what a unit sold on a day.
func (c *drawn) isKnown(u *tenant.Unit, day calendar.Day) bool {
	if c.hasFigures(u, day) {
		return true
	}
	return isOpen(u, day) && c.isBetween(u, day) && !c.hasFigures(u, day.AddDays(-7)) && c.isBetween(u, day.AddDays(-7))
}

// isBetween says whether a day lies between two with figures that are at most a week apart.
func (c *drawn) isBetween(u *tenant.Unit, day calendar.Day) bool {
	for from := 1; from <= 6; from++ {
		for to := 1; from+to <= 7; to++ {
			if c.hasFigures(u, day.AddDays(-from)) && c.hasFigures(u, day.AddDays(to)) {
				return true
			}
		}
	}
	return false
}

// comparable says whether a day of a unit is compared with its counterpart.
func (c *drawn) comparable(q breakdown.Query, u *tenant.Unit, day, other calendar.Day) bool {
	current := u.Calendar.DayAt(c.now)
	if !other.Before(current) || !c.isKnown(u, day) || !c.isKnown(u, other) {
		return false
	}
	if q.Grain != breakdown.ByHour && day != current {
		return true
	}
	return !slices.ContainsFunc(c.figures, func(f store.SlotFigure) bool {
		return f.Unit == u.ID && (f.Day == day || f.Day == other) && f.SlotStart.IsZero()
	})
}

// hasCounterpart says whether the slot of a figure has passed today, by its clock, and by the hour
// whether the clock shows its time on both days.
func (c *drawn) hasCounterpart(q breakdown.Query, u *tenant.Unit, f store.SlotFigure, day, other calendar.Day) bool {
	if f.SlotStart.IsZero() {
		return true
	}
	if day == u.Calendar.DayAt(c.now) {
		running, _ := u.Calendar.SlotAt(day, c.now)
		if hoursIn(u, f.SlotStart) >= hoursIn(u, running.Start) {
			return false
		}
	}
	against := other
	if f.Day == other {
		against = day
	}
	return q.Grain != breakdown.ByHour || slices.Contains(times(u, against), clockOf(u, f.SlotStart))
}

// hoursIn returns how many hours after the start of its day the clock stands.
func hoursIn(u *tenant.Unit, at time.Time) int {
	return (at.In(u.Calendar.Zone()).Hour() - 5 + 24) % 24
}

// clockOf writes the time of a slot, and whether the clock shows it for the second time.
func clockOf(u *tenant.Unit, at time.Time) string {
	local := at.In(u.Calendar.Zone())
	return fmt.Sprintf("%s %t", local.Format("15:00"), isSecond(local))
}

func times(u *tenant.Unit, day calendar.Day) (all []string) {
	for _, slot := range u.Calendar.Slots(day) {
		all = append(all, clockOf(u, slot.Start))
	}
	return all
}

// rowName names the row of a figure that stands on a day of the period.
func (c *drawn) rowName(q breakdown.Query, u *tenant.Unit, f store.SlotFigure, day calendar.Day) string {
	bucket := ""
	switch q.Grain {
	case breakdown.ByDay:
		bucket = day.String()
	case breakdown.ByWeekday:
		bucket = strings.ToLower(day.Weekday().String())
	case breakdown.ByWeek:
		at, err := time.Parse(time.DateOnly, day.String())
		if err != nil {
			panic(err)
		}
		year, week := at.ISOWeek()
		bucket = fmt.Sprintf("%04d-W%02d", year, week)
	case breakdown.ByHour:
		if bucket = " false"; !f.SlotStart.IsZero() {
			bucket = clockOf(u, f.SlotStart)
		}
	}
	if q.Grain != breakdown.ByHour {
		bucket += " false"
	}
	groups := ""
	for _, by := range q.By {
		groups = map[breakdown.Dimension]string{
			breakdown.Unit: fmt.Sprint(u.ID), breakdown.SalesType: string(f.Type), breakdown.Weekday: strings.ToLower(day.Weekday().String()),
		}[by]
	}
	return fmt.Sprintf("%s [%s] %s", bucket, groups, f.Currency)
}

func rowText(row *breakdown.Row) string {
	text := fmt.Sprintf("%s %t [%s] %s: %v", row.Bucket.Key, row.Bucket.Again, strings.Join(row.Groups, " "), row.Currency, *row.Sold)
	if row.Part != nil {
		text += fmt.Sprintf(" (%v vs %v)", *row.Part, *row.Other)
	}
	return text
}

func (r *ruled) text() string {
	var all []string
	for name, row := range r.rows {
		text := fmt.Sprintf("%s: %v", name, row.sold)
		if row.compared {
			text += fmt.Sprintf(" (%v vs %v)", row.part, row.other)
		}
		all = append(all, text)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func coverageText(c *breakdown.Coverage) string {
	if c == nil {
		return "all"
	}
	return fmt.Sprintf("%d/%d units, %d/%d unit-days", c.Units, c.OfUnits, c.UnitDays, c.OfUnitDays)
}

// coverage returns what is compared in a currency.
func (r *ruled) coverage(currency sales.Currency) string {
	c := breakdown.Coverage{}
	for _, key := range slices.Sorted(maps.Keys(r.begun)) {
		if !strings.HasPrefix(key, string(currency)+" ") {
			continue
		}
		c.UnitDays += len(r.compared[key])
		c.OfUnitDays += len(r.begun[key])
		if len(r.compared[key]) > 0 {
			c.Units++
		}
		if len(r.begun[key]) > 0 {
			c.OfUnits++
		}
	}
	if c.UnitDays == c.OfUnitDays {
		return "all"
	}
	return coverageText(&c)
}
