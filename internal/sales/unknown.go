package sales

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/spelling"
)

// maxUnknown is how many names that are not known a warning spells out.
const maxUnknown = 10

// maxNoted bounds what is noted of a name, in bytes: a warning is kept for ever.
const maxNoted = 64

// The members of a submission and of its rows.
var (
	BodyMembers = []string{"businessDay", "observedAt", "realTimeSales"}
	RowMembers  = []string{"currencyId", "salesTypeId", "timeSlotStart", "netSales", "grossSales", "numChecks", "numGuests"}
)

// Unknown is a member that is not known.
type Unknown struct {
	// Object is a JSON pointer to the row that has it, empty for the body; Name is its name there, cut
	// where it is long.
	Object, Name string
	// Nearest is the known name that was most likely meant, empty if none is near.
	Nearest string
}

// UnknownMembers are the members of a call that are not known: the first of each name of the body and
// of rows, at most maxUnknown of them. More is set where there were other names.
type UnknownMembers struct {
	First []Unknown
	More  bool
}

// NoteInBody notes a member of the body that is not among those known.
func (u *UnknownMembers) NoteInBody(name string, known []string) {
	u.note(name, false, known, func() string { return "" })
}

// NoteInRow notes a member of a row, to which pointer points, that is not among those known.
func (u *UnknownMembers) NoteInRow(name string, known []string, pointer func() string) {
	u.note(name, true, known, pointer)
}

func (u *UnknownMembers) note(name string, inRow bool, known []string, pointer func() string) {
	if len(name) > maxNoted {
		name = strings.ToValidUTF8(name[:maxNoted], "") + "…"
	}
	isNoted := func(u Unknown) bool { return u.Name == name && (u.Object != "") == inRow }
	switch {
	case slices.ContainsFunc(u.First, isNoted):
	case len(u.First) == maxUnknown:
		u.More = true
	default:
		u.First = append(u.First, Unknown{pointer(), name, spelling.FindNearest(name, known)})
	}
}

// Warnings returns the one warning for members that are not known, or none if there are none.
func (u *UnknownMembers) Warnings() []Fault {
	if len(u.First) == 0 {
		return nil
	}
	texts := make([]string, 0, len(u.First)+1)
	for _, member := range u.First {
		texts = append(texts, member.describe())
	}
	if u.More {
		texts = append(texts, "others")
	}
	pointer := u.First[0].Object
	if name := u.First[0].Name; len(name) <= maxNoted {
		pointer += pointerTo(name)
	}
	return []Fault{{
		Pointer: pointer, Code: UnknownMember,
		Detail: "Members that are not known were ignored: " + strings.Join(texts, ", ") + ".",
	}}
}

// describe names a member, where it is of a row as its place, and the name that was meant.
func (u Unknown) describe() string {
	text := fmt.Sprintf("%.40q", u.Name)
	if u.Object != "" {
		text += " of " + u.Object
	}
	if u.Nearest != "" {
		text += fmt.Sprintf(" (did you mean %q?)", u.Nearest)
	}
	return text
}
