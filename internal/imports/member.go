package imports

import (
	"fmt"
	"maps"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/spelling"
)

// member is a member of an object, and where its value goes.
type member struct {
	name string
	into any
	sent string // its name as it was sent, once it was
}

// readMembers reads an object, whose names are matched without regard to case. It returns the names
// that are not known, in order; the same member twice, in any case, is a fault.
func readMembers(
	pointer string, object jsontext.Value, members []member,
) (unknown []string, err error) {
	var in map[string]jsontext.Value
	if err := decodeAt(pointer, object, &in); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(in)) {
		i := slices.IndexFunc(members, func(m member) bool { return spelling.IsSame(name, m.name) })
		if i < 0 {
			unknown = append(unknown, name)
			continue
		}
		if err := members[i].read(pointer, name, in[name]); err != nil {
			return nil, err
		}
	}
	return unknown, nil
}

func (m *member) read(pointer, name string, value jsontext.Value) error {
	if m.sent != "" {
		detail := fmt.Sprintf("%q and %q name the same member: send it once.", m.sent, name)
		return refuse(pointer+"/"+name, sales.DuplicateMember, detail)
	}
	m.sent = name
	if value.Kind() == 'n' {
		detail := fmt.Sprintf("%.40q is null: send a value; what is optional may be left out.", name)
		return refuse(pointer+"/"+name, sales.WrongType, detail)
	}
	return decodeAt(pointer+"/"+name, value, m.into)
}

// namesOf lists the names of members.
func namesOf(members []member) []string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.name
	}
	return names
}

// noteUnknown notes the members of the body that are not known.
func (i *Import) noteUnknown(unknown []string, members []member) {
	for _, name := range unknown {
		i.Unknown.NoteInBody(name, namesOf(members))
	}
}

// noteUnknownInRows notes the members of rows that are not known.
func (i *Import) noteUnknownInRows(rows []sessionRow, at string) {
	known := namesOf((&sessionRow{}).members())
	for n := range rows {
		for _, name := range rows[n].unknown {
			i.Unknown.NoteInRow(name, known, func() string { return fmt.Sprintf("%s/%d", at, n) })
		}
	}
}
