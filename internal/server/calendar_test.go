package server_test

import (
	"fmt"
	"strings"
	"testing"
)

// putEvent puts an event into the calendar by a client.
func (w *world) putEvent(client, id, units string) response {
	w.t.Helper()
	body := fmt.Sprintf(`{"kind":"event","name":"Fair","start":"2026-12-01","units":%s}`, units)
	return w.do(w.request("PUT", apiPath+"/calendar/"+id, body,
		append(w.as(client), "Content-Type", "application/json")...))
}

// An event of other units does not exist, whatever is done with its id. One that is the caller's in
// part does.
func TestCalendar_IDsOfOtherUnits(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	for id, c := range map[string]struct {
		units  string
		status int
		slug   string
	}{
		"of-1":   {"[1]", 404, "not-found"},
		"of-1-2": {"[1,2]", 403, "unit-not-permitted"},
	} {
		w.putEvent("east", id, c.units).want(200)
		before := w.get(apiPath+"/calendar?start=2026-12-01&end=2026-12-01", w.as("east")...).body
		file := "id,kind,name,start,units\nown,event,Fair,2026-12-01,2\n" + id + ",event,Fair,2026-12-01,2\n"
		for name, got := range map[string]response{
			"PUT": w.putEvent("east-2", id, "[2]"),
			"PUT of a file": w.do(w.request("PUT", apiPath+"/calendar", file,
				append(w.as("east-2"), "Content-Type", "text/csv")...)),
			"DELETE": w.do(w.request("DELETE", apiPath+"/calendar/"+id, "", w.as("east-2")...)),
		} {
			if got.status != c.status || got.slug() != c.slug {
				t.Errorf("%s of the event of %s: %d %s", name, c.units, got.status, got.body)
			}
			if c.status == 404 && !strings.Contains(got.body, id) {
				t.Errorf("%s does not name the id: %s", name, got.body)
			}
		}
		if after := w.get(apiPath+"/calendar?start=2026-12-01&end=2026-12-01", w.as("east")...).body; after != before {
			t.Errorf("the calendar has changed: %s", after)
		}
	}
}

// Units are a set: one that is named twice is refused where it stands.
func TestCalendar_RefusesUnitsThatAreNamedTwice(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	got := w.putEvent("east", "fair", "[1,2,1,9]").want(400)
	for n, want := range []string{"duplicate-member /units/2", "unknown-unit /units/3"} {
		if fault := got.text("errors", n, "code") + " " + got.text("errors", n, "pointer"); fault != want {
			t.Errorf("fault %d is %s, want %s", n, fault, want)
		}
	}
	got = w.do(w.request("PUT", apiPath+"/calendar", "id,kind,name,start,units\nfair,event,Fair,2026-12-01,1 1\n",
		append(w.as("east"), "Content-Type", "text/csv")...)).want(400)
	if !strings.Contains(got.body, "Line 2") || !strings.Contains(got.body, "named more than once") {
		t.Errorf("got %s", got.body)
	}
}
