package server_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// The matrix: every operation of the OpenAPI document, called by a client that is limited to unit 2
// of a company of three, for its own unit, for unit 1, for both together, and by a client of
// another company. What is expected follows from the limit that the route declares.

// target is the unit or units that a call is for, and the records that belong to them.
type target struct {
	units []tenant.UnitID
	// submission, refusal, file, session and event are the ids of the records.
	submission, refusal, file, session, event string
}

// unit is the unit that a path names.
func (g *target) unit() string { return fmt.Sprint(g.units[0]) }

// list writes the units with something between them.
func (g *target) list(between string) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(g.units), " ", between), "[]")
}

// operation is a call for a target: its query and body. Operations that take neither, but what
// queryFor says, have none.
type operation struct {
	query func(*target) string
	body  func(*target) string
	// ok is the status where all is permitted, 200 if it is zero.
	ok int
	// denied is the status for a target that is the caller's in part, where the limit does not say.
	denied int
}

func nothing(*target) string { return "" }

func fixed(text string) func(*target) string { return func(*target) string { return text } }

const saleOfDay = `[{"SalesTypeId":"TAKE","CurrencyId":"EUR","NetSales":1,"GrossSales":1,"NumChecks":1,"NumGuests":1,"Hour":12,` +
	`"TimeSlotStart":"2026-11-20T12:00:00"}]`

// writes are the operations that take a body or answer another status than 200.
var writes = map[string]operation{
	"POST " + unitPath + "/real-time-sales": {query: nothing, body: fixed(sale)},
	"PUT " + unitPath + "/forecast/adjustments/{businessDay}": {
		query: nothing, body: fixed(`{"factor":1.2,"reason":"Fair"}`),
	},
	"DELETE " + unitPath + "/forecast/adjustments/{businessDay}": {query: nothing, body: nothing, ok: 204},
	"PUT " + apiPath + "/calendar": {query: nothing, body: func(g *target) string {
		return "id,kind,name,start,end,units\nfile-" + g.unit() + ",event,Fair,2026-12-01,2026-12-01," + g.list(" ") + "\n"
	}},
	"PUT " + apiPath + "/calendar/{eventId}": {query: nothing, body: func(g *target) string {
		return `{"kind":"event","name":"Fair","start":"2026-12-01","units":[` + g.list(",") + `]}`
	}},
	// An event of several units is seen by those of any of them, and deleted by those of all.
	"DELETE " + apiPath + "/calendar/{eventId}": {query: nothing, body: nothing, ok: 204, denied: 403},
	"POST " + apiPath + "/imports": {
		query: func(g *target) string { return "unitId=" + g.unit() },
		body:  fixed("date;type;net\n2026-11-20;TAKE;10\n"), ok: 201,
	},
	"DELETE " + apiPath + "/imports/{importId}":      {query: nothing, body: nothing, ok: 204},
	"POST " + apiPath + "/imports/{importId}/commit": {query: nothing, body: nothing, ok: 202},
	"POST " + apiPath + "/imports/{importId}/undo":   {query: nothing, body: nothing, ok: 202},
	"POST " + apiPath + "/import": {query: nothing, body: func(g *target) string {
		return `{"unitId":` + g.unit() + `,"businessDay":"2026-11-20"}`
	}, ok: 201},
	"DELETE " + apiPath + "/import/{importId}":              {query: nothing, body: nothing, ok: 204},
	"POST " + apiPath + "/import/{importId}/total-sales":    {query: nothing, body: fixed(`{"TotalSales":` + saleOfDay + `}`)},
	"POST " + apiPath + "/import/{importId}/hourly-sales":   {query: nothing, body: fixed(`{"HourlySales":` + saleOfDay + `}`)},
	"POST " + apiPath + "/import/{importId}/detailed-sales": {query: nothing, body: fixed(`{"DetailedSales":` + saleOfDay + `}`)},
	"POST " + apiPath + "/import/{importId}/finish":         {query: nothing, body: nothing},
	"POST " + apiPath + "/import/{importId}/undo":           {query: nothing, body: nothing, ok: 202},
}

const (
	apiPath  = "/sales/api/v1"
	unitPath = apiPath + "/business-unit/{unitId}"
)

// matrix is the company and its records.
type matrix struct {
	*world
	other, both target // of units that are not the limited client's, or not all
	tokens      map[string][]string
}

