package imports

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Bounds of what is kept in memory of a file, in bytes: of all, and about what a day, a figure and
// a ticket take, each with its share of what is empty.
const (
	maxTally   = 26 << 20
	daySize    = 112
	figureSize = 56
	ticketSize = 24
)

var errTooManyFigures = errors.New("the file has too many figures or tickets for one import: " +
	"send it in parts, of fewer units or days")

// dayKey names a business day of a unit.
type dayKey struct {
	unit tenant.UnitID
	day  calendar.Day
}

// figure is what was sold in a slot, or on the day. Its sales type and currency are their numbers
// in the tally.
type figure struct {
	slot          slotKey
	typ, currency uint16
	sales.Measures
}

// compareKeys orders the figures of a day.
func (f figure) compareKeys(g figure) int {
	return cmp.Or(cmp.Compare(f.slot, g.slot), cmp.Compare(f.typ, g.typ),
		cmp.Compare(f.currency, g.currency))
}

// slotKey is the start of a slot, in seconds after midnight in UTC of the date of its business day.
type slotKey int32

// wholeDay is the slot of a figure that is of the day.
const wholeDay slotKey = math.MinInt32

const secondsPerDay = 24 * 60 * 60

func newSlotKey(day calendar.Day, start time.Time) slotKey {
	if start.IsZero() {
		return wholeDay
	}
	return slotKey(start.Unix() - int64(day.Number())*secondsPerDay)
}

// start returns the start of the slot; the zero time where it is the day.
func (k slotKey) start(day calendar.Day) time.Time {
	if k == wholeDay {
		return time.Time{}
	}
	return time.Unix(int64(day.Number())*secondsPerDay+int64(k), 0).UTC()
}

// ticketID is a hash of a ticket of a business day.
type ticketID [16]byte

// tally sums the rows of a file by figure, in memory that is bounded. The figures of a day are in
// the order of compareKeys.
type tally struct {
	types      []sales.TypeID
	currencies []sales.Currency
	days       map[dayKey][]figure
	figures    int
	tickets    map[ticketID]struct{}
}

func newTally() *tally {
	return &tally{days: map[dayKey][]figure{}, tickets: map[ticketID]struct{}{}}
}

// number returns the index of a value, which is added if it is new.
func number[T comparable](values *[]T, value T) uint16 {
	at := slices.Index(*values, value)
	if at < 0 {
		at = len(*values)
		*values = append(*values, value)
	}
	return uint16(at)
}

// add adds m to a figure of a day, unless the sum were out of range.
func (t *tally) add(day dayKey, key sales.Key, m sales.Measures) error {
	added := figure{
		slot: newSlotKey(day.day, key.SlotStart), typ: number(&t.types, key.Type),
		currency: number(&t.currencies, key.Currency),
	}
	figures := t.days[day]
	at, found := slices.BinarySearchFunc(figures, added, figure.compareKeys)
	if added.Measures = m; found {
		added.Measures = figures[at].Plus(m)
	}
	if max(added.Net, -added.Net, added.Gross, -added.Gross) > maxSlot {
		return errors.New("the sales of its slot would be out of range")
	}
	if found {
		figures[at] = added
		return nil
	}
	t.days[day] = slices.Insert(figures, at, added)
	t.figures++
	return nil
}

// addTicket reports whether a line is the first of its ticket: it counts as a check. A line without
// a ticket is one of its own.
func (t *tally) addTicket(day dayKey, ticket string) bool {
	if ticket == "" {
		return true
	}
	name := binary.AppendVarint(nil, int64(day.unit))
	name = binary.AppendVarint(name, int64(day.day.Number()))
	sum := sha256.Sum256(append(name, ticket...))
	id := ticketID(sum[:len(ticketID{})])
	_, seen := t.tickets[id]
	t.tickets[id] = struct{}{}
	return !seen
}

// checkSize refuses a file of more than may be kept in memory.
func (t *tally) checkSize() error {
	if len(t.days)*daySize+t.figures*figureSize+len(t.tickets)*ticketSize > maxTally {
		return errTooManyFigures
	}
	return nil
}

// eachDay hands the rows of each day to visit: units in order, of each its days, of each its rows.
func (t *tally) eachDay(visit func(dayKey, []sales.Row) error) error {
	t.tickets = nil // whose lines are counted
	keys := slices.SortedFunc(maps.Keys(t.days), func(a, b dayKey) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), a.day.Compare(b.day))
	})
	for _, key := range keys {
		if err := visit(key, t.rows(key)); err != nil {
			return err
		}
	}
	return nil
}

func (t *tally) rows(key dayKey) []sales.Row {
	rows := make([]sales.Row, len(t.days[key]))
	for i, f := range t.days[key] {
		rows[i] = sales.Row{
			SlotStart: f.slot.start(key.day), Type: t.types[f.typ],
			Currency: t.currencies[f.currency], Measures: f.Measures,
		}
	}
	slices.SortFunc(rows, func(a, b sales.Row) int {
		return cmp.Or(a.SlotStart.Compare(b.SlotStart), cmp.Compare(a.Type, b.Type),
			cmp.Compare(a.Currency, b.Currency))
	})
	return rows
}

// units returns the units that have figures, in order.
func (t *tally) units() []tenant.UnitID {
	units := map[tenant.UnitID]bool{}
	for key := range t.days {
		units[key.unit] = true
	}
	return slices.Sorted(maps.Keys(units))
}

// dayQuery asks for the totals of all days that have figures, and maybe of others.
func (t *tally) dayQuery() store.DayQuery {
	days := slices.Collect(func(yield func(calendar.Day) bool) {
		for key := range t.days {
			if !yield(key.day) {
				return
			}
		}
	})
	return store.DayQuery{
		Units: t.units(), From: slices.MinFunc(days, calendar.Day.Compare),
		To: slices.MaxFunc(days, calendar.Day.Compare),
	}
}
