package breakdown_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// TestEqualsANaiveSum asks a thousand random questions, and holds each answer to a sum over the ledger, made in the plainest way.
func TestEqualsANaiveSum(t *testing.T) {
	w := newWorld(t)
	random := rand.New(rand.NewPCG(1, 2))
	first := calendar.NewDay(2026, time.October, 10) // the clocks change twice within: Madrid, Havana
	for range 1500 {
		unit := tenant.UnitID(1 + random.IntN(6))
		day := first.AddDays(random.IntN(30))
		slots := w.units[unit].Calendar.Slots(day)
		w.sell(unit, day, slots[random.IntN(len(slots))].Start, pick[sales.TypeID](random, "DINE", "TAKE"), pick[sales.Currency](random, "EUR", "USD"), int64(random.IntN(2000)-200))
	}
	for range 60 { // a day is stated anew, and loses what it had
		unit := tenant.UnitID(1 + random.IntN(6))
		day := first.AddDays(random.IntN(30))
		slots := w.units[unit].Calendar.Slots(day)
		w.replace(unit, day, slots[random.IntN(len(slots))].Start, int64(random.IntN(2000)-200))
	}
	figures := w.replay()
	for range 1000 {
		q := w.randomQuery(random, first)
		got, want := summary(w.ask(q)), w.naive(q, figures)
		if got != want {
			t.Fatalf("%+v\ngot\n%s\nwant\n%s", q, got, want)
		}
	}
}

func pick[T any](r *rand.Rand, options ...T) T { return options[r.IntN(len(options))] }

// replay returns the figures that the exported ledger leaves: the last row of each key, unless it was removed.
func (w *world) replay() map[store.FigureKey]sales.Measures {
	figures := map[store.FigureKey]sales.Measures{}
	for after := store.Seq(0); ; {
		entries, err := w.store.EntriesAfter(w.t.Context(), store.Background(w.caller.Tenant), after, 500)
		check(w.t, err)
		for _, e := range entries {
			for _, row := range e.Removed {
				delete(figures, store.FigureKey{Unit: e.Unit, Day: e.Day, Key: row.Key()})
			}
			for _, row := range e.Rows {
				figures[store.FigureKey{Unit: e.Unit, Day: e.Day, Key: row.Key()}] = row.Measures
			}
			after = e.Seq
		}
		if len(entries) == 0 {
			return figures
		}
	}
}

func (w *world) randomQuery(r *rand.Rand, first calendar.Day) breakdown.Query {
	from := first.AddDays(r.IntN(25))
	q := breakdown.Query{Period: between(from, from.AddDays(r.IntN(12))), Grain: pick(r, breakdown.Grains()...), Filters: map[breakdown.Dimension][]string{}}
	for range r.IntN(3) {
		if d := pick(r, breakdown.Dimensions()...); !slices.Contains(q.By, d) {
			q.By = append(q.By, d)
		}
	}
	for d, values := range map[breakdown.Dimension][]string{
		breakdown.Brand: {"Quince", "Copper", ""}, breakdown.Country: {"ES", "US"}, breakdown.Currency: {"EUR"}, breakdown.SalesType: {"DINE", "TAKE"},
		breakdown.Category: {"counter"}, breakdown.Daypart: {"lunch", "night", ""}, breakdown.Weekday: {"monday", "saturday", "sunday"}, breakdown.City: {"Madrid"},
	} {
		if r.IntN(8) == 0 {
			q.Filters[d] = []string{pick(r, values...)}
		}
	}
	if r.IntN(4) == 0 {
		q.Units = []tenant.UnitID{1, tenant.UnitID(2 + r.IntN(4))}
	}
	return q
}

