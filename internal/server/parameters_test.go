package server_test

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/daypart/daypart/internal/server"
)

// isStrict reports whether a pattern is of the API, whose operations take what they declare only.
func isStrict(pattern string) bool {
	_, path, _ := strings.Cut(pattern, " ")
	return strings.HasPrefix(path, "/sales/") || strings.HasPrefix(path, "/admin/")
}

func TestParameters_AreThoseOfTheDocument(t *testing.T) {
	w := newWorld(t)
	for _, route := range server.Routes(w.server) {
		if !isStrict(route.Pattern) {
			if route.Parameters != nil {
				t.Errorf("%s declares parameters, and should ignore those it does not know", route.Pattern)
			}
			continue
		}
		if route.Parameters == nil {
			t.Errorf("%s declares no parameters: say takes()", route.Pattern)
		}
		if described := queryParameters(route.Pattern); !maps.Equal(route.Parameters, described) {
			t.Errorf("%s declares\n%v, the document describes\n%v", route.Pattern, route.Parameters, described)
		}
	}
}

// queryParameters returns the parameters of a query that the document describes.
func queryParameters(pattern string) map[string]server.ParameterInfo {
	method, path, _ := strings.Cut(pattern, " ")
	item := document.Paths.Value(path)
	if item == nil || item.GetOperation(method) == nil {
		return nil
	}
	described := map[string]server.ParameterInfo{}
	for _, p := range slices.Concat(item.Parameters, item.GetOperation(method).Parameters) {
		if p.Value.In == openapi3.ParameterInQuery {
			schema := p.Value.Schema.Value
			described[p.Value.Name] = server.ParameterInfo{List: schema.Type.Is("array"), Flag: schema.Type.Is("boolean")}
		}
	}
	return described
}

// TestParameters_OthersAreRefused walks the routes, so that none is forgotten.
func TestParameters_OthersAreRefused(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, route := range server.Routes(w.server) {
		if strings.Contains(route.Pattern, "...") {
			continue
		}
		method, path, _ := strings.Cut(route.Pattern, " ")
		got := w.do(w.request(method, fill(path)+"?noSuchParameter=1", "", bearer...))
		refused := got.status == 400 && got.at("type") != nil && got.slug() == "unknown-parameter"
		if refused != isStrict(route.Pattern) {
			t.Errorf("%s: %d %s", route.Pattern, got.status, got.body)
		}
	}
}

// fill puts something that exists into the path of a pattern, where there is something.
func fill(path string) string {
	return strings.NewReplacer("{$}", "", "{unitId}", "9", "{businessDay}", "2026-11-23", "{problem}", "invalid-request").Replace(path)
}

// TestParameters_HoldNoOtherText: SQLite keeps what PostgreSQL refuses.
func TestParameters_HoldNoOtherText(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, route := range server.Routes(w.server) {
		for name := range route.Parameters {
			method, path, _ := strings.Cut(route.Pattern, " ")
			for _, value := range []string{"%ff", "a%00b", "%c3%28"} {
				got := w.do(w.request(method, fill(path)+"?"+name+"="+value, "", bearer...)).want(400)
				if got.slug() != "invalid-request" || !slices.Contains(got.pointers(), name) {
					t.Errorf("%s %s=%s: %s", route.Pattern, name, value, got.body)
				}
			}
		}
	}
}

func TestParameters_NameTheNearest(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	tests := []struct{ method, target, parameter, suggestion string }{
		{"POST", madrid + "?dryRun=1", "dryRun", "validateOnly"},
		{"POST", madrid + "?validate_only=true", "validate_only", "validateOnly"},
		{"POST", madrid + "?validateonly%20=true", "validateonly ", "validateOnly"},
		{"POST", madrid + "?onerr=skip", "onerr", "onError"},
		{"GET", madrid + "?date=2026-11-23", "date", "businessDay"},
		{"GET", "/sales/api/v1/submissions?unitIds=9", "unitIds", "unitId"},
		{"GET", "/sales/api/v1/submissions?unitId%5B0%5D=9", "unitId[0]", "unitId"},
		{"GET", "/sales/api/v1/submissions?page=2", "page", "cursor"},
		{"GET", "/sales/api/v1/reports/sales?currency=EUR", "currency", "currencyId"},
		{"GET", "/sales/api/v1/reports/sales?from=2026-11-01", "from", "start"},
		{"GET", "/sales/api/v1/events?unit=9", "unit", "unitId"},
	}
	for _, test := range tests {
		body := ""
		if test.method == "POST" {
			body = sale
		}
		got := w.do(w.request(test.method, test.target, body, append(bearer, "Content-Type", "application/json")...)).want(400)
		if got.slug() != "unknown-parameter" || !slices.Contains(got.pointers(), test.parameter) || got.text("errors", 0, "suggestion") != test.suggestion ||
			!strings.Contains(got.text("detail"), test.suggestion) {
			t.Errorf("%s %s: %s", test.method, test.target, got.body)
		}
	}
	if got := w.get("/sales/api/v1/configuration?pretty", bearer...).want(400); !strings.Contains(got.text("detail"), "none") {
		t.Errorf("no parameters to name: %s", got.body)
	}
	if read := w.get(madrid+"?businessDay=2026-11-23", bearer...); read.text("figures") != "[]" {
		t.Errorf("stored %s", read.body)
	}
}

