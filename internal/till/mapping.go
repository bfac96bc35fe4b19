package till

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/daypart/daypart/api"
)

// Mapping says which unit and sales type of Daypart each recorded one is.
type Mapping struct {
	Units      map[string]int64  `json:"units"`
	SalesTypes map[string]string `json:"salesTypes"`
}

// Complete returns m with what it leaves open, for the units that may be played.
//
// Where it names no units, the recorded ones, in order of their names, are the given
// ones in theirs; where it names some, the others are not played. A recorded sales type that it does
// not name is the one with the same code; the rest, in order of their names, go round those
// that all played units take.
func (m Mapping) Complete(r Recording, units []api.BusinessUnit) (Mapping, error) {
	full := Mapping{Units: m.Units}
	if len(m.Units) == 0 {
		var err error
		if full.Units, err = pair(r.Units, units); err != nil {
			return Mapping{}, err
		}
	}
	if err := full.checkUnits(r, units); err != nil {
		return Mapping{}, err
	}
	salesTypes := full.common(units)
	if len(salesTypes) == 0 {
		return Mapping{}, errors.New("there is no sales type that all of the units take")
	}
	full.SalesTypes = m.completeTypes(r.SalesTypes, salesTypes)
	return full, m.checkTypes(r, salesTypes)
}

func (m Mapping) completeTypes(recorded, salesTypes []string) map[string]string {
	full := map[string]string{}
	turn := 0
	for _, name := range recorded {
		id, ok := m.SalesTypes[name]
		if !ok {
			id, ok = sameCode(name, salesTypes)
		}
		if !ok {
			id = salesTypes[turn%len(salesTypes)]
			turn++
		}
		full[name] = id
	}
	return full
}

// common returns the sales types that all played units take, in order.
func (m Mapping) common(units []api.BusinessUnit) []string {
	var found []string
	for i, unit := range m.Played(units) {
		if i == 0 {
			found = slices.Clone(unit.SalesTypes)
		}
		found = slices.DeleteFunc(found, func(id string) bool { return !slices.Contains(unit.SalesTypes, id) })
	}
	return found
}

// Played returns the units that something recorded is played for.
func (m Mapping) Played(units []api.BusinessUnit) []api.BusinessUnit {
	var played []api.BusinessUnit
	for _, unit := range units {
		for _, id := range m.Units {
			if id == unit.ID {
				played = append(played, unit)
				break
			}
		}
	}
	return played
}

func pair(recorded []string, units []api.BusinessUnit) (map[string]int64, error) {
	if len(recorded) > len(units) {
		return nil, fmt.Errorf("the recording has %d units (%s) and there are %d to play them: say which with --unit NAME=ID",
			len(recorded), strings.Join(recorded, ", "), len(units))
	}
	pairs := map[string]int64{}
	for i, name := range recorded {
		pairs[name] = units[i].ID
	}
	return pairs, nil
}

func sameCode(recorded string, salesTypes []string) (string, bool) {
	i := slices.IndexFunc(salesTypes, func(id string) bool { return strings.EqualFold(id, recorded) })
	if i < 0 {
		return "", false
	}
	return salesTypes[i], true
}

func (m Mapping) checkUnits(r Recording, units []api.BusinessUnit) error {
	var faults []error
	for name, id := range m.Units {
		if !slices.Contains(r.Units, name) {
			faults = append(faults, fmt.Errorf("unit %q is not in the recording: it has %s", name, strings.Join(r.Units, ", ")))
		}
		if !slices.ContainsFunc(units, func(u api.BusinessUnit) bool { return u.ID == id }) {
			faults = append(faults, fmt.Errorf("there is no unit %d that you may see", id))
		}
	}
	return errors.Join(faults...)
}

func (m Mapping) checkTypes(r Recording, salesTypes []string) error {
	var faults []error
	for name, id := range m.SalesTypes {
		if !slices.Contains(r.SalesTypes, name) {
			faults = append(faults, fmt.Errorf("sales type %q is not in the recording: it has %s", name, strings.Join(r.SalesTypes, ", ")))
		}
		if !slices.Contains(salesTypes, id) {
			faults = append(faults, fmt.Errorf("sales type %q is not one that all of the units take: those are %s", id, strings.Join(salesTypes, ", ")))
		}
	}
	return errors.Join(faults...)
}
