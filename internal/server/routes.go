package server

import (
	"net/http"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/imports"
)

// A route is a method and path, who may take it, and where it leads.
type route struct {
	pattern string
	access  access
	serve   http.Handler
}

// access says who may take a route: everybody, or callers with any one of the scopes.
type access struct {
	public bool
	scopes []auth.Scope
}

var public = access{public: true}

func needs(anyOf ...auth.Scope) access { return access{scopes: anyOf} }

// api and unit are where the paths of the API begin.
const (
	api  = "/sales/api/v1"
	unit = api + "/business-unit/{unitId}"
)

// routes is the table of all there is to call.
func (s *Server) routes() []route {
	decide := needs(auth.ForecastWrite)
	read, write, either := needs(auth.SalesRead), needs(auth.SalesWrite), needs(auth.SalesRead, auth.SalesWrite)
	call := func(pattern string, a access, e endpoint) route {
		return route{pattern, a, s.authorised(a, jsonForm, e)}
	}
	open := func(pattern string, e openEndpoint) route { return route{pattern, public, s.opened(e)} }
	plain := func(pattern string, h http.HandlerFunc) route { return route{pattern, public, h} }
	limited := func(pattern string, h http.HandlerFunc) route { return route{pattern, public, s.limitAddress(h)} }

	return []route{
		call("POST "+unit+"/real-time-sales", write, s.submit),
		call("GET "+unit+"/real-time-sales", either, s.readOrSubmit),
		call("GET "+unit+"/real-time-sales/history", read, s.slotHistory),
		call("GET "+unit+"/business-day/{businessDay}", either, s.businessDay),
		call("GET "+unit+"/standings", read, s.standings),
		call("GET "+unit+"/net-sales", read, s.netSales),
		call("GET "+unit+"/gross-sales", read, s.grossSales),
		call("GET "+api+"/real-time-sales", read, s.figures),
		call("GET "+api+"/reports/sales", read, s.salesReport),
		call("GET "+api+"/reports/sales/figures", read, s.reportFigures),
		{"GET " + api + "/reports/sales.csv", read, s.authorised(read, csvForm, s.salesReportCSV)},
		{"GET " + api + "/reports/sales.xlsx", read, s.authorised(read, xlsxForm, s.salesReportXLSX)},
		{"GET " + api + "/reports/sales.png", read, s.authorised(read, pngForm, s.salesReportPNG)},
		call("GET "+api+"/scenarios", read, s.scenarios),
		call("POST "+api+"/scenarios", read, s.addScenario),
		call("PUT "+api+"/scenarios/{scenarioId}", read, s.changeScenario),
		call("DELETE "+api+"/scenarios/{scenarioId}", read, s.deleteScenario),
		call("PUT "+api+"/scenarios/{scenarioId}/default", read, s.beginWithScenario),
		call("DELETE "+api+"/scenarios/default", read, s.beginWithoutScenario),

		call("GET "+unit+"/forecast", read, s.forecastUnit),
		call("GET "+unit+"/forecast/accuracy", read, s.forecastAccuracy),
		call("GET "+unit+"/forecast/adjustments", read, s.adjustments),
		call("PUT "+unit+"/forecast/adjustments/{businessDay}", decide, s.putAdjustment),
		call("DELETE "+unit+"/forecast/adjustments/{businessDay}", decide, s.withdrawAdjustment),
		call("GET "+api+"/forecasts", read, s.forecasts),
		call("GET "+api+"/calendar", read, s.calendarEvents),
		call("PUT "+api+"/calendar", decide, s.putEvents),
		call("PUT "+api+"/calendar/{eventId}", decide, s.putEvent),
		call("DELETE "+api+"/calendar/{eventId}", decide, s.deleteEvent),

		call("GET "+api+"/imports", write, s.listImports),
		call("POST "+api+"/imports", write, s.previewImport),
		call("GET "+api+"/imports/{importId}", write, s.getImport),
		call("DELETE "+api+"/imports/{importId}", write, s.deleteImport),
		call("POST "+api+"/imports/{importId}/commit", write, s.commitImport),
		call("POST "+api+"/imports/{importId}/undo", write, s.undoImport),
		call("POST "+api+"/import", write, s.beginImport),
		call("GET "+api+"/import/{importId}", write, s.importSession),
		call("DELETE "+api+"/import/{importId}", write, s.endImport),
		call("POST "+api+"/import/{importId}/total-sales", write, s.addToImport(imports.TotalSales)),
		call("POST "+api+"/import/{importId}/hourly-sales", write, s.addToImport(imports.HourlySales)),
		call("POST "+api+"/import/{importId}/detailed-sales", write, s.addToImport(imports.DetailedSales)),
		call("POST "+api+"/import/{importId}/finish", write, s.finishImport),

		call("GET "+api+"/submissions", either, s.submissions),
		call("GET "+api+"/submissions/{submissionId}", either, s.submission),
		call("GET "+api+"/business-unit", either, s.units),
		call("GET "+api+"/configuration", either, s.configuration),
		{eventsPattern, read, s.events(read)},

		open("POST /session", s.logIn),
		call("GET /session", needs(auth.Scopes()...), s.whoAmI),
		open("DELETE /session", s.logOut),

		limited("POST /connect/token", s.OAuth.Token),
		limited("POST /connect/revocation", s.OAuth.Revocation),
		limited("POST /connect/introspect", s.OAuth.Introspection),
		plain("GET /.well-known/openid-configuration", s.OAuth.Metadata),
		plain("GET /.well-known/oauth-authorization-server", s.OAuth.Metadata),
		plain("GET /.well-known/openid-configuration/jwks", s.OAuth.JWKS),

		plain("GET /openapi.yaml", s.spec),
		plain("GET /docs", s.docs.ServeHTTP),
		plain("GET /docs/{asset...}", s.docs.ServeHTTP),
		plain("GET /problems/{$}", s.problems),
		plain("GET /problems/{problem}", s.problem),
		plain("GET /livez", s.alive),
		plain("GET /readyz", s.ready),
		plain("GET /{$}", s.page),
		plain("GET /login", s.page),
		plain("GET /analytics/{rest...}", s.page),
		plain("GET /assets/{file...}", s.asset),
		plain("GET /favicon.svg", s.asset),
	}
}

// mux sends each request down its route; what has none gets a problem.
func (s *Server) mux() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, r.serve)
	}
	return s.noRoute(mux)
}
