package server

import (
	"net/http"
	"slices"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/imports"
)

// A route is a method and path, who may take it, how the units of the caller limit it, what its
// query may hold, and where it leads.
type route struct {
	pattern    string
	access     access
	limit      unitLimit
	parameters parameters
	serve      http.Handler
}

// unitLimit says how the business units of the caller limit a route. The store keeps it, by the
// scope of the caller: this is what TestUnitLimits expects of it.
type unitLimit string

const (
	// byPath: to the unit in the path.
	byPath unitLimit = "path"
	// byFilter: to the units that the query names, or else to those of the caller.
	byFilter unitLimit = "filter"
	// byBody: to the units that the body names, or the query where that describes the body.
	byBody unitLimit = "body"
	// byRecord: to records all of whose units are the caller's.
	byRecord unitLimit = "record"
	// unlimited: to nothing, as nothing in it is of a unit.
	unlimited unitLimit = "none"
)

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

func (s *Server) call(pattern string, a access, l unitLimit, p parameters, e endpoint) route {
	return s.file(pattern, a, l, p, jsonForm, e)
}

func (s *Server) file(pattern string, a access, l unitLimit, p parameters, form string, e endpoint) route {
	return route{pattern, a, l, p, s.authorised(a, p, form, refuseKey(e))}
}

// keyed is a call that has an Idempotency-Key.
func (s *Server) keyed(pattern string, a access, l unitLimit, p parameters, e endpoint) route {
	return route{pattern, a, l, p, s.authorised(a, p, jsonForm, e)}
}

func plain(pattern string, h http.HandlerFunc) route {
	return route{pattern, public, unlimited, nil, h}
}

// The parameters of several operations.
var (
	none                 = takes()
	days                 = takes("start", "end")
	paging               = takes("cursor", "limit")
	submittingParameters = takes("validateOnly?", "onError")
	readingParameters    = takes("businessDay", "currencyId", "salesTypeId", "from", "to", "asOf")
	groupings            = takes("brand...", "company...", "region...", "country...", "city...")
	reportParameters     = groupings.and("period", "day", "start", "end", "grain", "by...", "unitId...", "currencyId...", "salesTypeId...",
		"category...", "daypart...", "weekday...", "compare", "compareStart", "compareEnd", "likeForLike?", "sort", "top", "measure")
)

// salesRoutes send sales and read them back.
func (s *Server) salesRoutes() []route {
	read, write, either := needs(auth.SalesRead), needs(auth.SalesWrite), needs(auth.SalesRead, auth.SalesWrite)
	followed := takes("unitId...", "lastEventId")
	return []route{
		s.keyed("POST "+unit+"/real-time-sales", write, byPath, submittingParameters, s.submit),
		s.keyed("GET "+unit+"/real-time-sales", either, byPath,
			slices.Concat(readingParameters, submittingParameters), s.readOrSubmit),
		s.call("GET "+unit+"/real-time-sales/history", read, byPath,
			takes("businessDay", "timeSlotStart"), s.slotHistory),
		s.call("GET "+unit+"/business-day/{businessDay}", either, byPath, none, s.businessDay),
		s.call("GET "+unit+"/standings", read, byPath, days, s.standings),
		s.call("GET "+unit+"/net-sales", read, byPath, days, s.netSales),
		s.call("GET "+unit+"/gross-sales", read, byPath, days, s.grossSales),
		s.call("GET "+api+"/real-time-sales", read, byFilter,
			paging.and("unitId...", "start", "end", "currencyId", "salesTypeId"), s.figures),
		s.call("GET "+api+"/submissions", either, byFilter,
			paging.and("unitId...", "businessDay", "status"), s.submissions),
		s.call("GET "+api+"/submissions/{submissionId}", either, byRecord, none, s.submission),
		s.call("GET "+api+"/business-unit", either, byFilter, paging, s.units),
		s.call("GET "+api+"/configuration", either, unlimited, none, s.configuration),
		{eventsPattern, read, byFilter, followed, s.events(read, followed)},
	}
}

