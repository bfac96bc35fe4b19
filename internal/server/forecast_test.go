package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const expected = "/sales/api/v1/business-unit/9/forecast"

// trade lets unit 9 of norte sell for some weeks before noon's business day, and learns it.
func (w *world) trade(weeks int) {
	w.t.Helper()
	today := calendar.NewDay(2026, time.November, 23)
	company, err := w.store.Company(w.t.Context(), w.ids["norte"])
	must(w.t, err)
	for day := today.AddDays(-7 * weeks); day.Before(today); day = day.AddDays(1) {
		start := company.Units[0].Calendar.Span(day).Start
		var rows []sales.Row
		for hour := range 10 {
			net := sales.Amount((100 + 20*int(day.Weekday()) + day.Sub(today)%5 + hour) * 10_000)
			rows = append(rows, sales.Row{SlotStart: start.Add(time.Duration(hour+5) * time.Hour), Type: "TAKE", Currency: "EUR", Measures: sales.Measures{Net: net, Gross: net, Checks: 10, Guests: 20}})
		}
		_, err := w.store.Append(w.t.Context(), store.Background(company.ID), store.Submission{
			ID: uuid.Must(uuid.NewV7()), Unit: 9, Kind: store.RealTime, ReceivedAt: noon, Submission: sales.Submission{Day: day, Rows: rows},
		})
		must(w.t, err)
	}
	w.learn(company)
}

func (w *world) learn(company tenant.Company) {
	w.t.Helper()
	must(w.t, w.forecast.Refit(w.t.Context(), company.ID, &company.Units[0]))
}

func TestForecastOfAUnit(t *testing.T) {
	w := newWorld(t)
	w.trade(10)
	for _, query := range []string{
		"", "?grain=slot&end=2026-11-24", "?grain=hour", "?grain=daypart", "?grain=week&start=2026-11-09", "?measure=numChecks", "?measure=averageCheck",
		"?start=2026-11-01&end=2026-11-30", "?asOf=2026-11-23T11:31:08Z&end=2026-11-23", "?asOf=2026-11-20T00:00:00Z",
	} {
		if strings.Contains(query, "11:31:08Z") {
			w.wait(time.Minute)
		}
		r := w.get(expected+query, w.as("reader")...)
		if r.status != http.StatusOK {
			t.Errorf("%s: %d %s", query, r.status, r.body)
		}
		if items := r.json()["items"].([]any); len(items) == 0 {
			t.Errorf("%s has no items", query)
		}
	}
	body := w.get(expected, w.as("reader")...).json()
	items := body["items"].([]any)
	first := items[0].(map[string]any)
	if body["status"] != "ready" || fmt.Sprint(body["knownDays"]) != "70" || len(items) != 14 || first["kind"] != "running" || first["businessDay"] != "2026-11-23" {
		t.Errorf("%v", body)
	}
	if accuracy := body["accuracy"].([]any); len(accuracy) != 4 {
		t.Errorf("accuracy: %v", accuracy)
	}
	if r := w.get(expected+"/accuracy", w.as("reader")...); r.status != http.StatusOK || len(r.json()["items"].([]any)) != 4 {
		t.Errorf("accuracy: %d %s", r.status, r.body)
	}
	across := w.get("/sales/api/v1/forecasts?country=ES", w.as("reader")...).json()
	if units := across["units"].([]any); len(units) != 1 || len(across["items"].([]any)) != 14 || len(across["missing"].([]any)) != 0 {
		t.Errorf("across: %v", across)
	}
	if none := w.get("/sales/api/v1/forecasts?country=ES&city=", w.as("reader")...).json(); len(none["items"].([]any)) != 0 || none["start"] != "2026-11-23" {
		t.Errorf("of no unit: %v", none)
	}
}

func TestForecastWithoutHistory(t *testing.T) {
	w := newWorld(t)
	body := w.get(expected, w.as("reader")...).json()
	if body["status"] != "notEnoughHistory" || fmt.Sprint(body["knownDays"]) != "0" || body["total"] != nil {
		t.Errorf("%v", body)
	}
	if r := w.get(expected+"/accuracy", w.as("reader")...); r.status != http.StatusOK || len(r.json()["items"].([]any)) != 0 {
		t.Errorf("accuracy: %d %s", r.status, r.body)
	}
}

