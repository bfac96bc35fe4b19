package till

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/sales"
)

// A key names a figure within a business day.
type key struct {
	slot           int
	Type, Currency string
}

// A figure is what a slot sold so far. Amounts stay exact.
type figure struct {
	net, gross     sales.Amount
	checks, guests int32
}

func (f figure) plus(g figure) figure {
	return figure{f.net + g.net, f.gross + g.gross, f.checks + g.checks, f.guests + g.guests}
}

func (f figure) minus(g figure) figure {
	return figure{f.net - g.net, f.gross - g.gross, f.checks - g.checks, f.guests - g.guests}
}

// figures adds up the sales of a day before until, by slot, sales type and currency.
func figures(day api.BusinessDayCalendar, sold []Sale, until time.Time) (map[key]figure, error) {
	found := map[key]figure{}
	for _, sale := range sold {
		if !sale.At.Before(until) {
			continue
		}
		slot, err := slotOf(day, sale.At)
		if err != nil {
			return nil, err
		}
		k := key{slot, sale.Type, sale.Currency}
		found[k] = found[k].plus(figure{sale.Net, sale.Gross, sale.Checks, sale.Guests})
	}
	return found, nil
}

// slotOf returns the number of the slot that holds an instant.
func slotOf(day api.BusinessDayCalendar, at time.Time) (int, error) {
	i, exact := slices.BinarySearchFunc(day.Slots, at, func(s api.CalendarSlot, at time.Time) int { return s.Start.Compare(at) })
	if !exact {
		i--
	}
	if i < 0 || !at.Before(day.Slots[i].End) {
		return 0, fmt.Errorf("a sale at %s is not on business day %s of unit %d", at.Format(time.RFC3339), day.BusinessDay, day.UnitID)
	}
	return i, nil
}

// rows returns figures as they are sent, in order.
func rows(day api.BusinessDayCalendar, found map[key]figure) []api.SalesRow {
	keys := make([]key, 0, len(found))
	for k := range found {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.slot, b.slot), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Currency, b.Currency))
	})
	list := make([]api.SalesRow, len(keys))
	for i, k := range keys {
		list[i] = row(day.Slots[k.slot], k, found[k])
	}
	return list
}

func row(slot api.CalendarSlot, k key, f figure) api.SalesRow {
	return api.SalesRow{
		TimeSlotStart: slot.Local + slot.Offset,
		SalesTypeID:   k.Type,
		CurrencyID:    k.Currency,
		NetSales:      api.Decimal(f.net.String()),
		GrossSales:    api.Decimal(f.gross.String()),
		NumChecks:     f.checks,
		NumGuests:     f.guests,
	}
}

// changed returns the figures that differ from those sent before.
func changed(sent, now map[key]figure) map[key]figure {
	found := map[key]figure{}
	for k, f := range now {
		if before, ok := sent[k]; !ok || before != f {
			found[k] = f
		}
	}
	return found
}

// complete returns the end of the last slot that has ended by now; the start of the
// day where none has.
func complete(day api.BusinessDayCalendar, now time.Time) time.Time {
	ended := day.Start
	for _, slot := range day.Slots {
		if slot.End.After(now) {
			break
		}
		ended = slot.End
	}
	return ended
}