// What is said elsewhere in the call is looked for there.
func TestParameters_NameThePlaceOfOthers(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("till-norte"), "Content-Type", "application/json")
	tests := []struct{ method, target, detail string }{
		{"GET", "/sales/api/v1/business-unit/9/net-sales?start=2026-11-23&end=2026-11-23&unitId=9", "unitId is in the path"},
		{"GET", "/sales/api/v1/business-unit/9/standings?start=2026-11-23&end=2026-11-23&siteId=9", "unitId is in the path"},
		{"GET", madrid + "?businessDay=2026-11-23&net_sales=1", "belongs in the JSON body"},
		{"POST", madrid + "?net_sales=1", "belongs in the JSON body"},
		{"POST", madrid + "?businessDay=2026-11-23", "belongs in the JSON body"},
		{"POST", madrid + "?observedAt=2026-11-23T11:00:00Z", "belongs in the JSON body"},
		{"POST", madrid + "?validateOnly=ja", `validateOnly cannot be "ja"`},
		{"GET", "/sales/api/v1/reports/sales?by=shop", `by cannot be "shop"`},
		{"GET", "/sales/api/v1/reports/sales?sort=-net", `sort cannot be "net"`},
	}
	for _, test := range tests {
		body := ""
		if test.method == "POST" {
			body = sale
		}
		got := w.do(w.request(test.method, test.target, body, bearer...)).want(400)
		if !strings.Contains(got.text("errors", 0, "detail"), test.detail) {
			t.Errorf("%s %s: %s", test.method, test.target, got.body)
		}
	}
}

func TestParameters_MatchInAnyCase(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, name := range []string{"ValidateOnly", "VALIDATEONLY", "validateonly", "validateOnly[]", "ValidateOnly%5B%5D"} {
		if got := w.post(madrid+"?"+name+"=true", sale, bearer...).want(200); got.text("validateOnly") != "true" {
			t.Errorf("%s: %s", name, got.body)
		}
	}
	if read := w.get(madrid+"?BusinessDay=2026-11-23", bearer...).want(200); read.text("figures") != "[]" {
		t.Errorf("stored %s", read.body)
	}
	month := w.get("/sales/api/v1/reports/sales?Period=month", bearer...).want(200)
	if month.text("start") != "2026-11-01" || month.text("end") != "2026-11-30" {
		t.Errorf("?Period=month is %s to %s", month.text("start"), month.text("end"))
	}
}

func TestParameters_ListsRepeatTheName(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	w.post(madrid, sale, bearer...).want(200)
	w.post(strings.Replace(madrid, "/9/", "/10/", 1), strings.ReplaceAll(strings.ReplaceAll(sale, "2026-11-23", "2026-10-23"), "+01:00", "-04:00"), bearer...).want(200)
	for query, want := range map[string]int{
		"unitId[]=10": 1, "unitId%5B%5D=9": 1, "UnitId[]=9&unitid=10": 2, "unitId[]=9&unitId[]=10": 2, "": 2,
	} {
		got := w.get("/sales/api/v1/submissions?"+query, bearer...).want(200)
		if n := len(got.at("items").([]any)); n != want {
			t.Errorf("%s: %d items, want %d", query, n, want)
		}
	}
	if got := w.get(madrid+"?businessDay=2026-11-23&BUSINESSDAY=2026-11-22", bearer...).want(400); !strings.Contains(got.text("detail"), "more than once") {
		t.Errorf("two days: %s", got.body)
	}
}

