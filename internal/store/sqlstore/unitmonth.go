package sqlstore

import (
	"cmp"
	"encoding/binary"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// The day totals of a unit's calendar month, as unit_month keeps them. Version 1 is, in varints
// where nothing else is said, and in the terms of payload.go:
//
//	the byte 1
//	sales types, currencies
//	totals: how many, then for each, in order of day, type and currency
//	    days after that of the total before; after the first of the month for the first
//	    type and currency as one number
//	    net, gross - net, checks, guests
const monthVersion = 1

// month counts calendar months: year * 12 + month - 1.
type month int32

func monthOf(d calendar.Day) month {
	date := time.Unix(int64(d.Number())*24*60*60, 0).UTC()
	return month(date.Year()*12 + int(date.Month()) - 1)
}

// first returns the first day of the month.
func (m month) first() calendar.Day {
	year, of := int(m)/12, int(m)%12
	if of < 0 {
		year, of = year-1, of+12
	}
	return calendar.NewDay(year, time.Month(of+1), 1)
}

// dayTotal is a total of one day of a month.
type dayTotal struct {
	day int32
	total
}

// putDay makes the totals of a day what they are.
func putDay(month []dayTotal, day int32, totals []total) []dayTotal {
	compare := func(t dayTotal, day int32) int { return cmp.Compare(t.day, day) }
	from, _ := slices.BinarySearchFunc(month, day, compare)
	to, _ := slices.BinarySearchFunc(month, day+1, compare)
	of := make([]dayTotal, len(totals))
	for i, t := range totals {
		of[i] = dayTotal{day, t}
	}
	return slices.Replace(month, from, to, of...)
}

// appendMonth appends the encoded totals of a month to b.
func appendMonth(b []byte, m month, totals []dayTotal) []byte {
	types, currencies := tablesOf(totals, func(t *dayTotal) totalKey { return t.totalKey })
	b = append(b, monthVersion)
	b = appendTable(b, types)
	b = appendTable(b, currencies)
	b = binary.AppendUvarint(b, uint64(len(totals)))
	day := m.first().Number()
	for i := range totals {
		t := &totals[i]
		b = binary.AppendVarint(b, int64(t.day-day))
		day = t.day
		b = appendPlace(b, types, currencies, t.totalKey)
		b = appendMeasures(b, t.Measures)
	}
	return b
}

// eachTotal hands the totals of an encoded month to visit, in order, until it returns an error.
func (r *dayReader) eachTotal(m month, b []byte, visit func(day int32, key totalKey, of sales.Measures) error) error {
	d := decoder{rest: b}
	n := r.begin(&d, monthVersion)
	day := m.first().Number()
	for range n {
		day += int32(d.varint())
		key := r.next(&d)
		of := d.measures()
		if d.failed {
			break
		}
		if err := visit(day, key, of); err != nil {
			return err
		}
	}
	if d.failed || len(d.rest) > 0 {
		return errPayload
	}
	return nil
}

// decodeMonth appends the totals of an encoded month to totals.
func (r *dayReader) decodeMonth(totals []dayTotal, m month, b []byte) ([]dayTotal, error) {
	err := r.eachTotal(m, b, func(day int32, key totalKey, of sales.Measures) error {
		totals = append(totals, dayTotal{day, total{key, of}})
		return nil
	})
	if err == nil && !slices.IsSortedFunc(totals, dayTotal.compareDays) {
		err = errPayload
	}
	return totals, err
}

func (t dayTotal) compareDays(other dayTotal) int {
	return cmp.Or(cmp.Compare(t.day, other.day), t.compare(other.totalKey))
}
