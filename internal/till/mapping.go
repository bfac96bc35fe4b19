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

// Complete returns m with what it leaves open, for the given units and sales types of Daypart.
//
// Where it names no units, the recorded ones, in order of their names, are the given
// ones in theirs; where it names some, the others are not played. A recorded sales type that it does
// not name is the one with the same code; the rest, in order of their names, go round the given ones.
func (m Mapping) Complete(r Recording, units []api.BusinessUnit, salesTypes []string) (Mapping, error) {
	if len(salesTypes) == 0 {
		return Mapping{}, errors.New("the company has no sales types")
	}
	full := Mapping{Units: m.Units, SalesTypes: map[string]string{}}
	if len(m.Units) == 0 {
		var err error
		if full.Units, err = pair(r.Units, units); err != nil {
			return Mapping{}, err
		}
	}
	turn := 0
	for _, recorded := range r.SalesTypes {
		id, ok := m.SalesTypes[recorded]
		if !ok {
			id, ok = sameCode(recorded, salesTypes)
		}
		if !ok {
			id = salesTypes[turn%len(salesTypes)]
			turn++
		}
		full.SalesTypes[recorded] = id
	}
	return full, errors.Join(full.unknownUnits(r, units), m.unknownTypes(r, salesTypes))
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

func (m Mapping) unknownUnits(r Recording, units []api.BusinessUnit) error {
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

func (m Mapping) unknownTypes(r Recording, salesTypes []string) error {
	var faults []error
	for name, id := range m.SalesTypes {
		if !slices.Contains(r.SalesTypes, name) {
			faults = append(faults, fmt.Errorf("sales type %q is not in the recording: it has %s", name, strings.Join(r.SalesTypes, ", ")))
		}
		if !slices.Contains(salesTypes, id) {
			faults = append(faults, fmt.Errorf("sales type %q is not configured: there are %s", id, strings.Join(salesTypes, ", ")))
		}
	}
	return errors.Join(faults...)
}