func TestParameters_NeedAValue(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, query := range []string{"validateOnly", "validateOnly=", "ValidateOnly", "onError=", "validateOnly=1"} {
		if got := w.post(madrid+"?"+query, sale, bearer...).want(400); got.slug() != "invalid-request" {
			t.Errorf("%s: %s", query, got.body)
		}
	}
	if got := w.post(madrid+"?validateOnly", sale, bearer...); !strings.Contains(got.text("detail"), "validateOnly=true") {
		t.Errorf("a flag without a value: %s", got.body)
	}
	for _, query := range []string{"period=", "likeForLike", "start=", "top="} {
		w.get("/sales/api/v1/reports/sales?"+query, bearer...).want(400)
	}
	if read := w.get(madrid+"?businessDay=2026-11-23", bearer...); read.text("figures") != "[]" {
		t.Errorf("stored %s", read.body)
	}
	w.get("/sales/api/v1/events?lastEventId=", bearer...).want(400)
	w.get("/sales/api/v1/submissions?cursor=", bearer...).want(200)
}

// TestParameters_SendFiguresToTheBody walks the members of a submission, as a GET may hold them.
func TestParameters_SendFiguresToTheBody(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	declared := queryParameters("GET " + "/sales/api/v1/business-unit/{unitId}/real-time-sales")
	members := slices.Concat(slices.Collect(maps.Keys(document.Components.Schemas["SalesRow"].Value.Properties)),
		slices.Collect(maps.Keys(document.Components.Schemas["SalesSubmission"].Value.Properties)))
	for _, member := range members {
		if _, ok := declared[member]; ok {
			continue
		}
		for _, name := range []string{member, strings.ToUpper(member)} {
			got := w.get(madrid+"?businessDay=2026-11-23&"+name+"=1", bearer...).want(400)
			if got.slug() != "unknown-parameter" || !strings.Contains(got.text("detail"), "POST") {
				t.Errorf("%s: %s", name, got.body)
			}
		}
	}
}

// TestParameters_OfReadingAndSubmitting: the GET that may do either takes those of what it does.
func TestParameters_OfReadingAndSubmitting(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("till-norte"), "Content-Type", "application/json")
	lost := w.get(madrid+"?businessDay=2026-11-23&validateOnly=true", bearer...).want(400)
	if lost.slug() != "unknown-parameter" || !strings.Contains(lost.text("detail"), "POST") {
		t.Errorf("a submission whose body was dropped: %s", lost.body)
	}
	if got := w.do(w.request("GET", madrid+"?businessDay=2026-11-22", sale, bearer...)).want(400); got.slug() != "unknown-parameter" {
		t.Errorf("a submission with a day to read: %s", got.body)
	}
	if got := w.do(w.request("GET", madrid+"?VALIDATEONLY=true", sale, bearer...)).want(200); got.text("validateOnly") != "true" {
		t.Errorf("a dry run by GET: %s", got.body)
	}
}

func TestParameters_ExplainALostPlus(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	history := madrid + "/history?businessDay=2026-11-23&timeSlotStart="
	for _, prefix := range []string{madrid + "?businessDay=2026-11-23&asOf=", madrid + "?businessDay=2026-11-23&from=", history} {
		for _, instant := range []string{"2026-11-23T12:15:00+01:00", "2026-11-23T12:15+01:00", "2026-11-23T12:15:00.5+0100"} {
			if got := w.get(prefix+instant, bearer...).want(400); !strings.Contains(got.text("detail"), "%2B") {
				t.Errorf("%s%s: %s", prefix, instant, got.body)
			}
		}
		w.get(prefix+url.QueryEscape("2026-11-23T12:15:00+01:00"), bearer...).want(200)
	}
}

func TestParameters_CountManyFaults(t *testing.T) {
	w := newWorld(t)
	query := strings.Builder{}
	for i := range 300 {
		query.WriteString("&x" + strings.Repeat("y", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26)) + "=1")
	}
	got := w.get("/sales/api/v1/configuration?"+query.String(), w.as("till-norte")...).want(400)
	if n := len(got.at("errors").([]any)); n != 100 || got.text("errorCount") != "300" {
		t.Errorf("%d faults spelt out of %s", n, got.text("errorCount"))
	}
	if got := w.get("/sales/api/v1/configuration?"+strings.Repeat("z", 5000)+"=1&%ff%00=2", w.as("till-norte")...).want(400); len(got.body) > 2000 {
		t.Errorf("a long name is given back whole: %s", got.body)
	}
}
