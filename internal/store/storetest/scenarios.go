package storetest

import (
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/store"
)

var scenarios = map[string]func(*testing.T, store.Store){
	"a scenario is its owner's until it is shared": scenariosShared,
	"a scenario is changed by its owner only":      scenariosOwned,
	"a name is an owner's once":                    scenariosNamed,
	"a person begins with one scenario":            scenariosDefault,
}

func scenarioOf(owner, name string) store.Scenario {
	return store.Scenario{ID: uuid.Must(uuid.NewV7()), Owner: owner, Name: name, View: "/analytics/sales?unit=1", ChangedAt: noon}
}

func scenariosShared(t *testing.T, s store.Store) {
	d, other := newDesk(t, s, "a"), newDesk(t, s, "b")
	mine, shared := scenarioOf("ana", "mine"), scenarioOf("ana", "everybody's")
	shared.Shared = true
	check(t, s.PutScenario(t.Context(), d.id, mine))
	check(t, s.PutScenario(t.Context(), d.id, shared))
	got, err := s.Scenarios(t.Context(), d.id, "ana")
	check(t, err)
	equal(t, got, []store.Scenario{shared, mine})
	got, err = s.Scenarios(t.Context(), d.id, "ben")
	check(t, err)
	equal(t, got, []store.Scenario{shared})
	got, err = s.Scenarios(t.Context(), other.id, "ana")
	check(t, err)
	equal(t, len(got), 0)
}

func scenariosOwned(t *testing.T, s store.Store) {
	d, other := newDesk(t, s, "a"), newDesk(t, s, "b")
	kept := scenarioOf("ana", "lunch")
	kept.Shared = true
	check(t, s.PutScenario(t.Context(), d.id, kept))
	foreign := kept
	foreign.Owner, foreign.Name = "ben", "stolen"
	fails(t, s.PutScenario(t.Context(), d.id, foreign), store.ErrNotFound)
	fails(t, s.DeleteScenario(t.Context(), d.id, "ben", kept.ID), store.ErrNotFound)
	fails(t, s.DeleteScenario(t.Context(), other.id, "ana", kept.ID), store.ErrNotFound)
	kept.Name, kept.View = "dinner", "/analytics/units"
	check(t, s.PutScenario(t.Context(), d.id, kept))
	got, err := s.Scenarios(t.Context(), d.id, "ben")
	check(t, err)
	equal(t, got, []store.Scenario{kept})
	check(t, s.DeleteScenario(t.Context(), d.id, "ana", kept.ID))
	fails(t, s.DeleteScenario(t.Context(), d.id, "ana", kept.ID), store.ErrNotFound)
}

func scenariosNamed(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	check(t, s.PutScenario(t.Context(), d.id, scenarioOf("ana", "lunch")))
	fails(t, s.PutScenario(t.Context(), d.id, scenarioOf("ana", "lunch")), store.ErrConflict)
	check(t, s.PutScenario(t.Context(), d.id, scenarioOf("ben", "lunch")))
}

func scenariosDefault(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first, second, hidden := scenarioOf("ana", "first"), scenarioOf("ana", "second"), scenarioOf("ben", "hidden")
	for _, scenario := range []store.Scenario{first, second, hidden} {
		check(t, s.PutScenario(t.Context(), d.id, scenario))
	}
	begins := func(want ...store.Scenario) {
		t.Helper()
		got, err := s.Scenarios(t.Context(), d.id, "ana")
		check(t, err)
		equal(t, got, want)
	}
	check(t, s.SetDefaultScenario(t.Context(), d.id, "ana", &first.ID))
	check(t, s.SetDefaultScenario(t.Context(), d.id, "ana", &second.ID))
	chosen := second
	chosen.Default = true
	begins(first, chosen)
	fails(t, s.SetDefaultScenario(t.Context(), d.id, "ana", &hidden.ID), store.ErrNotFound)
	begins(first, chosen)
	check(t, s.SetDefaultScenario(t.Context(), d.id, "ana", nil))
	check(t, s.SetDefaultScenario(t.Context(), d.id, "ana", nil))
	begins(first, second)
	check(t, s.SetDefaultScenario(t.Context(), d.id, "ana", &first.ID))
	check(t, s.DeleteScenario(t.Context(), d.id, "ana", first.ID))
	begins(second)
}
