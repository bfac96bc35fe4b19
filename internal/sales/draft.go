package sales

import (
	"strconv"
	"strings"
)

// MaxRows is how many rows a submission may have.
const MaxRows = 5000

// Draft is a submission as it was sent, before any rule: which members were
// there, and what stood in them.
type Draft struct {
	// Form is Object unless the body was something else, and then has no members.
	Form Form

	Day, ObservedAt, RealTimeSales Member
	// Repeated are the members that stood there more than once.
	Repeated []Repeat
	// Unknown are the members of the body and of rows that are not known.
	Unknown UnknownMembers
	// Rows are the first MaxRows of the Count rows that were sent.
	Rows  []DraftRow
	Count int
}

// DraftRow is one row of a draft.
type DraftRow struct {
	// Form is Object unless the row was something else, and then has no members.
	Form Form

	Currency, Type, SlotStart  Member
	Net, Gross, Checks, Guests Member
	// Repeated are the members that stood there more than once.
	Repeated []Repeat
}

// Member is a member of an object as it was sent.
type Member struct {
	// Name is the member's name as its sender spelt it.
	Name string
	Form Form
	// Text is what a String says, or the digits of a Number; empty otherwise.
	Text string
}

// Repeat is a member that stood twice in an object: how it was spelt first, and then.
type Repeat struct{ First, Second string }

// Form is the form of a JSON value.
type Form uint8

// The forms of a value. Absent stands for a member that was not there.
const (
	Absent Form = iota
	Null
	Boolean
	Number
	String
	Array
	Object
)

// String names the form, as in "it is a string".
func (f Form) String() string {
	return [...]string{"absent", "null", "true or false", "a number", "a string", "an array", "an object"}[f]
}

// rowPointer points to row i.
func (d *Draft) rowPointer(i int) string {
	return pointerTo(d.RealTimeSales.Name) + "/" + strconv.Itoa(i)
}

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

// NoteUnknown notes a member of the body that is not known.
func (d *Draft) NoteUnknown(name string) { d.Unknown.NoteInBody(name, BodyMembers) }

// NoteUnknownInRow notes a member of the row that is being read, number Count, that is not known.
func (d *Draft) NoteUnknownInRow(name string) {
	d.Unknown.NoteInRow(name, RowMembers, func() string { return d.rowPointer(d.Count) })
}

// pointerTo points to a member of the body (RFC 6901).
func pointerTo(name string) string { return "/" + pointerEscaper.Replace(name) }
