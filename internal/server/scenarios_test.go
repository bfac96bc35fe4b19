package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

const scenarioPath = "/sales/api/v1/scenarios"

func TestScenarios(t *testing.T) {
	w := newWorld(t)
	cookie := []string{"Cookie", w.logIn()}
	if n := len(w.get(scenarioPath, cookie...).want(200).at("items").([]any)); n != 0 {
		t.Errorf("%d scenarios before there is one", n)
	}
	added := w.post(scenarioPath, `{"name":"  Lunch ","view":"/analytics/units?by=unit","shared":true}`, cookie...).want(http.StatusCreated)
	path := scenarioPath + "/" + added.text("scenarioId")
	if added.header.Get("Location") != path || added.text("name") != "Lunch" || added.at("mine") != true {
		t.Errorf("added %s at %s", added.body, added.header.Get("Location"))
	}
	w.post(scenarioPath, `{"name":"Lunch","view":"/analytics/sales"}`, cookie...).want(http.StatusBadRequest)
	change := func(method, target, body string) response {
		return w.do(w.request(method, target, body, cookie...))
	}
	change("PUT", path+"/default", "").want(http.StatusNoContent)
	if changed := change("PUT", path, `{"name":"Dinner","view":"/analytics/sales?unit=9"}`).want(200); changed.text("view") != "/analytics/sales?unit=9" || changed.at("isDefault") != true {
		t.Errorf("changed to %s", changed.body)
	}
	if got := w.get(scenarioPath, cookie...); got.text("items", 0, "name") != "Dinner" || got.at("items", 0, "shared") != false {
		t.Errorf("got %s", got.body)
	}
	change("DELETE", scenarioPath+"/default", "").want(http.StatusNoContent)
	if got := w.get(scenarioPath, cookie...); got.at("items", 0, "isDefault") != false {
		t.Errorf("got %s", got.body)
	}
	change("DELETE", path, "").want(http.StatusNoContent)
	change("DELETE", path, "").want(http.StatusNotFound)
	change("PUT", path, `{"name":"Dinner","view":"/analytics/sales"}`).want(http.StatusNotFound)
	change("PUT", scenarioPath+"/lunch/default", "").want(http.StatusNotFound)
}

func TestScenariosThatCannotBeKept(t *testing.T) {
	w := newWorld(t)
	cookie := []string{"Cookie", w.logIn()}
	for body, pointer := range map[string]string{
		`{"name":" ","view":"/analytics/sales"}`:                                   "/name",
		`{"name":"` + strings.Repeat("é", 81) + `","view":"/analytics/sales"}`:     "/name",
		`{"name":"a\u0007","view":"/analytics/sales"}`:                             "/name",
		`{"name":"a","view":"https://evil.example/analytics/sales"}`:               "/view",
		`{"name":"a","view":"//evil.example/analytics/"}`:                          "/view",
		`{"name":"a","view":"javascript:alert(1)"}`:                                "/view",
		`{"name":"a","view":"/analytics/sales?` + strings.Repeat("x", 2000) + `"}`: "/view",
	} {
		got := w.post(scenarioPath, body, cookie...).want(http.StatusBadRequest)
		if at := got.text("errors", 0, "pointer"); at != pointer {
			t.Errorf("%s: the fault is at %q, want %q", body, at, pointer)
		}
	}
	w.post(scenarioPath, `{"name":`, cookie...).want(http.StatusBadRequest)
	w.get(scenarioPath, w.as("reader")...).want(http.StatusUnauthorized)
	w.post(scenarioPath, `{"name":"a","view":"/analytics/sales"}`, append(cookie, "Sec-Fetch-Site", "cross-site")...).want(http.StatusForbidden)
	for n := range 100 {
		w.post(scenarioPath, fmt.Sprintf(`{"name":"%d","view":"/analytics/sales"}`, n), cookie...).want(http.StatusCreated)
	}
	w.post(scenarioPath, `{"name":"one more","view":"/analytics/sales"}`, cookie...).want(http.StatusBadRequest)
}