// TestForecast_SaysWhetherHolidaysAreKnown asks of units without a country, in one of which no public
// holidays are known, and in one of which they are.
func TestForecast_SaysWhetherHolidaysAreKnown(t *testing.T) {
	w := newWorld(t)
	w.apply(`
tenant: mundo
name: Mundo
currencies: [{id: EUR}]
salesTypes: [{id: TAKE, names: {en: Take-away}}]
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
units:
  - {id: 1, name: Nowhere}
  - {id: 2, name: Mumbai, country: IN}
  - {id: 3, name: Madrid, country: Spain}
  - {id: 4, name: Lisboa, country: PT}
  - {id: 5, name: Perth, country: AU}
`)
	for unit, want := range []string{"noCountry", "unknownCountry", "unknownCountry", "known", "known"} {
		path := fmt.Sprintf("/sales/api/v1/business-unit/%d/forecast", unit+1)
		if got := w.get(path, w.as("till-mundo")...).text("publicHolidays"); got != want {
			t.Errorf("unit %d: holidays are %s, want %s", unit+1, got, want)
		}
	}
}

func TestWrongQuestionsAboutTheForecast(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		target, client string
		status         int
		problem        string
	}{
		{expected + "?grain=year", "reader", 400, "invalid-request"},
		{expected + "?measure=sales", "reader", 400, "invalid-request"},
		{expected + "?currencyId=USD", "reader", 400, "invalid-request"},
		{expected + "?start=2026-11-24&end=2026-11-23", "reader", 400, "invalid-request"},
		{expected + "?grain=slot&start=2026-11-01&end=2026-12-24", "reader", 400, "invalid-request"},
		{expected + "?asOf=2030-01-01T00:00:00Z", "reader", 400, "invalid-request"},
		{"/sales/api/v1/business-unit/99/forecast", "reader", 400, "invalid-unit"},
		{expected, "only-10", 403, "unit-not-permitted"},
		{expected + "/accuracy", "only-10", 403, "unit-not-permitted"},
		{expected, "writer", 403, "insufficient-scope"},
		{"/sales/api/v1/forecasts?unitId=9", "only-10", 403, "unit-not-permitted"},
		{"/sales/api/v1/forecasts?brand=Nope", "reader", 400, "invalid-request"},
		{"/sales/api/v1/forecasts?country=PT", "reader", 400, "invalid-request"},
		{"/sales/api/v1/forecasts?country=ES", "only-10", 400, "invalid-request"}, // it is not told of what is beyond its reach
		{"/sales/api/v1/forecasts?currencyId=GBP", "reader", 400, "invalid-request"},
		{"/sales/api/v1/calendar?start=2026-11-24&end=2026-11-23", "reader", 400, "invalid-request"},
	} {
		if r := w.get(c.target, w.as(c.client)...); r.status != c.status || !strings.HasSuffix(r.json()["type"].(string), c.problem) {
			t.Errorf("%s by %s: %d %s, want %d %s", c.target, c.client, r.status, r.body, c.status, c.problem)
		}
	}
}

func TestAdjustmentsOverHTTP(t *testing.T) {
	w := newWorld(t)
	w.trade(10)
	manager := w.as("till-norte")
	day := expected + "/adjustments/2026-11-24"
	for _, c := range []struct {
		method, target, body, client string
		status                       int
	}{
		{"PUT", day, `{"factor": 1.25, "reason": "Fair"}`, "reader", 403},
		{"PUT", day, `{"factor": 1.25, "reason": "Fair"}`, "only-10", 403},
		{"PUT", day, `{"factor": 1.25}`, "till-norte", 400},
		{"PUT", day, `{"factor": 1.23456, "reason": "Fair"}`, "till-norte", 400},
		{"PUT", day, `{"factor": 1.2, "value": 3, "reason": "Fair"}`, "till-norte", 400},
		{"PUT", day, `{"factor": 1.2, "measure": "averageCheck", "reason": "Fair"}`, "till-norte", 400},
		{"PUT", expected + "/adjustments/2026-11-22", `{"factor": 1.2, "reason": "Fair"}`, "till-norte", 400},
		{"PUT", expected + "/adjustments/tomorrow", `{"factor": 1.2, "reason": "Fair"}`, "till-norte", 400},
		{"DELETE", day, "", "till-norte", 404},
		{"PUT", day, `{"value": 5000, "reason": "Fair"}`, "till-norte", 200},
		{"PUT", day, `{"factor": 1.25, "reason": "Fair"}`, "till-norte", 200},
	} {
		if r := w.do(w.request(c.method, c.target, c.body, append(w.as(c.client), "Content-Type", "application/json")...)); r.status != c.status {
			t.Errorf("%s %s %s by %s: %d %s, want %d", c.method, c.target, c.body, c.client, r.status, r.body, c.status)
		}
	}
	item := w.get(expected+"?start=2026-11-24&end=2026-11-24", manager...).json()["items"].([]any)[0].(map[string]any)
	adjusted, system := expectedOf(t, item["adjusted"]), expectedOf(t, item["forecast"])
	if adjusted < 1.24*system || adjusted > 1.26*system || item["adjustment"].(map[string]any)["reason"] != "Fair" {
		t.Errorf("%v", item)
	}
	if r := w.do(w.request("DELETE", day, "", manager...)); r.status != http.StatusNoContent {
		t.Errorf("withdraw: %d %s", r.status, r.body)
	}
	if list := w.get(expected+"/adjustments?start=2026-11-24&end=2026-11-24", manager...).json()["items"].([]any); len(list) != 3 {
		t.Errorf("%d decisions, want 3: %v", len(list), list)
	}
}

