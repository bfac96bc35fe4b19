package server_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// submissionOf is one row of the slot of 12:15 in Madrid.
func submissionOf(net string, more string) string {
	return `{"businessDay":"2026-11-23"` + more + `,"realTimeSales":[{"currencyId":"EUR","salesTypeId":"TAKE",` +
		`"timeSlotStart":"2026-11-23T12:15:00+01:00","netSales":` + net + `,"grossSales":270.00,"numChecks":12,"numGuests":19}]}`
}

func TestSubmitAndRead(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	receipt := w.post(madrid, sale, bearer...).want(200)
	if receipt.text("rows") != `{"created":1,"received":1,"rejected":0,"superseded":0,"unchanged":0,"updated":0}` {
		t.Errorf("rows %s", receipt.text("rows"))
	}
	if receipt.text("dayTotals") != `[{"currencyId":"EUR","grossSales":270.00,"netSales":250.00,"numChecks":12,"numGuests":19}]` {
		t.Errorf("day totals %s", receipt.text("dayTotals"))
	}
	got := w.get(madrid+"?businessDay=2026-11-23", bearer...).want(200)
	want := map[string]string{
		"netSales": "250.00", "grossSales": "270.00", "numChecks": "12", "numGuests": "19", "currencyId": "EUR", "salesTypeId": "TAKE",
		"timeSlotStart": "2026-11-23T11:15:00.000Z", "timeSlotEnd": "2026-11-23T11:30:00.000Z",
		"timeSlotStartLocal": "2026-11-23T12:15:00.000+01:00", "timeSlotEndLocal": "2026-11-23T12:30:00.000+01:00",
		"changedAt": "2026-11-23T11:31:07.412Z", "submissionId": receipt.text("submissionId"), "businessDay": "2026-11-23", "unitId": "9",
	}
	for member, value := range want {
		if text := got.text("figures", 0, member); text != value {
			t.Errorf("%s is %s, want %s", member, text, value)
		}
	}
}

func TestMoneyKeepsItsDigits(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	tests := []struct{ sent, read string }{
		{"0.1", "0.10"}, {`"0.1"`, "0.10"}, {"-18.5", "-18.50"}, {"0.0001", "0.0001"}, {"1e2", "100.00"},
		{"999999999999.9999", "999999999999.9999"}, {`"-999999999999.9999"`, "-999999999999.9999"}, {"9007199254740.9931", ""},
		{"123456789012.3457", "123456789012.3457"}, {"-0", "0.00"},
	}
	for _, test := range tests {
		got := w.post(madrid, submissionOf(test.sent, ""), bearer...)
		if test.read == "" {
			got.want(400)
			continue
		}
		got.want(200)
		if read := w.get(madrid+"?businessDay=2026-11-23", bearer...).text("figures", 0, "netSales"); read != test.read {
			t.Errorf("%s was read back as %s, want %s", test.sent, read, test.read)
		}
	}
}

func TestResend(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	steps := []struct{ name, body, outcome, net string }{
		{"the first", submissionOf("100", `,"observedAt":"2026-11-23T11:20:00Z"`), "created", "100.00"},
		{"the same again", submissionOf("100", `,"observedAt":"2026-11-23T11:20:00Z"`), "unchanged", "100.00"},
		{"a later reading", submissionOf("120", `,"observedAt":"2026-11-23T11:25:00Z"`), "updated", "120.00"},
		{"a late retry of the first", submissionOf("100", `,"observedAt":"2026-11-23T11:20:00Z"`), "superseded", "120.00"},
		{"without observedAt", submissionOf("130", ""), "updated", "130.00"},
		{"behind a byte order mark", "\ufeff" + submissionOf("130", ""), "unchanged", "130.00"},
		{"member names in another casing", strings.NewReplacer("netSales", "NetSales", "businessDay", "BUSINESSDAY").Replace(submissionOf("131", "")), "updated", "131.00"},
	}
	for _, step := range steps {
		got := w.post(madrid, step.body, bearer...).want(200)
		if got.text("rows", step.outcome) != "1" || got.text("dayTotals", 0, "netSales") != step.net {
			t.Errorf("%s: %s, want %s and %s", step.name, got.body, step.outcome, step.net)
		}
		w.wait(time.Second)
	}
	history := w.get("/sales/api/v1/business-unit/9/real-time-sales/history?businessDay=2026-11-23&timeSlotStart=2026-11-23T12:15:00", bearer...).want(200)
	var changes []string
	for i := range history.at("items").([]any) {
		old := "-"
		if history.at("items", i, "old") != nil {
			old = history.text("items", i, "old", "netSales")
		}
		changes = append(changes, old+" -> "+history.text("items", i, "new", "netSales"))
	}
	if got := strings.Join(changes, ", "); got != "- -> 100.00, 100.00 -> 120.00, 120.00 -> 130.00, 130.00 -> 131.00" {
		t.Errorf("history %s", got)
	}
	past := w.get(madrid+"?businessDay=2026-11-23&asOf=2026-11-23T11:31:09.5Z", bearer...).want(200)
	if past.text("figures", 0, "netSales") != "120.00" {
		t.Errorf("as of two seconds in: %s", past.body)
	}
}

