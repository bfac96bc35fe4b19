package server_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/server"
)

func TestUnknownMembersOfASubmission(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	body := submissionOf("100", `,"observed_at":"2026-11-23T11:20:00Z"`)
	receipt := w.post(madrid, strings.Replace(body, `"numGuests"`, `"cashier":"Ana","numGuests"`, 1), bearer...).want(200)
	want := `[{"code":"unknown-member","detail":"Members that are not known were ignored: \"observed_at\" (did you mean \"observedAt\"?), \"cashier\" of /realTimeSales/0.","pointer":"/observed_at"}]`
	if got := receipt.text("warnings"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	kept := w.get("/sales/api/v1/submissions/"+receipt.text("submissionId"), bearer...).want(200)
	if got := kept.text("warnings"); got != want {
		t.Errorf("kept %s", got)
	}
}

func TestHeadersMeantAsIdempotencyKey(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, name := range []string{"X-Idempotency-Key", "Idempotency_Key", "IdempotencyKey", "x-idempotent-id"} {
		receipt := w.post(madrid, submissionOf("100", ""), append(bearer, name, "k")...).want(200)
		if got := receipt.text("warnings", 0, "code"); got != "unknown-header" || !strings.Contains(strings.ToLower(receipt.text("warnings", 0, "detail")), strings.ToLower(name)) {
			t.Errorf("%s: %s", name, receipt.text("warnings"))
		}
	}
	if receipt := w.post(madrid, submissionOf("100", ""), append(bearer, "Idempotency-Key", "k")...).want(200); receipt.text("warnings") != "[]" {
		t.Errorf("the right header: %s", receipt.text("warnings"))
	}
}

// The list of warnings is full without that of the header, which must not be lost either.
func TestHeaderWarningsCountAmongTheOthers(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	receipt := w.post(madrid, doubtful(101), append(bearer, "X-Idempotency-Key", "k")...).want(200)
	if n := len(receipt.at("warnings").([]any)); n != 100 || receipt.text("warnings", 0, "code") != "unknown-header" {
		t.Errorf("%d warnings, the first %s", n, receipt.text("warnings", 0))
	}
	w.apply(tokyo)
	bearer = w.as("till-tokyo")
	begun := w.post(sessionPath, `{"unitId":9,"businessDay":"2026-11-20"}`, bearer...).want(201)
	rows := make([]string, 60)
	for i := range rows {
		at := time.Date(2026, 11, 20, 5, 15*i, 0, 0, time.UTC).Format("2006-01-02T15:04")
		rows[i] = `{"CurrencyId":"JPY","SalesTypeId":"DINE","NetSales":0.5,"GrossSales":0.5,"NumChecks":1,"NumGuests":1,"TimeSlotStart":"` + at + `"}`
	}
	body := `{"DetailedSales":[` + strings.Join(rows, ",") + `],"cashier":"Ana"}`
	added := w.post(sessionPath+"/"+begun.text("importId")+"/detailed-sales", body, bearer...).want(200)
	if n := len(added.at("warnings").([]any)); n != 100 || added.text("warnings", 0, "code") != "unknown-member" {
		t.Errorf("a session has %d warnings, the first %s", n, added.text("warnings", 0))
	}
}

// doubtful returns a submission of so many rows, each with a warning.
func doubtful(rows int) string {
	at := time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)
	all := make([]string, rows)
	for i := range all {
		one := strings.Replace(rowOf(submissionOf("999", "")), "TAKE", []string{"TAKE", "DINE"}[i%2], 1)
		all[i] = strings.Replace(one, "2026-11-23T12:15:00+01:00", at.Add(time.Duration(i/2)*15*time.Minute).Format(time.RFC3339), 1)
	}
	return `{"businessDay":"2026-11-22","realTimeSales":[` + strings.Join(all, ",") + `]}`
}

// TestIdempotencyKeysOfOtherCalls walks the routes, so that none is forgotten.
func TestIdempotencyKeysOfOtherCalls(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, route := range server.Routes(w.server) {
		method, path, _ := strings.Cut(route.Pattern, " ")
		if !isStrict(route.Pattern) || method == "GET" || strings.HasSuffix(path, "/real-time-sales") {
			continue
		}
		for _, name := range []string{"Idempotency-Key", "X-Idempotency-Key"} {
			got := w.do(w.request(method, fill(path), "", append(bearer, name, "k")...)).want(400)
			if !slices.Equal(got.pointers(), []string{name}) || !strings.Contains(got.text("detail"), "leave it out") {
				t.Errorf("%s with %s: %s", route.Pattern, name, got.body)
			}
		}
	}
	w.get("/sales/api/v1/configuration", append(bearer, "Idempotency-Key", "k")...).want(200)
}

func TestIdempotencyKeysThatAreNone(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	for _, values := range [][]string{{""}, {`""`}, {" "}, {"a", "b"}, {"a", "a"}, {`"abc`}, {`abc"`}} {
		r := w.request("POST", madrid, submissionOf("100", ""), bearer...)
		r.Header[http.CanonicalHeaderKey("Idempotency-Key")] = values
		if got := w.do(r).want(400).pointers(); len(got) != 1 || got[0] != "Idempotency-Key" {
			t.Errorf("%q: %q is at fault", values, got)
		}
	}
}

