package directory

import (
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// Snapshot is a company as it was at one version. It must not be changed.
type Snapshot struct {
	tenant.Company
	units map[tenant.UnitID]*tenant.Unit
}

func newSnapshot(c tenant.Company) *Snapshot {
	s := &Snapshot{Company: c, units: make(map[tenant.UnitID]*tenant.Unit, len(c.Units))}
	for i := range c.Units {
		s.units[c.Units[i].ID] = &c.Units[i]
	}
	return s
}

// Unit returns the unit with this id, and whether there is one.
func (s *Snapshot) Unit(id tenant.UnitID) (*tenant.Unit, bool) {
	u, ok := s.units[id]
	return u, ok
}

// UnitsFor returns the units the caller may see, in order of id.
func (s *Snapshot) UnitsFor(caller auth.Caller) []*tenant.Unit {
	var visible []*tenant.Unit
	scope := caller.UnitScope()
	for i := range s.Units {
		if scope.Permits(s.Units[i].ID) {
			visible = append(visible, &s.Units[i])
		}
	}
	return visible
}