func TestETag(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	day := madrid + "?businessDay=2026-11-23"
	w.post(madrid, sale, bearer...).want(200)
	tag := w.get(day, bearer...).want(200).header.Get("ETag")
	again := w.get(day, append(bearer, "If-None-Match", `"other", W/`+tag)...).want(304)
	if again.body != "" || again.header.Get("ETag") != tag {
		t.Errorf("304 with %v %q", again.header, again.body)
	}
	w.post(madrid, sale, bearer...).want(200)
	w.get(day, append(bearer, "If-None-Match", tag)...).want(304)
	w.post(madrid, spoil("250.00", "251.00"), bearer...).want(200)
	w.get(day, append(bearer, "If-None-Match", tag)...).want(200)
}

func TestDryRunStoresNothing(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	got := w.post(madrid+"?validateOnly=true", sale, bearer...).want(200)
	if got.text("validateOnly") != "true" || got.at("submissionId") != nil || got.text("rows", "created") != "1" {
		t.Errorf("dry run %s", got.body)
	}
	if read := w.get(madrid+"?businessDay=2026-11-23", bearer...); read.text("figures") != "[]" {
		t.Errorf("stored %s", read.body)
	}
	w.post(madrid+"?validateOnly=true", spoil("EUR", "USD"), bearer...).want(400)
	if log := w.get("/sales/api/v1/submissions", bearer...).want(200); log.text("items") != "[]" {
		t.Errorf("logged %s", log.body)
	}
}

func TestSkipBadRows(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	mixed := strings.Replace(sale, "[{", `[{"currencyId":"USD","salesTypeId":"X","timeSlotStart":"2026-11-23T12:15:00+01:00","netSales":1,"grossSales":1,"numChecks":1,"numGuests":1},{`, 1)
	got := w.post(madrid+"?onError=skip", mixed, bearer...).want(http.StatusMultiStatus)
	if got.text("results", 0, "outcome") != "rejected" || len(got.at("results", 0, "errors").([]any)) != 2 || got.text("results", 1, "outcome") != "created" {
		t.Errorf("results %s", got.text("results"))
	}
	if got.text("rows") != `{"created":1,"received":2,"rejected":1,"superseded":0,"unchanged":0,"updated":0}` {
		t.Errorf("rows %s", got.text("rows"))
	}
	w.post(madrid+"?onError=skip", sale, bearer...).want(http.StatusMultiStatus)
	none := w.post(madrid+"?onError=skip", spoil("EUR", "USD"), bearer...).want(http.StatusMultiStatus)
	if none.text("rows", "rejected") != "1" || none.text("results", 0, "errors", 0, "code") != "currency-not-configured" {
		t.Errorf("no good row: %s", none.body)
	}
	w.post(madrid+"?onError=skip", spoil("2026-11-23\"", "2026-13-01\""), bearer...).want(400)

	detail := w.get("/sales/api/v1/submissions/"+got.text("submissionId"), bearer...).want(200)
	if detail.text("results", 0, "errors", 0, "pointer") != "/realTimeSales/0/currencyId" || detail.text("results", 1, "netSales") != "250.00" {
		t.Errorf("kept %s", detail.body)
	}
}

func TestGzip(t *testing.T) {
	w := newWorld(t)
	w.post(madrid, compressed(sale), append(w.as("till-norte"), "Content-Encoding", "gzip")...).want(200)
}

func TestSubmitByGet(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("writer"), "Content-Type", "application/json")
	got := w.do(w.request("GET", madrid, sale, bearer...)).want(200)
	if got.text("rows", "created") != "1" || got.header.Get("Deprecation") == "" || !strings.Contains(got.header.Get("Link"), madrid) {
		t.Errorf("%v\n%s", got.header, got.body)
	}
	lost := w.get(madrid, w.as("till-norte")...).want(400)
	if lost.slug() != "invalid-request" || !strings.Contains(lost.body, "POST") {
		t.Errorf("a GET whose body was dropped got %s", lost.body)
	}
}

func TestHeadNeverSubmits(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("till-norte"), "Content-Type", "application/json")
	w.do(w.request("HEAD", madrid+"?businessDay=2026-11-23", sale, bearer...)).want(200)
	if read := w.get(madrid+"?businessDay=2026-11-23", bearer...); read.text("figures") != "[]" {
		t.Errorf("stored %s", read.body)
	}
}