func TestUnknownMembersOfAnImportSession(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	begun := w.post(sessionPath, `{"unitId":9,"businessDay":"2026-11-20","bussinessday":"2026-11-21"}`, bearer...).want(201)
	if got := begun.text("warnings", 0, "detail"); !strings.Contains(got, `"bussinessday" (did you mean "businessDay"?)`) {
		t.Errorf("begun with %s", got)
	}
	row := `{"CurrencyId":"EUR","SalesTypeId":"TAKE","NetSales":1,"GrossSales":1,"NumChecks":1,"NumGuests":1,"Guests":2}`
	add := sessionPath + "/" + begun.text("importId") + "/total-sales"
	added := w.post(add, `{"TotalSales":[`+row+`],"HourlySales":[]}`, bearer...).want(200)
	if got := added.text("warnings", 0, "detail"); !strings.Contains(got, `"HourlySales", "Guests" of /TotalSales/0 (did you mean "NumGuests"?)`) {
		t.Errorf("added with %s", got)
	}
	if again := w.get(sessionPath+"/"+begun.text("importId"), bearer...).want(200); again.at("warnings") != nil {
		t.Errorf("warnings of no call: %s", again.body)
	}
	w.post(add, `{"TotalSales":[`+row+`],"totalsales":[]}`, bearer...).want(400)
}

// A name counts without regard to case, and not without its _ and -, as in a submission.
func TestImportSession_MatchesNamesByCaseOnly(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	if got := w.post(sessionPath, `{"unit_id":9,"business-day":"2026-11-20"}`, bearer...).want(400); got.text("errors", 0, "code") != "missing-member" {
		t.Errorf("begun with %s", got.body)
	}
	begun := w.post(sessionPath, `{"UNITID":9,"businessday":"2026-11-20","business_day":"2026-11-21"}`, bearer...).want(201)
	if got := begun.text("warnings", 0, "detail"); !strings.Contains(got, `"business_day" (did you mean "businessDay"?)`) {
		t.Errorf("begun with %s", begun.body)
	}
	add := sessionPath + "/" + begun.text("importId") + "/total-sales"
	const row = `"CurrencyId":"EUR","SalesTypeId":"TAKE","GrossSales":1,"NumChecks":1,"numguests":1`
	added := w.post(add, `{"TotalSales":[{`+row+`,"NetSales":1,"Sales-Type":"BAR"}],"Total_Sales":[]}`, bearer...).want(200)
	if got := added.text("warnings", 0, "detail"); !strings.Contains(got, `"Total_Sales" (did you mean "TotalSales"?), "Sales-Type" of /TotalSales/0 (did you mean "SalesType"?)`) {
		t.Errorf("added with %s", added.body)
	}
	if got := w.post(add, `{"TotalSales":[{`+row+`,"Net_Sales":1}]}`, bearer...).want(400); got.text("errors", 0, "pointer") != "/TotalSales/0/NetSales" {
		t.Errorf("without a member: %s", got.body)
	}
	for body, pointer := range map[string]string{
		`{"TotalSales":[{` + row + `,"NetSales":1,"NETSALES":2}]}`: "/TotalSales/0/NetSales",
		`{"TotalSales":[],"totalsales":[]}`:                        "/totalsales",
	} {
		got := w.post(add, body, bearer...).want(400)
		if got.text("errors", 0, "code") != "duplicate-member" || got.text("errors", 0, "pointer") != pointer {
			t.Errorf("%s: %s", body, got.body)
		}
	}
}

// What a body says that nothing is done with is refused where there is no receipt to warn in.
func TestUnknownMembersOfOtherBodies(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	tests := []struct{ method, path, body, pointer, nearest string }{
		{"PUT", "/sales/api/v1/business-unit/9/forecast/adjustments/2026-11-24", `{"factor":1.2,"reson":"fair"}`, "/reson", "reason"},
		{"PUT", "/sales/api/v1/calendar/works", `{"kind":"closure","name":"x","start":"2026-12-01","unit":[9]}`, "/unit", "units"},
		{"POST", "/sales/api/v1/scenarios", `{"name":"x","view":"/analytics/units","isShared":true}`, "/isShared", "shared"},
		{"POST", "/sales/api/v1/scenarios", `{"n_ame":"x","view":"/analytics/units"}`, "/n_ame", "name"},
		{"PUT", "/sales/api/v1/calendar/works", `{"kind":"closure","name":"x","sta-rt":"2026-12-01"}`, "/sta-rt", "start"},
		{"POST", "/session", `{"user_name":"maria@norte.example","pasword":"x"}`, "/pasword", "password"},
	}
	for _, test := range tests {
		r := w.request(test.method, test.path, test.body, append(bearer, "Content-Type", "application/json", "Origin", w.url)...)
		got := w.do(r).want(400)
		if got.text("errors", 0, "pointer") != test.pointer || got.text("errors", 0, "code") != "unknown-member" ||
			!strings.Contains(got.text("errors", 0, "detail"), `did you mean "`+test.nearest+`"`) {
			t.Errorf("%s %s: %s", test.method, test.path, got.body)
		}
	}
}