func TestTheCalendarOverHTTP(t *testing.T) {
	w := newWorld(t)
	manager := append(w.as("till-norte"), "Content-Type", "application/json")
	const events = "/sales/api/v1/calendar"
	for _, c := range []struct {
		method, target, kind, body, client string
		status                             int
	}{
		{"PUT", events + "/works", "application/json", `{"kind": "closure", "name": "Works", "start": "2026-12-01", "units": [9]}`, "till-norte", 200},
		{"PUT", events + "/works", "application/json", `{"kind": "closure", "name": "Works", "start": "2026-12-01", "end": "2026-12-02", "units": [9]}`, "till-norte", 200},
		{"PUT", events + "/works", "application/json", `{"kind": "closure", "name": "Works", "start": "2026-12-01"}`, "only-10", 403},
		{"PUT", events + "/works", "application/json", `{"kind": "closure", "name": "Works", "start": "2026-12-01"}`, "reader", 403},
		{"PUT", events + "/x", "application/json", `{"kind": "party", "name": "Works", "start": "2026-12-01"}`, "till-norte", 400},
		{"PUT", events + "/x", "application/json", `{"kind": "event", "name": "Works", "start": "soon"}`, "till-norte", 400},
		{"PUT", events + "/x", "application/json", `no`, "till-norte", 400},
		{"PUT", events, "text/csv", "id,kind,name,start\nfair,event,Fair,2026-12-08\n", "till-norte", 200},
		{"PUT", events, "text/csv", "id,kind,name,start\nfair,event,Fair,soon\n", "till-norte", 400},
		{"PUT", events, "application/json", "{}", "till-norte", 415},
		{"DELETE", events + "/nothing", "", "", "till-norte", 404},
	} {
		if r := w.do(w.request(c.method, c.target, c.body, append(w.as(c.client), "Content-Type", c.kind)...)); r.status != c.status {
			t.Errorf("%s %s %s by %s: %d %s, want %d", c.method, c.target, c.body, c.client, r.status, r.body, c.status)
		}
	}
	listed := func() []any {
		return w.get(events+"?start=2026-12-02&end=2026-12-31", manager...).json()["items"].([]any)
	}
	if all := listed(); len(all) != 2 || all[0].(map[string]any)["end"] != "2026-12-02" {
		t.Errorf("%v", all)
	}
	if r := w.do(w.request("DELETE", events+"/works", "", manager...)); r.status != http.StatusNoContent || len(listed()) != 1 {
		t.Errorf("delete: %d %s, %v", r.status, r.body, listed())
	}
}

func TestAForecastThatMovesIsAnEvent(t *testing.T) {
	w := newWorld(t)
	w.trade(10)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	stream, err := w.http.Do(w.request("GET", "/sales/api/v1/events?unitId=9", "", append(w.as("till-norte"), "Accept", "text/event-stream")...).WithContext(ctx))
	must(t, err)
	defer stream.Body.Close()
	lines := bufio.NewScanner(stream.Body)
	lines.Scan() // it listens from here on
	manager := append(w.as("till-norte"), "Content-Type", "application/json")
	if r := w.do(w.request("PUT", expected+"/adjustments/2026-11-24", `{"factor": 1.5, "reason": "Fair"}`, manager...)); r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	for lines.Scan() {
		if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			if !strings.Contains(text, `"businessDay":"2026-11-24"`) || !strings.Contains(text, `"before":`) {
				t.Errorf("%s", text)
			}
			return
		}
		if strings.HasPrefix(lines.Text(), "id:") {
			t.Errorf("news has an id: %s", lines.Text())
		}
	}
	t.Errorf("nothing came: %v", lines.Err())
}

