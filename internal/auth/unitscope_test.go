package auth_test

import (
	"slices"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

func TestUnitScope_PermitsWhatTheCallerHas(t *testing.T) {
	type units = []tenant.UnitID
	for _, c := range []struct {
		name                    string
		scope                   auth.UnitScope
		every, two, all, any    bool
		narrowAll, narrowOneTwo units
	}{
		{"zero value", auth.UnitScope{}, false, false, false, false, units{}, units{}},
		{"every unit", auth.Caller{Tenant: 7}.UnitScope(), true, true, true, true, nil, units{2, 1}},
		{"background", auth.EveryUnit(7), true, true, true, true, nil, units{2, 1}},
		{"some units", auth.Caller{Tenant: 7, Units: units{3, 2, 3}}.UnitScope(), false, true, false, true, units{2, 3}, units{2}},
		{"both units", auth.Caller{Tenant: 7, Units: units{2, 1}}.UnitScope(), false, true, true, true, units{1, 2}, units{2, 1}},
		{"another unit", auth.Caller{Tenant: 7, Units: units{9}}.UnitScope(), false, false, false, false, units{9}, units{}},
		{"no unit in common", auth.Caller{Tenant: 7, NoUnits: true}.UnitScope(), false, false, false, false, units{}, units{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			of := units{2, 1}
			got := []bool{c.scope.HasEvery(), c.scope.Permits(2), c.scope.PermitsAll(of), c.scope.PermitsAny(of)}
			if want := []bool{c.every, c.two, c.all, c.any}; !slices.Equal(got, want) {
				t.Errorf("it has every unit, permits 2, all and any of 1 and 2: %t, want %t", got, want)
			}
			checkUnits(t, c.scope.Narrow(nil), c.narrowAll)
			checkUnits(t, c.scope.Narrow(of), c.narrowOneTwo)
		})
	}
}

// checkUnits tells nil, which means every unit, from empty, which means none.
func checkUnits(t *testing.T, got, want []tenant.UnitID) {
	t.Helper()
	if !slices.Equal(got, want) || (got == nil) != (want == nil) {
		t.Errorf("got units %#v, want %#v", got, want)
	}
}

func TestUnitScope_NoUnitMeansEveryUnit(t *testing.T) {
	every, some, none := auth.EveryUnit(7), auth.Caller{Units: []tenant.UnitID{1}}.UnitScope(), auth.UnitScope{}
	if !every.PermitsAll(nil) || some.PermitsAll(nil) || none.PermitsAll(nil) {
		t.Error("what holds for every unit takes a scope of every unit")
	}
	if !every.PermitsAny(nil) || !some.PermitsAny(nil) || none.PermitsAny(nil) {
		t.Error("what holds for every unit is seen by a scope of any unit")
	}
}

func TestUnitScope_KeyTellsScopesApart(t *testing.T) {
	keys := map[string]bool{}
	for _, c := range []auth.Caller{
		{Tenant: 1}, {Tenant: 2}, {Tenant: 1, NoUnits: true}, {Tenant: 1, Units: []tenant.UnitID{1}},
		{Tenant: 1, Units: []tenant.UnitID{2}}, {Tenant: 1, Units: []tenant.UnitID{1, 2}},
	} {
		keys[c.UnitScope().Key()] = true
	}
	if len(keys) != 6 {
		t.Errorf("6 scopes have %d keys: %v", len(keys), keys)
	}
	one := auth.Caller{Tenant: 1, Units: []tenant.UnitID{2, 1}}.UnitScope()
	if same := (auth.Caller{Tenant: 1, Units: []tenant.UnitID{1, 2, 1}}).UnitScope(); same.Key() != one.Key() {
		t.Errorf("the same units have keys %s and %s", one.Key(), same.Key())
	}
}