// What was read can be changed and sent back, with the members that only the answer has.
func TestAnswersAreTakenBack(t *testing.T) {
	w := newWorld(t)
	cookie := []string{"Cookie", w.logIn(), "Content-Type", "application/json"}
	send := func(method, path, body string) response {
		return w.do(w.request(method, path, body, cookie...))
	}
	tests := []struct {
		method, path, body string
		status             int
		id                 string
	}{
		{"PUT", "/sales/api/v1/calendar/works", `{"kind":"closure","NAME":"first","start":"2026-12-01"}`, 200, ""},
		{"POST", "/sales/api/v1/scenarios", `{"name":"first","view":"/analytics/units"}`, 201, "scenarioId"},
	}
	for _, test := range tests {
		answered := send(test.method, test.path, test.body).want(test.status)
		path := test.path
		if test.id != "" {
			path += "/" + answered.text(test.id)
		}
		changed := strings.Replace(answered.body, `"first"`, `"second"`, 1)
		if got := send("PUT", path, changed).want(200).text("name"); got != "second" {
			t.Errorf("%s: the name is %s", path, got)
		}
		twice := strings.Replace(changed, "{", `{"Name":"third",`, 1)
		send("PUT", path, twice).want(400)
	}
}

// Null is refused in every body, for members that may be left out as well.
func TestNullMembers(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	tests := []struct{ method, path, body, pointer string }{
		{"POST", madrid, submissionOf("100", `,"ObservedAt":null`), "/ObservedAt"},
		{"PUT", "/sales/api/v1/business-unit/9/forecast/adjustments/2026-11-24", `{"factor":1.2,"value":null,"reason":"fair"}`, "/value"},
		{"PUT", "/sales/api/v1/calendar/works", `{"kind":"closure","name":"x","start":"2026-12-01","end":null}`, "/end"},
		{"PUT", "/sales/api/v1/calendar/works", `{"kind":"closure","name":"x","start":"2026-12-01","units":[9,null]}`, "/units/1"},
		{"POST", "/sales/api/v1/scenarios", `{"name":"x","view":"/analytics/units","shared":null}`, "/shared"},
	}
	for _, test := range tests {
		r := w.request(test.method, test.path, test.body, append(bearer, "Content-Type", "application/json")...)
		got := w.do(r).want(400)
		if got.text("errors", 0, "pointer") != test.pointer || got.text("errors", 0, "code") != "wrong-type" ||
			!strings.Contains(got.text("errors", 0, "detail"), "left out") && !strings.Contains(got.body, "leave it out") {
			t.Errorf("%s %s: %s", test.method, test.path, got.body)
		}
	}
	begun := w.post(sessionPath, `{"unitId":9,"businessDay":"2026-11-20"}`, bearer...).want(201)
	row := `{"CurrencyId":"EUR","SalesTypeId":"TAKE","SalesType":null,"NetSales":1,"GrossSales":1,"NumChecks":1,"NumGuests":1}`
	add := sessionPath + "/" + begun.text("importId") + "/total-sales"
	got := w.post(add, `{"TotalSales":[`+row+`]}`, bearer...).want(400)
	if got.text("errors", 0, "pointer") != "/TotalSales/0/SalesType" || got.text("errors", 0, "code") != "wrong-type" {
		t.Error(got.body)
	}

	// Null rows would state a day without sales.
	got = w.post(add, `{"totalSales":null}`, bearer...).want(400)
	if got.text("errors", 0, "pointer") != "/totalSales" || got.text("errors", 0, "code") != "wrong-type" {
		t.Error(got.body)
	}
}

// A key is compared by what the submission means, however its bytes are written, packed and named.
func TestIdempotencyKeyIsComparedByMeaning(t *testing.T) {
	w := newWorld(t)
	key := append(w.as("till-norte"), "Idempotency-Key", "k")
	first := w.post(madrid, submissionOf("1.0", ""), key...).want(200)
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	_, err := zip.Write([]byte(submissionOf(`"1"`, "")))
	must(t, err)
	must(t, zip.Close())
	again := map[string]response{
		"decimals": w.post(madrid, submissionOf("1.00", ""), key...),
		"offset":   w.post(madrid, strings.Replace(submissionOf(`"1"`, ""), "12:15:00+01:00", "11:15Z", 1), key...),
		"gzip":     w.post(madrid, packed.String(), append(key, "Content-Encoding", "gzip")...),
	}
	for name, r := range again {
		if r.want(200).text("submissionId") != first.text("submissionId") || r.header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("%s: %s", name, r.body)
		}
	}
	w.post(madrid, submissionOf("1.01", ""), key...).want(422)
	w.post(madrid+"?onError=skip", submissionOf("1.0", ""), key...).want(422)
}
