package tenant

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// field is one thing that can differ between two versions of a T, as people read it.
type field[T any] struct {
	label string
	text  func(T) string
}

// differences says which fields differ, as "unit 3: day start 05:00 -> 06:00".
func differences[T any](subject string, fields []field[T], was, is T) []string {
	var changes []string
	for _, f := range fields {
		if before, after := f.text(was), f.text(is); before != after {
			changes = append(changes, fmt.Sprintf("%s: %s %s -> %s", subject, f.label, orNone(before), orNone(after)))
		}
	}
	return changes
}

func orNone(text string) string {
	if text == "" {
		return "(none)"
	}
	return text
}

var companyFields = []field[Company]{
	{"name", func(c Company) string { return c.Name }},
	{"suspended", func(c Company) string { return strconv.FormatBool(c.Suspended) }},
}

var defaultsFields = []field[Defaults]{
	{"time zone", func(d Defaults) string { return d.Zone }},
	{"day start", func(d Defaults) string { return d.DayStart.String() }},
	{"slot minutes", func(d Defaults) string { return strconv.Itoa(d.SlotLength.Minutes()) }},
	{"language", func(d Defaults) string { return d.Language }},
}

var intakeFields = []field[Intake]{
	{"maximum age in days", func(i Intake) string { return strconv.Itoa(i.MaxAgeDays) }},
	{"future tolerance", func(i Intake) string { return i.FutureTolerance.String() }},
	{"currency decimals", func(i Intake) string { return string(cmp.Or(i.CurrencyDecimals, Warn)) }},
}

// calendarFields decide which slot a sale belongs to.
var calendarFields = []field[Unit]{
	{"time zone", func(u Unit) string { return u.Calendar.Zone().String() }},
	{"day start", func(u Unit) string { return u.Calendar.DayStart().String() }},
	{"slot minutes", func(u Unit) string { return strconv.Itoa(u.Calendar.SlotLength().Minutes()) }},
}

var unitFields = []field[Unit]{
	{"name", func(u Unit) string { return u.Name }},
	{"brand", func(u Unit) string { return u.Brand }},
	{"company", func(u Unit) string { return u.Company }},
	{"region", func(u Unit) string { return u.Region }},
	{"country", func(u Unit) string { return u.Country }},
	{"city", func(u Unit) string { return u.City }},
	{"currencies", func(u Unit) string { return join(u.Currencies) }},
	{"sales types", func(u Unit) string { return join(u.SalesTypes) }},
	{"opened on", func(u Unit) string { return dayText(u.OpenedOn) }},
	{"closed on", func(u Unit) string { return dayText(u.ClosedOn) }},
}

// keyed is a list whose items are known by an id.
type keyed[T any] struct {
	singular, plural string
	id               func(T) string
	fields           []field[T]
	// describe says what of an added item its id does not.
	describe func(T) string
}

var currencyList = keyed[Currency]{"currency", "currencies", func(c Currency) string { return string(c.ID) }, []field[Currency]{
	{"decimals", func(c Currency) string { return strconv.Itoa(c.Decimals) }},
}, describeNothing[Currency]}

var typeList = keyed[SalesType]{"sales type", "sales types", func(t SalesType) string { return string(t.ID) }, []field[SalesType]{
	{"names", func(t SalesType) string { return namesText(t.Names) }},
	{"aliases", func(t SalesType) string { return quoted(t.Aliases) }},
	{"category", func(t SalesType) string { return t.Category }},
	{"traffic by", func(t SalesType) string { return string(t.TrafficBy) }},
}, describeAliases}

var daypartList = keyed[Daypart]{"daypart", "dayparts", func(d Daypart) string { return d.ID }, []field[Daypart]{
	{"names", func(d Daypart) string { return namesText(d.Names) }},
	{"from", func(d Daypart) string { return d.From.String() }},
	{"to", func(d Daypart) string { return d.To.String() }},
}, describeNothing[Daypart]}

func describeNothing[T any](T) string { return "" }

// describeAliases names the codes that tills may send for a sales type, if there are any.
func describeAliases(t SalesType) string {
	if len(t.Aliases) == 0 {
		return ""
	}
	return ", aliases " + quoted(t.Aliases)
}

// compareLists adds to the plan what is new and what is different, and returns what is gone.
func compareLists[T any](p *Plan, list keyed[T], was, is []T) (gone []string) {
	before, after := ids(was, list.id), ids(is, list.id)
	for i, id := range after {
		if j := slices.Index(before, id); j >= 0 {
			p.differ(differences(list.singular+" "+id, list.fields, was[j], is[i]))
		} else {
			p.change("%s %s: added%s", list.singular, id, list.describe(is[i]))
		}
	}
	for _, id := range before {
		if !slices.Contains(after, id) {
			gone = append(gone, list.singular+" "+id)
		}
	}
	if kept(before, after) != kept(after, before) {
		p.change("%s: order %s -> %s", list.plural, join(before), join(after))
	}
	return gone
}

// kept returns those of ids that are in others too, in their order.
func kept(ids, others []string) string {
	isGone := func(id string) bool { return !slices.Contains(others, id) }
	return join(slices.DeleteFunc(slices.Clone(ids), isGone))
}

func namesText(names map[string]string) string {
	var parts []string
	for _, language := range sortedKeys(names) {
		parts = append(parts, fmt.Sprintf("%s: %q", language, names[language]))
	}
	return strings.Join(parts, ", ")
}

// quoted lists codes, which may have spaces.
func quoted(ids []sales.TypeID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.Quote(string(id))
	}
	return strings.Join(texts, " ")
}

func dayText(d *calendar.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func describeCalendar(u Unit) string {
	return fmt.Sprintf("%s, day start %s, %d-minute slots",
		u.Calendar.Zone(), u.Calendar.DayStart(), u.Calendar.SlotLength().Minutes())
}
