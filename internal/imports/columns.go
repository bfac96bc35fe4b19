package imports

import (
	"slices"
	"strings"
	"unicode"
)

// Kind says what a row of a file is.
type Kind string

// The kinds of file.
const (
	Lines Kind = "lines" // a line of a ticket, with its time
	Slots Kind = "slots" // what was sold in a slot
	Days  Kind = "days"  // what was sold on a business day
)

// field is what a column can be taken for.
type field int

const (
	timeField field = iota
	slotField
	dayField
	clockField
	unitField
	typeField
	currencyField
	netField
	grossField
	checksField
	guestsField
	ticketField
	fields
)

var fieldNames = [fields]string{"time", "slotStart", "businessDay", "clock", "unit", "salesType", "currency", "netSales", "grossSales", "numChecks", "numGuests", "ticket"}

// FieldNames returns the fields that a column can be named for.
func FieldNames() []string { return slices.Clone(fieldNames[:]) }

// IsField reports whether there is a field of this name.
func IsField(name string) bool { return slices.Contains(fieldNames[:], name) }

// knownNames are what columns are usually called, in letters and digits only; the first that a file has counts.
var knownNames = [fields][]string{
	timeField:     {"timestamplocal", "timestamp", "datetime", "dateandtime", "soldat", "createdat"},
	slotField:     {"slotstartlocal", "timeslotstart", "slotstart", "slot"},
	dayField:      {"businessday", "businessdate", "date", "day", "datum", "fecha"},
	clockField:    {"time", "clock", "hour", "heure", "hora", "uhrzeit"},
	unitField:     {"unitid", "unit", "businessunit", "store", "site", "restaurant", "location", "shop"},
	typeField:     {"salestypeid", "salestype", "type", "channel", "category"},
	currencyField: {"currencyid", "currency"},
	netField:      {"netsales", "net", "netamount", "netto"},
	grossField:    {"grosssales", "gross", "grossamount", "amount", "total", "brutto", "sales"},
	checksField:   {"numchecks", "checks", "tickets", "transactions", "receipts"},
	guestsField:   {"numguests", "guests", "covers"},
	ticketField:   {"ticketid", "ticket", "receiptid", "receipt", "orderid", "order", "checkid", "check", "ticketno", "ticketnumber"},
}

// layout is where the fields stand; -1 where they do not.
type layout struct {
	at    [fields]int
	names []string
	kind  Kind
}

// findColumns takes the columns of a header for fields: those that are named, and the rest by what they are usually called.
func findColumns(header []string, named map[string]string, kind Kind) (layout, []Problem) {
	l := layout{kind: kind}
	var problems []Problem
	simple := make([]string, len(header))
	for i, name := range header {
		simple[i] = simplified(name)
		l.names = append(l.names, strings.TrimSpace(name))
	}
	for f := range fields {
		l.at[f] = -1
		if wanted, ok := named[fieldNames[f]]; ok {
			if l.at[f] = place(simple, simplified(wanted)); l.at[f] < 0 {
				problems = append(problems, Problem{1, wanted, "There is no such column."})
			}
			continue
		}
		for _, name := range knownNames[f] {
			if l.at[f] = place(simple, name); l.at[f] >= 0 {
				break
			}
		}
	}
	l.guessKind()
	return l, append(problems, l.missing()...)
}

func place(names []string, name string) int {
	for i, candidate := range names {
		if candidate == name {
			return i
		}
	}
	return -1
}

func simplified(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

func (l *layout) has(f field) bool { return l.at[f] >= 0 }

func (l *layout) guessKind() {
	switch {
	case l.kind != "":
	case l.has(slotField):
		l.kind = Slots
	case l.has(timeField) || l.has(ticketField) && l.has(clockField):
		l.kind = Lines
	case l.has(clockField):
		l.kind = Slots
	default:
		l.kind = Days
	}
}

// missing says what a file of the kind cannot be without.
func (l *layout) missing() (problems []Problem) {
	need := func(there bool, what string) {
		if !there {
			problems = append(problems, Problem{Row: 1, Detail: "The header names no column for " + what + ": say which it is (the parameter column, or --map)"})
		}
	}
	switch l.kind {
	case Days:
		need(l.has(dayField), "the business day")
	case Slots:
		need(l.has(slotField) || l.has(timeField) || l.has(dayField) && l.has(clockField), "when the slot starts")
	case Lines:
		need(l.has(timeField) || l.has(slotField) || l.has(dayField) && l.has(clockField), "the time")
	}
	need(l.has(netField) || l.has(grossField) || l.has(checksField), "what was sold, net or gross")
	return problems
}

// columns lists the fields that were found.
func (l *layout) columns() (found []Column) {
	for f, at := range l.at {
		if at >= 0 {
			found = append(found, Column{fieldNames[f], l.names[at]})
		}
	}
	return found
}

// cell returns what a row says in a field, "" where it says nothing.
func (l *layout) cell(cells []string, f field) string {
	if at := l.at[f]; at >= 0 && at < len(cells) {
		return strings.TrimSpace(cells[at])
	}
	return ""
}