func newMatrix(t *testing.T) *matrix {
	m := &matrix{world: newWorld(t), tokens: map[string][]string{}}
	m.openChain()
	for _, client := range []string{"east", "east-2", "till-norte"} {
		m.tokens[client] = m.as(client)
	}
	company, err := m.store.CompanyBySlug(t.Context(), "este")
	must(t, err)
	for i := range company.Units {
		m.sell(company.ID, &company.Units[i])
	}
	m.other, m.both = m.target(1), m.target(1, 2)
	return m
}

// sell lets a unit sell for some weeks, learns it, and has somebody refused and a day adjusted.
func (m *matrix) sell(id tenant.ID, u *tenant.Unit) {
	today := calendar.NewDay(2026, 11, 23)
	for day := today.AddDays(-21); !day.After(today); day = day.AddDays(1) {
		net := sales.Amount(int(u.ID)*1_000_000 + 10_000*int(day.Weekday()))
		_, err := m.store.Append(m.t.Context(), store.Background(id), store.Submission{
			ID: uuid.Must(uuid.NewV7()), Unit: u.ID, Kind: store.RealTime, ReceivedAt: noon,
			Submission: sales.Submission{Day: day, Rows: []sales.Row{{
				SlotStart: u.Calendar.Span(day).Start, Type: "TAKE", Currency: "EUR",
				Measures: sales.Measures{Net: net, Gross: net, Checks: 10, Guests: 20},
			}}},
		})
		must(m.t, err)
	}
	must(m.t, m.forecast.Refit(m.t.Context(), id, u))
	path := strings.Replace(unitPath, "{unitId}", fmt.Sprint(u.ID), 1)
	m.post(path+"/real-time-sales", "{}", m.tokens["east"]...).want(400)
}

// target makes records of units. Each has its own, so that what one call does is no other's matter.
func (m *matrix) target(units ...tenant.UnitID) target {
	m.t.Helper()
	east, g := m.tokens["east"], target{units: units}
	log := apiPath + "/submissions?unitId=" + g.unit() + "&status="
	g.submission = m.get(log+"accepted", east...).want(200).text("items", 0, "submissionId")
	g.refusal = m.get(log+"refused", east...).want(200).text("items", 0, "submissionId")
	file := "unit;date;type;net\n"
	for _, u := range units {
		file += fmt.Sprintf("%d;2026-11-19;TAKE;10\n", u)
	}
	g.file = m.post(importsPath, file, east...).want(201).text("importId")
	begin := `{"unitId":` + g.unit() + `,"businessDay":"2026-11-20"}`
	g.session = m.post(sessionPath, begin, east...).want(201).text("importId")
	part := `{"TotalSales":` + saleOfDay + `}`
	m.post(sessionPath+"/"+g.session+"/total-sales", part, east...).want(200)
	g.event = "fair-" + g.list("-")
	event := `{"kind":"event","name":"Fair","start":"2026-11-23","units":[` + g.list(",") + `]}`
	m.do(m.request("PUT", apiPath+"/calendar/"+g.event, event, append(east, "Content-Type", "application/json")...)).want(200)
	adjustments := strings.Replace(unitPath, "{unitId}", g.unit(), 1) + "/forecast/adjustments/2026-11-23"
	decision := `{"factor":1.1,"reason":"Fair"}`
	m.do(m.request("PUT", adjustments, decision, append(east, "Content-Type", "application/json")...)).want(200)
	return g
}

// call makes a call of a route for a target.
func (m *matrix) call(client string, route server.RouteInfo, g target, query string) response {
	m.t.Helper()
	method, path, _ := strings.Cut(route.Pattern, " ")
	o, writes := writes[route.Pattern]
	if !writes {
		o = operation{body: nothing, query: fixed(queryFor(route) + query)}
	}
	id := g.file
	if strings.HasPrefix(path, apiPath+"/import/") {
		id = g.session
	}
	path = strings.NewReplacer(
		"{unitId}", g.unit(), "{businessDay}", "2026-11-23", "{submissionId}", g.submission, "{importId}", id,
		"{eventId}", g.event, "{scenarioId}", uuid.NewString(),
	).Replace(path)
	header, body := m.tokens[client], o.body(&g)
	if body != "" {
		header = append(slices.Clone(header), "Content-Type", contentType(body))
	}
	// A stream that is opened where it must not be has no end.
	ctx, cancel := context.WithTimeout(m.t.Context(), 20*time.Second)
	defer cancel()
	return m.do(m.request(method, path+"?"+o.query(&g), body, header...).WithContext(ctx))
}

func contentType(body string) string {
	if strings.HasPrefix(body, "{") {
		return "application/json"
	}
	return "text/csv"
}