// reportRoutes break sales down, and keep views of that.
func (s *Server) reportRoutes() []route {
	read := needs(auth.SalesRead)
	return []route{
		s.call("GET "+api+"/reports/sales", read, byFilter, reportParameters, s.salesReport),
		s.call("GET "+api+"/reports/sales/figures", read, byFilter,
			reportParameters.and("of", "bucket", "again?", "group...", "rest?", "cursor", "limit"), s.reportFigures),
		s.file("GET "+api+"/reports/sales.csv", read, byFilter,
			reportParameters.and("language"), csvForm, s.salesReportCSV),
		s.file("GET "+api+"/reports/sales.xlsx", read, byFilter,
			reportParameters.and("language"), xlsxForm, s.salesReportXLSX),
		s.file("GET "+api+"/reports/sales.png", read, byFilter,
			reportParameters.and("width", "height", "theme", "language"), pngForm, s.salesReportPNG),
		s.call("GET "+api+"/scenarios", read, unlimited, none, s.scenarios),
		s.call("POST "+api+"/scenarios", read, unlimited, none, s.addScenario),
		s.call("PUT "+api+"/scenarios/{scenarioId}", read, unlimited, none, s.changeScenario),
		s.call("DELETE "+api+"/scenarios/{scenarioId}", read, unlimited, none, s.deleteScenario),
		s.call("PUT "+api+"/scenarios/{scenarioId}/default", read, unlimited,
			none, s.beginWithScenario),
		s.call("DELETE "+api+"/scenarios/default", read, unlimited, none, s.beginWithoutScenario),
	}
}

// forecastRoutes tell what to expect, and take what people know of it.
func (s *Server) forecastRoutes() []route {
	read, decide := needs(auth.SalesRead), needs(auth.ForecastWrite)
	return []route{
		s.call("GET "+unit+"/forecast", read, byPath,
			days.and("grain", "measure", "currencyId", "asOf"), s.forecastUnit),
		s.call("GET "+unit+"/forecast/accuracy", read, byPath,
			takes("currencyId"), s.forecastAccuracy),
		s.call("GET "+unit+"/forecast/adjustments", read, byPath, days, s.adjustments),
		s.call("PUT "+unit+"/forecast/adjustments/{businessDay}", decide, byPath,
			none, s.putAdjustment),
		s.call("DELETE "+unit+"/forecast/adjustments/{businessDay}", decide, byPath,
			none, s.withdrawAdjustment),
		s.call("GET "+api+"/forecasts", read, byFilter,
			groupings.and("unitId...", "start", "end", "measure", "currencyId"), s.forecasts),
		s.call("GET "+api+"/calendar", read, byFilter, days.and("unitId..."), s.calendarEvents),
		s.call("PUT "+api+"/calendar", decide, byBody, none, s.putEvents),
		s.call("PUT "+api+"/calendar/{eventId}", decide, byBody, none, s.putEvent),
		s.call("DELETE "+api+"/calendar/{eventId}", decide, byRecord, none, s.deleteEvent),
	}
}

// importRoutes bring history in.
func (s *Server) importRoutes() []route {
	write := needs(auth.SalesWrite)
	return []route{
		s.call("GET "+api+"/imports", write, byRecord, none, s.listImports),
		s.call("POST "+api+"/imports", write, byBody,
			takes("name", "kind", "unitId", "unit...", "salesType...", "salesTypeId", "currencyId", "column..."), s.previewImport),
		s.call("GET "+api+"/imports/{importId}", write, byRecord, none, s.getImport),
		s.call("DELETE "+api+"/imports/{importId}", write, byRecord, none, s.deleteImport),
		s.call("POST "+api+"/imports/{importId}/commit", write, byRecord,
			takes("skip?"), s.commitImport),
		s.call("POST "+api+"/imports/{importId}/undo", write, byRecord, none, s.undoImport),
		s.call("POST "+api+"/import", write, byBody, none, s.beginImport),
		s.call("GET "+api+"/import/{importId}", write, byRecord, none, s.importSession),
		s.call("DELETE "+api+"/import/{importId}", write, byRecord, none, s.endImport),
		s.call("POST "+api+"/import/{importId}/total-sales", write, byRecord,
			none, s.addToImport(imports.TotalSales)),
		s.call("POST "+api+"/import/{importId}/hourly-sales", write, byRecord,
			none, s.addToImport(imports.HourlySales)),
		s.call("POST "+api+"/import/{importId}/detailed-sales", write, byRecord,
			none, s.addToImport(imports.DetailedSales)),
		s.call("POST "+api+"/import/{importId}/finish", write, byRecord, none, s.finishImport),
		s.call("POST "+api+"/import/{importId}/undo", write, byRecord, none, s.undoSession),
	}
}

// logInRoutes begin and end sessions and tokens.
func (s *Server) logInRoutes() []route {
	return []route{
		{"POST /session", public, unlimited, nil, http.HandlerFunc(s.serveLogIn)},
		s.call("GET /session", needs(auth.Scopes()...), unlimited, nil, s.whoAmI),
		{"DELETE /session", public, unlimited, nil, http.HandlerFunc(s.serveLogOut)},
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
