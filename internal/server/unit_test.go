package server_test

import (
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/server"
)

// TestUnit_NamesTheOneThatDoesNotExist walks the routes of a unit, and those that filter by units.
func TestUnit_NamesTheOneThatDoesNotExist(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("till-norte"), "Content-Type", "application/json")
	for _, route := range server.Routes(w.server) {
		for _, number := range []string{"77", "11"} { // none, and another company's
			method, path, _ := strings.Cut(route.Pattern, " ")
			_, filters := route.Parameters["unitId"]
			query := queryFor(route)
			switch {
			case strings.Contains(path, "{unitId}"):
				path = strings.Replace(path, "{unitId}", number, 1)
			case filters && method == "GET":
				query += "&unitId=" + number
			default:
				continue
			}
			got := w.do(w.request(method, fill(path)+"?"+query, bodyFor(method, path), bearer...)).want(400)
			if got.slug() != "invalid-unit" || got.text("errors", 0, "code") != "unknown-unit" || got.text("errors", 0, "parameter") != "unitId" ||
				!strings.Contains(got.text("detail"), "unit "+number+" ") {
				t.Errorf("%s: %s", route.Pattern, got.body)
			}
		}
	}
	refused := w.get("/sales/api/v1/business-unit/9/net-sales?start=2026-11-01&end=2026-11-02", w.as("only-10")...).want(403)
	if !strings.Contains(refused.text("detail"), "unit 9:") {
		t.Errorf("not permitted: %s", refused.body)
	}
}

// queryFor returns the parameters that a call of a route needs.
func queryFor(route server.RouteInfo) string {
	var query []string
	for name, value := range map[string]string{
		"businessDay": "2026-11-23", "start": "2026-11-22", "end": "2026-11-23", "timeSlotStart": "2026-11-23T12:15:00", "period": "range",
	} {
		if _, declared := route.Parameters[name]; declared {
			query = append(query, name+"="+value)
		}
	}
	return strings.Join(query, "&")
}

func bodyFor(method, path string) string {
	switch {
	case method == "POST":
		return sale
	case strings.Contains(path, "/adjustments/") && method == "PUT":
		return `{"factor":1.2,"reason":"Fair in the square"}`
	}
	return ""
}