// picture is all that is kept of the company, but for calls that were refused.
func (m *matrix) picture() string {
	m.t.Helper()
	ctx, every := m.t.Context(), store.Background(m.ids["este"])
	from, to := calendar.NewDay(2026, 11, 1), calendar.NewDay(2026, 12, 31)
	entries, err := m.store.EntriesAfter(ctx, every, 0, 10_000)
	must(m.t, err)
	events, err := m.store.Events(ctx, every, from, to)
	must(m.t, err)
	adjustments, err := m.store.Adjustments(ctx, every, store.DayQuery{From: from, To: to})
	must(m.t, err)
	imports, err := m.store.Imports(ctx, every, 10_000)
	must(m.t, err)
	text, err := json.Marshal([]any{entries, events, adjustments, imports})
	must(m.t, err)
	return string(text)
}

// refused checks that a call is answered with a status and a problem, and changes nothing.
func (m *matrix) refused(client string, route server.RouteInfo, g target, status int) {
	m.t.Helper()
	before := m.picture()
	query := ""
	if route.Limit == "filter" {
		query = "&unitId=" + g.unit()
	}
	got := m.call(client, route, g, query)
	slug := map[int]string{400: "invalid-unit", 403: "unit-not-permitted", 404: "not-found"}[status]
	if got.status != status || got.slug() != slug {
		m.t.Errorf("%s by %s for units %v: %d, want %d %s\n%.300q", route.Pattern, client, g.units, got.status, status, slug, got.body)
	}
	if m.picture() != before {
		m.t.Errorf("%s by %s for units %v changed something", route.Pattern, client, g.units)
	}
}

// permitted checks that a call of the limited client for its own unit is answered.
func (m *matrix) permitted(route server.RouteInfo) {
	m.t.Helper()
	g, ok := m.target(2), cmp.Or(writes[route.Pattern].ok, 200)
	path := importPath(route, g)
	switch {
	case !strings.HasSuffix(route.Pattern, "/undo"):
	case path == importsPath+"/"+g.file:
		m.post(path+"/commit", "", m.tokens["east"]...).want(202)
		m.await(path, "committed")
	default:
		m.post(path+"/finish", "", m.tokens["east"]...).want(200)
	}
	if got := m.call("east-2", route, g, ""); got.status != ok {
		m.t.Errorf("%s for its own unit: %d, want %d\n%.300q", route.Pattern, got.status, ok, got.body)
	}
	switch { // it goes on in the background
	case strings.HasSuffix(route.Pattern, "/commit"):
		m.await(path, "committed")
	case strings.HasSuffix(route.Pattern, "/undo"):
		m.await(path, "undone")
	}
}

// importPath returns where the file or session of a target is.
func importPath(route server.RouteInfo, g target) string {
	if strings.Contains(route.Pattern, apiPath+"/import/") {
		return sessionPath + "/" + g.session
	}
	return importsPath + "/" + g.file
}

// await waits until the import at a path is in a state.
func (m *matrix) await(path, state string) {
	m.t.Helper()
	await.Until(m.t, "the import is "+state, func() bool {
		return m.get(path, m.tokens["east"]...).text("state") == state
	})
}

func TestUnitLimits(t *testing.T) {
	routes := map[string]server.RouteInfo{}
	for _, route := range server.Routes(newWorld(t).server) {
		routes[strings.NewReplacer("{$}", "", "...", "").Replace(route.Pattern)] = route
	}
	m := newMatrix(t)
	for name := range operations() {
		route, ok := routes[name]
		if !ok {
			t.Errorf("%s has no route", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			m.t = t
			m.check(route)
		})
	}
}

// check calls a route in all the ways that its limit tells apart.
func (m *matrix) check(route server.RouteInfo) {
	m.t.Helper()
	if declared := limitOf(route); route.Limit != declared {
		m.t.Errorf("it is limited by %q, its path and parameters say %q", route.Limit, declared)
	}
	switch route.Limit {
	case "path":
		m.refused("east-2", route, m.other, 403)
		m.refused("till-norte", route, m.other, 400)
		m.permitted(route)
	case "body":
		m.refused("east-2", route, m.other, 403)
		m.refused("east-2", route, m.both, 403)
		m.refused("till-norte", route, m.other, 400)
		m.permitted(route)
	case "record":
		m.checkRecords(route)
	case "filter":
		m.checkFilter(route)
	case "none":
		m.checkUnlimited(route)
	default:
		m.t.Errorf("%q is no limit", route.Limit)
	}
}

