package server

import (
	"net/http"

	"github.com/google/uuid"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/scenario"
	"github.com/daypart/daypart/internal/store"
)

// maxScenario bounds the body of a scenario, in bytes.
const maxScenario = 16 << 10

// scenarios lists the scenarios of a person, and those shared with them.
func (s *Server) scenarios(r *http.Request, caller auth.Caller) (answer, error) {
	all, err := s.Scenarios.List(r.Context(), caller)
	if err != nil {
		return answer{}, err
	}
	out := wire.ScenarioList{Items: make([]wire.Scenario, len(all))}
	for i, kept := range all {
		out.Items[i] = scenarioOf(kept, caller)
	}
	return ok(out), nil
}

// addScenario keeps a new one.
func (s *Server) addScenario(r *http.Request, caller auth.Caller) (answer, error) {
	draft, err := readScenario(r)
	if err != nil {
		return answer{}, err
	}
	kept, err := s.Scenarios.Add(r.Context(), caller, draft)
	if err != nil {
		return answer{}, err
	}
	a := answer{status: http.StatusCreated, body: scenarioOf(kept, caller)}
	return a.with("Location", api+"/scenarios/"+kept.ID.String()), nil
}

// changeScenario replaces one.
func (s *Server) changeScenario(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := scenarioID(r)
	if err != nil {
		return answer{}, err
	}
	draft, err := readScenario(r)
	if err != nil {
		return answer{}, err
	}
	kept, err := s.Scenarios.Change(r.Context(), caller, id, draft)
	return ok(scenarioOf(kept, caller)), err
}

// deleteScenario removes one.
func (s *Server) deleteScenario(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := scenarioID(r)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusNoContent}, s.Scenarios.Delete(r.Context(), caller, id)
}

// beginWithScenario makes one that with which the person begins.
func (s *Server) beginWithScenario(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := scenarioID(r)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusNoContent}, s.Scenarios.SetDefault(r.Context(), caller, &id)
}

// beginWithoutScenario lets the person begin with none.
func (s *Server) beginWithoutScenario(r *http.Request, caller auth.Caller) (answer, error) {
	return answer{status: http.StatusNoContent}, s.Scenarios.SetDefault(r.Context(), caller, nil)
}

// scenarioID reads which scenario is meant.
func scenarioID(r *http.Request) (uuid.UUID, error) { return pathID(r, "scenarioId", "a scenario") }

func readScenario(r *http.Request) (scenario.Draft, error) {
	body, err := readJSON(r, maxScenario)
	if err != nil {
		return scenario.Draft{}, err
	}
	var in wire.ScenarioDraft
	if err := readMembers(body, &in, `Send {"name": "Lunch, all units", "view": "/analytics/sales?…", "shared": false}.`,
		"scenarioId", "owner", "mine", "isDefault", "changedAt"); err != nil {
		return scenario.Draft{}, err
	}
	return scenario.Draft{Name: in.Name, View: in.View, Shared: in.Shared}, nil
}

func scenarioOf(kept store.Scenario, caller auth.Caller) wire.Scenario {
	return wire.Scenario{
		ScenarioID: kept.ID.String(), Name: kept.Name, View: kept.View, Shared: kept.Shared, Owner: kept.Owner,
		Mine: kept.Owner == caller.Username, IsDefault: kept.Default, ChangedAt: kept.ChangedAt,
	}
}