// summary writes a report as sums by bucket, groups and currency, in order.
func summary(r breakdown.Report) string {
	var all []string
	for _, row := range r.Rows {
		if row.Sold != nil {
			all = append(all, fmt.Sprintf("%s %t %q %s: %v", row.Bucket.Key, row.Bucket.Again, row.Groups, row.Currency, *row.Sold))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func (w *world) naive(q breakdown.Query, figures map[store.FigureKey]sales.Measures) string {
	rows := map[string]sales.Measures{}
	for key, m := range figures {
		if !w.wanted(q, key) {
			continue
		}
		if !key.Day.Before(*q.Period.Start) && !key.Day.After(*q.Period.End) {
			name := w.name(q, key)
			rows[name] = rows[name].Plus(m)
		}
	}
	var all []string
	for name, m := range rows {
		all = append(all, fmt.Sprintf("%s: %v", name, m))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func (w *world) wanted(q breakdown.Query, key store.FigureKey) bool {
	if len(q.Units) > 0 && !slices.Contains(q.Units, key.Unit) {
		return false
	}
	for d, values := range q.Filters {
		if !slices.Contains(values, w.value(key, d)) {
			return false
		}
	}
	return true
}

func (w *world) value(key store.FigureKey, d breakdown.Dimension) string {
	u := w.units[key.Unit]
	at := key.SlotStart.In(u.Calendar.Zone()).Format("15:04")
	switch d {
	case breakdown.Unit:
		return fmt.Sprint(u.ID)
	case breakdown.Brand:
		return u.Brand
	case breakdown.Country:
		return u.Country
	case breakdown.City:
		return u.City
	case breakdown.Currency:
		return string(key.Currency)
	case breakdown.SalesType:
		return string(key.Type)
	case breakdown.Category:
		return map[sales.TypeID]string{"DINE": "restaurant", "TAKE": "counter"}[key.Type]
	case breakdown.Weekday:
		return strings.ToLower(key.Day.Weekday().String())
	case breakdown.Daypart:
		switch {
		case at >= "11:30" && at < "16:30":
			return "lunch"
		case at >= "22:00" || at < "02:00":
			return "night"
		}
	}
	return ""
}

func (w *world) name(q breakdown.Query, key store.FigureKey) string {
	u := w.units[key.Unit]
	local := key.SlotStart.In(u.Calendar.Zone())
	date := time.Unix(int64(key.Day.Number())*86400, 0).UTC()
	bucket, again := "", false
	switch q.Grain {
	case breakdown.BySlot:
		in := local.Hour()*60 + local.Minute() - u.Calendar.DayStart().Minutes()
		length := w.slotLength(q)
		in = (in + 1440) % 1440 / length * length
		start := (in + u.Calendar.DayStart().Minutes()) % 1440
		bucket, again = fmt.Sprintf("%02d:%02d", start/60, start%60), isSecond(local)
	case breakdown.ByHour:
		bucket, again = local.Format("15")+":00", isSecond(local)
	case breakdown.ByDaypart:
		bucket = w.value(key, breakdown.Daypart)
	case breakdown.ByDay:
		bucket = key.Day.String()
	case breakdown.ByWeek:
		year, week := date.ISOWeek()
		bucket = fmt.Sprintf("%04d-W%02d", year, week)
	case breakdown.ByMonth:
		bucket = date.Format("2006-01")
	case breakdown.ByWeekday:
		bucket = w.value(key, breakdown.Weekday)
	}
	var groups []string
	for _, d := range q.By {
		groups = append(groups, w.value(key, d))
	}
	return fmt.Sprintf("%s %t %q %s", bucket, again, groups, key.Currency)
}

// slotLength is 30 minutes as soon as Lord Howe, which sells by the half hour, is among the units.
func (w *world) slotLength(q breakdown.Query) int {
	lordHowe := w.units[5]
	in := len(q.Units) == 0 || slices.Contains(q.Units, 5)
	for d, values := range q.Filters {
		of := map[breakdown.Dimension]string{breakdown.Brand: lordHowe.Brand, breakdown.Country: lordHowe.Country, breakdown.City: lordHowe.City}
		if value, ofUnits := of[d]; ofUnits {
			in = in && slices.Contains(values, value)
		}
	}
	if in {
		return 30
	}
	return 15
}

// isSecond looks whether a clock showed the same before: minute by minute, for three hours.
func isSecond(t time.Time) bool {
	for back := time.Minute; back <= 3*time.Hour; back += time.Minute {
		if t.Add(-back).Format("2006-01-02T15:04") == t.Format("2006-01-02T15:04") {
			return true
		}
	}
	return false
}