// TestGetWithABodyOfUnknownLength sends bodies without Content-Length, as some proxies do.
func TestGetWithABodyOfUnknownLength(t *testing.T) {
	w := newWorld(t)
	bearer := append(w.as("till-norte"), "Content-Type", "application/json")
	send := func(target, body string) response {
		r := w.request("GET", target, body, bearer...)
		r.Body, r.ContentLength = io.NopCloser(strings.NewReader(body)), -1
		return w.do(r)
	}
	if got := send(madrid, sale).want(200); got.text("rows", "created") != "1" {
		t.Errorf("a submission got %s", got.body)
	}
	if got := send(madrid+"?businessDay=2026-11-23", "").want(200); got.text("figures", 0, "netSales") != "250.00" {
		t.Errorf("a read got %s", got.body)
	}
	if got := send(madrid, "").want(400); !strings.Contains(got.body, "POST") {
		t.Errorf("a GET whose body was dropped got %s", got.body)
	}
}

// TestQueryThatCannotBeRead: what went missing might have been validateOnly.
func TestQueryThatCannotBeRead(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, query := range []string{"validateOnly=true;onError=skip", "validateOnly=true&x=%zz"} {
		if got := w.post(madrid+"?"+query, sale, bearer...).want(400); got.slug() != "invalid-request" {
			t.Errorf("%s: %s", query, got.body)
		}
	}
	if read := w.get(madrid+"?businessDay=2026-11-23", bearer...); read.text("figures") != "[]" {
		t.Errorf("stored %s", read.body)
	}
}

func TestParameterThatIsNoText(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, code := range []string{"%00", "%FF"} {
		got := w.get(madrid+"?businessDay=2026-11-23&salesTypeId="+code, bearer...).want(400)
		if got.slug() != "invalid-request" || !strings.Contains(got.body, "salesTypeId") {
			t.Errorf("%s: %s", code, got.body)
		}
	}
}

// TestEndsOfTheCalendar: a clock can show what no answer could write.
func TestEndsOfTheCalendar(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for target, status := range map[string]int{
		"/business-day/0001-01-01": 400, "/business-day/0001-01-02": 200,
		"/business-day/9999-12-30": 200, "/business-day/9999-12-31": 400,
		"/real-time-sales/history?businessDay=9999-12-31&timeSlotStart=9999-12-31T23:45:00Z": 400,
		"/real-time-sales?businessDay=2026-11-23&asOf=0001-01-01T00:00:00Z":                  400,
		"/real-time-sales?businessDay=2026-11-23&asOf=0001-01-01T00:00:01Z":                  200,
	} {
		w.get("/sales/api/v1/business-unit/9"+target, bearer...).want(status)
	}
}

func TestLog(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	accepted := w.post(madrid, sale, bearer...).want(200).text("submissionId")
	w.wait(time.Second)
	refused := w.post(madrid, spoil("EUR", "USD"), bearer...).want(400)
	w.wait(time.Second)
	w.post("/sales/api/v1/business-unit/77/real-time-sales", sale, bearer...).want(400)

	log := w.get("/sales/api/v1/submissions", bearer...).want(200)
	if n := len(log.at("items").([]any)); n != 3 {
		t.Fatalf("%d items: %s", n, log.body)
	}
	if log.text("items", 2, "submissionId") != accepted || log.text("items", 2, "status") != "accepted" {
		t.Errorf("oldest %s", log.text("items", 2))
	}
	if log.text("items", 1, "problem", "requestId") != refused.text("requestId") || log.text("items", 1, "unitId") != "9" {
		t.Errorf("refused %s", log.text("items", 1))
	}
	first := w.get("/sales/api/v1/submissions?limit=2", bearer...).want(200)
	rest := w.get("/sales/api/v1/submissions?limit=2&cursor="+first.text("nextCursor"), bearer...).want(200)
	if rest.text("items", 0, "submissionId") != accepted || rest.at("nextCursor") != nil {
		t.Errorf("second page %s", rest.body)
	}
	for query, want := range map[string]int{"status=refused": 2, "status=accepted": 1, "unitId=9": 2, "unitId=10": 0, "businessDay=2026-11-23": 1} {
		got := w.get("/sales/api/v1/submissions?"+query, bearer...).want(200)
		if n := len(got.at("items").([]any)); n != want {
			t.Errorf("%s: %d items, want %d\n%s", query, n, want, got.body)
		}
	}
	w.get("/sales/api/v1/submissions/"+accepted, w.as("only-10")...).want(404)
	w.get("/sales/api/v1/submissions/"+accepted, w.as("till-sur")...).want(404)
	if own := w.get("/sales/api/v1/submissions", w.as("till-sur")...).want(200); own.text("items") != "[]" {
		t.Errorf("another tenant sees %s", own.body)
	}
}