// checkRecords calls a route of records, or of a list of them.
func (m *matrix) checkRecords(route server.RouteInfo) {
	m.t.Helper()
	if !strings.Contains(route.Pattern, "{") {
		own := m.target(2)
		list := m.call("east-2", route, own, "").want(200).body
		if !strings.Contains(list, own.file) || strings.Contains(list, m.other.file) || strings.Contains(list, m.both.file) {
			m.t.Errorf("it lists other imports than those of unit 2: %s", list)
		}
		return
	}
	m.refused("east-2", route, m.other, 404)
	m.refused("east-2", route, m.both, cmp.Or(writes[route.Pattern].denied, 404))
	m.refused("till-norte", route, m.other, 404)
	m.permitted(route)
	if strings.Contains(route.Pattern, "{submissionId}") {
		refusal := m.other
		refusal.submission = refusal.refusal
		m.refused("east-2", route, refusal, 404)
		m.refused("till-norte", route, refusal, 404)
	}
}

// checkFilter calls a route that filters by units. Without a filter, the limited client is to be
// answered what a client of every unit is who names unit 2, and not what that one is who names
// none.
func (m *matrix) checkFilter(route server.RouteInfo) {
	m.t.Helper()
	if _, names := route.Parameters["unitId"]; !names {
		m.checkUnits(route)
		return
	}
	m.refused("east-2", route, m.other, 403)
	m.refused("till-norte", route, m.other, 400)
	if strings.HasSuffix(route.Pattern, "/events") {
		m.checkStream()
		return
	}
	got := m.call("east-2", route, m.other, "").want(200)
	if want := m.call("east", route, m.other, "&unitId=2").want(200); got.body != want.body {
		m.t.Errorf("the limited client is answered\n%.800q\nwant what is answered for unit 2\n%.800q", got.body, want.body)
	}
	if every := m.call("east", route, m.other, "").want(200); got.body == every.body {
		m.t.Errorf("every unit together answers no more than unit 2: %.300q", got.body)
	}
}

// checkUnits checks that a list of units has that of the limited client only.
func (m *matrix) checkUnits(route server.RouteInfo) {
	m.t.Helper()
	got := m.call("east-2", route, m.other, "").want(200)
	if len(got.at("items").([]any)) != 1 || got.text("items", 0, "id") != "2" {
		m.t.Errorf("it lists other units than 2: %s", got.body)
	}
}

// checkStream reads all there ever was, and what comes, until a submission of unit 2 that is made
// last.
func (m *matrix) checkStream() {
	m.t.Helper()
	stream := m.listen(append(slices.Clone(m.tokens["east-2"]), "Last-Event-ID", "0")...)
	for _, u := range []string{"1", "2"} {
		m.post(strings.Replace(unitPath, "{unitId}", u, 1)+"/real-time-sales", sale, m.tokens["east"]...).want(200)
	}
	last, err := m.store.LastSeq(m.t.Context(), m.ids["este"])
	must(m.t, err)
	for n := 0; ; n++ {
		e, ok := stream.next()
		if !ok {
			m.t.Fatalf("the stream ended after %d events", n)
		}
		if e.name == "submission" && !strings.Contains(e.data, `"unitId":2`) {
			m.t.Errorf("it is told of another unit: %s", e.data)
		}
		if e.id == m.eventID(int(last)) {
			return
		}
	}
}

// checkUnlimited checks that an answer names no unit.
func (m *matrix) checkUnlimited(route server.RouteInfo) {
	m.t.Helper()
	if route.Public || !strings.HasPrefix(route.Pattern, "GET ") {
		return
	}
	if got := m.call("east-2", route, m.other, ""); strings.Contains(got.body, "Site") {
		m.t.Errorf("it names units: %s", got.body)
	}
}

// ofNoUnit are the operations of the API in which nothing is of a unit, by how their paths go on.
var ofNoUnit = []string{"/configuration", "/scenarios"}

// limitOf returns the limit that a route can only have by how it looks; else the one it declares.
func limitOf(route server.RouteInfo) string {
	_, filters := route.Parameters["unitId"]
	switch {
	case strings.Contains(route.Pattern, "{unitId}"):
		return "path"
	case filters && strings.HasPrefix(route.Pattern, "GET "):
		return "filter"
	case strings.Contains(route.Pattern, "{importId}"), strings.Contains(route.Pattern, "{submissionId}"):
		return "record"
	case route.Limit == "none":
		_, path, inAPI := strings.Cut(route.Pattern, apiPath)
		if inAPI && !slices.ContainsFunc(ofNoUnit, func(p string) bool { return strings.HasPrefix(path, p) }) {
			return "filter, body or record"
		}
	}
	return route.Limit
}