func expectedOf(t *testing.T, estimate any) float64 {
	t.Helper()
	x, err := estimate.(map[string]any)["expected"].(json.Number).Float64()
	must(t, err)
	return x
}

// What is expected of a day in the forecast is what its sales are held against, as a whole and slot by slot.
func TestReportsAgainstTheForecast(t *testing.T) {
	w := newWorld(t)
	w.trade(10)
	report := func(query string) (rows []any, total map[string]any) {
		t.Helper()
		r := w.get("/sales/api/v1/reports/sales?compare=forecast&unitId=9&"+query, w.as("reader")...)
		if r.status != http.StatusOK {
			t.Fatalf("%s: %d %s", query, r.status, r.body)
		}
		if totals := r.json()["totals"].([]any); len(totals) > 0 {
			total = totals[0].(map[string]any)
		}
		return r.json()["items"].([]any), total
	}
	net := func(of any) float64 { return number(t, of.(map[string]any)["netSales"]) }
	forecast := func(query string) float64 {
		t.Helper()
		return number(t, w.get(expected+"?"+query, w.as("reader")...).json()["total"].(map[string]any)["forecast"].(map[string]any)["expected"])
	}
	want := forecast("start=2026-11-24&end=2026-11-24")
	_, whole := report("period=day&day=2026-11-24")
	slots, bySlot := report("period=day&day=2026-11-24&grain=slot")
	for name, got := range map[string]float64{"whole": net(whole["other"]), "by slot": net(bySlot["other"])} {
		if math.Abs(got-want) > 0.01 {
			t.Errorf("%s: held against %v, the forecast is %v", name, got, want)
		}
	}
	if len(slots) < 10 {
		t.Errorf("%d slots", len(slots))
	}
	if _, past := report("period=day&day=2026-11-20"); past["other"] != nil {
		t.Errorf("there was no forecast then: %v", past)
	}
	r := w.get("/sales/api/v1/reports/sales?compare=forecast&by=salesType", w.as("reader")...)
	if r.status != http.StatusBadRequest || !strings.Contains(r.body, "not told apart by sales type") {
		t.Errorf("%d %s", r.status, r.body)
	}
}

func number(t *testing.T, of any) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(fmt.Sprint(of), 64)
	must(t, err)
	return n
}

// TestRefusalsSayWhatCanBe: whoever reads one knows what to send instead.
func TestRefusalsSayWhatCanBe(t *testing.T) {
	w := newWorld(t)
	for target, says := range map[string]string{
		"/sales/api/v1/forecasts?country=PT":     `country cannot be "PT": it can be ES, or empty for none.`,
		"/sales/api/v1/forecasts?currencyId=GBP": `currencyId cannot be "GBP": it can be EUR, USD.`,
		expected + "?currencyId=USD":             `currencyId cannot be "USD": it can be EUR.`,
		expected + "?end=2026-11-20":             "end lies before start, which is 2026-11-23 if you give none: give a start that is not after 2026-11-20.",
	} {
		if r := w.get(target, w.as("reader")...); r.json()["detail"] != says {
			t.Errorf("%s: %s, want %q", target, r.body, says)
		}
	}
}

// TestRefusalsOfChangesSayWhatToMend: where it stands in the body, and where to look.
func TestRefusalsOfChangesSayWhatToMend(t *testing.T) {
	w := newWorld(t)
	day := expected + "/adjustments/2026-11-24"
	for _, c := range []struct{ method, target, body, says string }{
		{"PUT", day, `{"factor": 1.1, "currencyId": "USD", "reason": "Fair"}`, `"pointer":"/currencyId"`},
		{"PUT", day, `{"factor": 1.1, "reason": "  "}`, `"pointer":"/reason"`},
		{"DELETE", day, "", "No adjustment is in force on 2026-11-24: see GET /sales/api/v1/business-unit/9/forecast/adjustments."},
		{"DELETE", "/sales/api/v1/calendar/nothing", "", `There is no event \"nothing\" in the calendar: see GET /sales/api/v1/calendar.`},
	} {
		r := w.do(w.request(c.method, c.target, c.body, append(w.as("till-norte"), "Content-Type", "application/json")...))
		if !strings.Contains(r.body, c.says) {
			t.Errorf("%s %s %s: %s, want %s", c.method, c.target, c.body, r.body, c.says)
		}
	}
}