func TestFiguresAcrossUnitsArePaged(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	var rows []string
	for slot := range 20 {
		at := time.Date(2026, 10, 30, 12, 0, 0, 0, time.UTC).Add(time.Duration(slot) * 15 * time.Minute).Format(time.RFC3339)
		rows = append(rows, fmt.Sprintf(`{"currencyId":"EUR","salesTypeId":"TAKE","timeSlotStart":%q,"netSales":%d,"grossSales":30,"numChecks":1,"numGuests":1}`, at, slot))
	}
	body := `{"businessDay":"2026-10-30","realTimeSales":[` + strings.Join(rows, ",") + `]}`
	w.post(madrid, body, bearer...).want(200)
	w.post(strings.Replace(madrid, "/9/", "/10/", 1), body, bearer...).want(200)

	seen, cursor := 0, ""
	for {
		page := w.get("/sales/api/v1/real-time-sales?start=2026-10-30&end=2026-10-30&limit=7&cursor="+cursor, bearer...).want(200)
		seen += len(page.at("items").([]any))
		if cursor = page.text("nextCursor"); cursor == "" {
			break
		}
	}
	if seen != 40 {
		t.Errorf("%d figures over all pages, want 40", seen)
	}
	one := w.get("/sales/api/v1/real-time-sales?start=2026-10-30&end=2026-10-30&unitId=10&limit=1000", bearer...).want(200)
	if n := len(one.at("items").([]any)); n != 20 {
		t.Errorf("%d figures of one unit, want 20", n)
	}
	w.get("/sales/api/v1/real-time-sales?start=2026-10-30&end=2026-10-30&unitId=11", bearer...).want(400)
	w.get("/sales/api/v1/real-time-sales?start=2026-10-30&end=2026-10-30&unitId=9", w.as("only-10")...).want(403)
	bad := w.get("/sales/api/v1/real-time-sales?start=30.10.2026&limit=0&cursor=x", bearer...).want(400)
	if got := strings.Join(bad.pointers(), " "); got != "start end limit" {
		t.Errorf("faults at %s\n%s", got, bad.body)
	}
	net := w.get("/sales/api/v1/business-unit/9/net-sales?start=2026-10-01&end=2026-10-31", bearer...).want(200)
	if net.text("items") != `[{"businessDay":"2026-10-30","currencyId":"EUR","netSales":190.00,"unitId":9}]` {
		t.Errorf("net sales %s", net.body)
	}
	gross := w.get("/sales/api/v1/business-unit/9/gross-sales?start=2026-10-01&end=2026-10-31", bearer...).want(200)
	if gross.text("items", 0, "grossSales") != "600.00" {
		t.Errorf("gross sales %s", gross.body)
	}
}

func TestUnitsAndDays(t *testing.T) {
	w := newWorld(t)
	units := w.get("/sales/api/v1/business-unit", w.as("till-norte")...).want(200)
	if units.text("items", 0, "name") != "Norte Madrid" || units.text("items", 0, "currencies") != `["EUR"]` ||
		units.text("items", 1, "currentBusinessDay") != "2026-11-23" || units.text("items", 1, "salesTypes") != `["DINE","TAKE"]` {
		t.Errorf("units %s", units.body)
	}
	if only := w.get("/sales/api/v1/business-unit", w.as("only-10")...).want(200); len(only.at("items").([]any)) != 1 {
		t.Errorf("a limited client sees %s", only.body)
	}
	for day, want := range map[string]struct {
		slots      int
		hours      string
		start, end string
	}{
		"2026-10-24": {100, "25", "2026-10-24T03:00:00.000Z", "2026-10-25T04:00:00.000Z"},
		"2026-03-28": {92, "23", "2026-03-28T04:00:00.000Z", "2026-03-29T03:00:00.000Z"},
		"2026-11-23": {96, "24", "2026-11-23T04:00:00.000Z", "2026-11-24T04:00:00.000Z"},
		"current":    {96, "24", "2026-11-23T04:00:00.000Z", "2026-11-24T04:00:00.000Z"},
	} {
		got := w.get("/sales/api/v1/business-unit/9/business-day/"+day, w.as("writer")...).want(200)
		if len(got.at("slots").([]any)) != want.slots || got.text("hours") != want.hours || got.text("start") != want.start || got.text("end") != want.end {
			t.Errorf("%s: %s", day, got.body[:200])
		}
	}
	w.get("/sales/api/v1/business-unit/9/business-day/today", w.as("writer")...).want(400)
	w.get("/sales/api/v1/configuration", w.as("writer")...).want(200)
}
