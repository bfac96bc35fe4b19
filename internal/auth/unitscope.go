package auth

import (
	"fmt"
	"slices"

	"github.com/daypart/daypart/internal/tenant"
)

// UnitScope is a tenant and which of its business units a call may read and write. The store takes
// one for all that belongs to units. Only Caller.UnitScope and store.Background make one. The zero
// value permits nothing.
type UnitScope struct {
	tenant tenant.ID
	every  bool
	units  []tenant.UnitID // in order, each once; nil where every unit is permitted
}

// EveryUnit returns a scope of all units of a tenant. It is for store.Background alone.
func EveryUnit(id tenant.ID) UnitScope { return UnitScope{tenant: id, every: true} }

// UnitScope returns what the caller may read and write.
func (c Caller) UnitScope() UnitScope {
	if c.NoUnits {
		return UnitScope{tenant: c.Tenant}
	}
	if len(c.Units) == 0 {
		return UnitScope{tenant: c.Tenant, every: true}
	}
	units := slices.Sorted(slices.Values(c.Units))
	return UnitScope{tenant: c.Tenant, units: slices.Compact(units)}
}

// Tenant returns the tenant that the units belong to.
func (s UnitScope) Tenant() tenant.ID { return s.tenant }

// HasEvery reports whether all units of the tenant are permitted, those to come included.
func (s UnitScope) HasEvery() bool { return s.every }

// Permits reports whether a unit is permitted.
func (s UnitScope) Permits(u tenant.UnitID) bool {
	if s.every {
		return true
	}
	_, found := slices.BinarySearch(s.units, u)
	return found
}

// PermitsAll reports whether each of some units is permitted. No unit means every unit of the
// tenant.
func (s UnitScope) PermitsAll(units []tenant.UnitID) bool {
	if s.every || len(units) == 0 {
		return s.every
	}
	return !slices.ContainsFunc(units, func(u tenant.UnitID) bool { return !s.Permits(u) })
}

// PermitsAny reports whether one of some units is permitted. No unit means every unit of the
// tenant.
func (s UnitScope) PermitsAny(units []tenant.UnitID) bool {
	if s.every || len(units) == 0 {
		return s.every || len(s.units) > 0
	}
	return slices.ContainsFunc(units, s.Permits)
}

// Narrow returns those of the named units that are permitted; all permitted where named is nil. Nil
// means every unit of the tenant, and empty none.
func (s UnitScope) Narrow(named []tenant.UnitID) []tenant.UnitID {
	switch {
	case s.every:
		return named
	case named == nil:
		return append([]tenant.UnitID{}, s.units...)
	}
	permitted := make([]tenant.UnitID, 0, len(named))
	for _, u := range named {
		if s.Permits(u) {
			permitted = append(permitted, u)
		}
	}
	return permitted
}

// Key is the same for scopes that permit the same.
func (s UnitScope) Key() string { return fmt.Sprintf("%d %t %d", s.tenant, s.every, s.units) }
