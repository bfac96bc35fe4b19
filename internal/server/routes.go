package server

import (
	"net/http"
	"slices"

	wire "github.com/daypart/daypart/api"
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

// routes is all there is to call.
func (s *Server) routes() []route {
	return slices.Concat(s.salesRoutes(), s.reportRoutes(), s.forecastRoutes(), s.importRoutes(), s.logInRoutes(), s.publicRoutes())
}

func (s *Server) call(pattern string, a access, e endpoint) route {
	return route{pattern, a, s.authorised(a, jsonForm, e)}
}

func (s *Server) open(pattern string, e openEndpoint) route {
	return route{pattern, public, s.opened(e)}
}

func plain(pattern string, h http.HandlerFunc) route { return route{pattern, public, h} }

// salesRoutes send sales and read them back.
func (s *Server) salesRoutes() []route {
	read, write, either := needs(auth.SalesRead), needs(auth.SalesWrite), needs(auth.SalesRead, auth.SalesWrite)
	return []route{
		s.call("POST "+unit+"/real-time-sales", write, s.submit),
		s.call("GET "+unit+"/real-time-sales", either, s.readOrSubmit),
		s.call("GET "+unit+"/real-time-sales/history", read, s.slotHistory),
		s.call("GET "+unit+"/business-day/{businessDay}", either, s.businessDay),
		s.call("GET "+unit+"/standings", read, s.standings),
		s.call("GET "+unit+"/net-sales", read, s.netSales),
		s.call("GET "+unit+"/gross-sales", read, s.grossSales),
		s.call("GET "+api+"/real-time-sales", read, s.figures),
		s.call("GET "+api+"/submissions", either, s.submissions),
		s.call("GET "+api+"/submissions/{submissionId}", either, s.submission),
		s.call("GET "+api+"/business-unit", either, s.units),
		s.call("GET "+api+"/configuration", either, s.configuration),
		{eventsPattern, read, s.events(read)},
	}
}

// reportRoutes break sales down, and keep views of that.
func (s *Server) reportRoutes() []route {
	read := needs(auth.SalesRead)
	return []route{
		s.call("GET "+api+"/reports/sales", read, s.salesReport),
		s.call("GET "+api+"/reports/sales/figures", read, s.reportFigures),
		{"GET " + api + "/reports/sales.csv", read, s.authorised(read, csvForm, s.salesReportCSV)},
		{"GET " + api + "/reports/sales.xlsx", read, s.authorised(read, xlsxForm, s.salesReportXLSX)},
		{"GET " + api + "/reports/sales.png", read, s.authorised(read, pngForm, s.salesReportPNG)},
		s.call("GET "+api+"/scenarios", read, s.scenarios),
		s.call("POST "+api+"/scenarios", read, s.addScenario),
		s.call("PUT "+api+"/scenarios/{scenarioId}", read, s.changeScenario),
		s.call("DELETE "+api+"/scenarios/{scenarioId}", read, s.deleteScenario),
		s.call("PUT "+api+"/scenarios/{scenarioId}/default", read, s.beginWithScenario),
		s.call("DELETE "+api+"/scenarios/default", read, s.beginWithoutScenario),
	}
}

// forecastRoutes tell what to expect, and take what people know of it.
func (s *Server) forecastRoutes() []route {
	read, decide := needs(auth.SalesRead), needs(auth.ForecastWrite)
	return []route{
		s.call("GET "+unit+"/forecast", read, s.forecastUnit),
		s.call("GET "+unit+"/forecast/accuracy", read, s.forecastAccuracy),
		s.call("GET "+unit+"/forecast/adjustments", read, s.adjustments),
		s.call("PUT "+unit+"/forecast/adjustments/{businessDay}", decide, s.putAdjustment),
		s.call("DELETE "+unit+"/forecast/adjustments/{businessDay}", decide, s.withdrawAdjustment),
		s.call("GET "+api+"/forecasts", read, s.forecasts),
		s.call("GET "+api+"/calendar", read, s.calendarEvents),
		s.call("PUT "+api+"/calendar", decide, s.putEvents),
		s.call("PUT "+api+"/calendar/{eventId}", decide, s.putEvent),
		s.call("DELETE "+api+"/calendar/{eventId}", decide, s.deleteEvent),
	}
}

// importRoutes bring history in.
func (s *Server) importRoutes() []route {
	write := needs(auth.SalesWrite)
	return []route{
		s.call("GET "+api+"/imports", write, s.listImports),
		s.call("POST "+api+"/imports", write, s.previewImport),
		s.call("GET "+api+"/imports/{importId}", write, s.getImport),
		s.call("DELETE "+api+"/imports/{importId}", write, s.deleteImport),
		s.call("POST "+api+"/imports/{importId}/commit", write, s.commitImport),
		s.call("POST "+api+"/imports/{importId}/undo", write, s.undoImport),
		s.call("POST "+api+"/import", write, s.beginImport),
		s.call("GET "+api+"/import/{importId}", write, s.importSession),
		s.call("DELETE "+api+"/import/{importId}", write, s.endImport),
		s.call("POST "+api+"/import/{importId}/total-sales", write, s.addToImport(imports.TotalSales)),
		s.call("POST "+api+"/import/{importId}/hourly-sales", write, s.addToImport(imports.HourlySales)),
		s.call("POST "+api+"/import/{importId}/detailed-sales", write, s.addToImport(imports.DetailedSales)),
		s.call("POST "+api+"/import/{importId}/finish", write, s.finishImport),
	}
}

// logInRoutes begin and end sessions and tokens.
func (s *Server) logInRoutes() []route {
	return []route{
		{"POST /session", public, http.HandlerFunc(s.serveLogIn)},
		s.call("GET /session", needs(auth.Scopes()...), s.whoAmI),
		s.open("DELETE /session", s.logOut),
		s.connect("POST /connect/token", s.OAuth.Token),
		s.connect("POST /connect/revocation", s.OAuth.Revocation),
		s.connect("POST /connect/introspect", s.OAuth.Introspection),
		plain("GET /.well-known/openid-configuration", s.OAuth.Metadata),
		plain("GET /.well-known/oauth-authorization-server", s.OAuth.Metadata),
		plain("GET /.well-known/openid-configuration/jwks", s.OAuth.JWKS),
	}
}

// publicRoutes are for everybody: documents, health and the page.
func (s *Server) publicRoutes() []route {
	return []route{
		plain("GET /openapi.yaml", spec("application/yaml", wire.PublishedYAML(s.baseURL))),
		plain("GET /openapi.json", spec("application/json", wire.PublishedJSON(s.baseURL))),
		plain("GET /docs", s.docs.ServeHTTP),
		plain("GET /docs/{asset...}", s.docs.ServeHTTP),
		plain("GET /problems", s.problems),
		plain("GET /problems/{$}", s.problems),
		plain("GET /problems/{problem}", s.problem),
		plain("GET "+alivePath, s.alive),
		plain("GET "+readyPath, s.ready),
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
