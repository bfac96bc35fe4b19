package server_test

import (
	"strings"
	"testing"
)

// bazaar is a company whose tills have codes of their own.
const bazaar = `
tenant: bazaar
name: Bazaar
currencies: [{id: EUR}]
salesTypes:
  - {id: TAKE, names: {en: Take-away}, aliases: [3f2504e0-4f89-11d3-9a0c-0305e82c3301, À emporter, take]}
  - {id: Eat in, names: {en: Eat in}, aliases: ["1"]}
  - {id: BAR, names: {en: Bar}, aliases: [BAR 2]}
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
units: [{id: 9, name: Bazaar, salesTypes: [TAKE, Eat in]}]
`

func TestAliasesOfSalesTypes(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	bearer := w.as("till-bazaar")
	sent := func(code string) string { return strings.Replace(submissionOf("100", ""), "TAKE", code, 1) }
	for code, of := range map[string]string{
		"TAKE": "TAKE", "take": "TAKE", "À emporter": "TAKE", "3f2504e0-4f89-11d3-9a0c-0305e82c3301": "TAKE", "Eat in": "Eat in", "1": "Eat in",
	} {
		receipt := w.post(madrid, sent(code), bearer...).want(200)
		row := w.get("/sales/api/v1/submissions/"+receipt.text("submissionId"), bearer...).want(200)
		shown := row.text("results", 0, "sentSalesTypeId")
		if row.text("results", 0, "salesTypeId") != of || shown != code && (shown != "" || code != of) {
			t.Errorf("%s: %s", code, row.body)
		}
	}
	for _, code := range []string{"TAke", "BAR", "BAR 2", "3F2504E0-4F89-11D3-9A0C-0305E82C3301", "take "} {
		if got := w.post(madrid, sent(code), bearer...).want(400); got.text("errors", 0, "code") != "sales-type-not-configured" {
			t.Errorf("%s: %s", code, got.body)
		}
	}
	twice := strings.Replace(submissionOf("100", ""), `"realTimeSales":[`, `"realTimeSales":[`+rowOf(submissionOf("1", ""))+",", 1)
	if got := w.post(madrid, strings.Replace(twice, "TAKE", "take", 1), bearer...).want(400); got.text("errors", 0, "code") != "duplicate-key" {
		t.Errorf("a code and its alias in one slot: %s", got.body)
	}
	if day := w.get(madrid+"?businessDay=2026-11-23&salesTypeId=take", bearer...).want(200); day.text("figures", 0, "salesTypeId") != "TAKE" {
		t.Errorf("filtered by an alias: %s", day.body)
	}
}

func TestHistoryShowsAliasesAsTheyWereSent(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	bearer := w.as("till-bazaar")
	for i, code := range []string{"take", "TAKE", "À emporter"} {
		w.post(madrid, strings.Replace(submissionOf([]string{"1", "2", "3"}[i], ""), "TAKE", code, 1), bearer...).want(200)
	}
	history := w.get(madrid+"/history?businessDay=2026-11-23&timeSlotStart=2026-11-23T12:15", bearer...).want(200)
	for i, want := range []string{"take", "", "À emporter"} {
		if history.text("items", i, "sentSalesTypeId") != want || history.text("items", i, "salesTypeId") != "TAKE" {
			t.Errorf("change %d: %s", i, history.text("items", i))
		}
	}
	shown := w.get("/sales/api/v1/configuration", bearer...).want(200)
	if got := shown.text("salesTypes", 0, "aliases"); got != `["3f2504e0-4f89-11d3-9a0c-0305e82c3301","À emporter","take"]` {
		t.Errorf("configured aliases %s", got)
	}
}

// A code in another case is refused, and the one that was meant is named.
func TestCodesInAnotherCase(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	bearer := w.as("till-bazaar")
	for code, meant := range map[string]string{
		"TAke": "TAKE", "À EMPORTER": "À emporter", "EAT IN": "Eat in", "take ": "TAKE", "BAR": "",
		"3F2504E0-4F89-11D3-9A0C-0305E82C3301": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
	} {
		got := w.post(madrid, strings.Replace(submissionOf("100", ""), "TAKE", code, 1), bearer...).want(400)
		if suggested, _ := got.at("errors", 0, "suggestion").(string); suggested != meant ||
			meant != "" && !strings.Contains(got.text("errors", 0, "detail"), "did you mean") {
			t.Errorf("%s: %s", code, got.body)
		}
	}
	got := w.post(madrid, strings.Replace(submissionOf("100", ""), "EUR", "eur", 1), bearer...).want(400)
	if got.text("errors", 0, "suggestion") != "EUR" {
		t.Errorf("eur: %s", got.body)
	}
}

// Codes are compared as they were sent, so that a key does not depend on the configuration.
func TestIdempotencyKeyDistinguishesAliases(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	key := append(w.as("till-bazaar"), "Idempotency-Key", "k")
	w.post(madrid, submissionOf("100", ""), key...).want(200)
	got := w.post(madrid, strings.Replace(submissionOf("100", ""), "TAKE", "take", 1), key...).want(422)
	if got.slug() != "idempotency-key-reused" {
		t.Errorf("an alias under the key of its code: %s", got.body)
	}
}

func TestAliasesInImportSessions(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	bearer := w.as("till-bazaar")
	begun := w.post(sessionPath, `{"unitId":9,"businessDay":"2026-11-20"}`, bearer...).want(201)
	total := `{"TotalSales":[{"CurrencyId":"EUR","SalesTypeId":"1","NetSales":1,"GrossSales":1,"NumChecks":1,"NumGuests":1}]}`
	w.post(sessionPath+"/"+begun.text("importId")+"/total-sales", total, bearer...).want(200)
	session := w.get(sessionPath+"/"+begun.text("importId"), bearer...).want(200)
	if got := session.text("reconciliation", "bySalesType", 0, "salesTypeId"); got != "Eat in" {
		t.Errorf("stated for %q: %s", got, session.body)
	}
}

// TestFilters_AcceptCodesAndAliases: every read finds the same by a code and by its aliases.
func TestFilters_AcceptCodesAndAliases(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	bearer := w.as("till-bazaar")
	w.post(madrid, submissionOf("100", ""), bearer...).want(200)
	w.post(madrid, strings.Replace(submissionOf("7", ""), "TAKE", "1", 1), bearer...).want(200)
	for path, list := range filteredReads {
		var want string
		for i, code := range []string{"TAKE", "take", "%C3%80%20emporter"} {
			got := w.get(path+"&currencyId=EUR&salesTypeId="+code, bearer...).want(200).text(list)
			if i == 0 {
				want = got
			}
			if got != want || !strings.Contains(got, "100.00") || strings.Contains(got, "7.00") {
				t.Errorf("%s of %s: %s, want %s", path, code, got, want)
			}
		}
	}
	csv := w.get(strings.Replace(day23, "/sales?", "/sales.csv?", 1)+"&salesTypeId=take", bearer...).want(200)
	if !strings.Contains(csv.body, "100.00") || strings.Contains(csv.body, "107.00") {
		t.Errorf("the file has %s", csv.body)
	}
}

// TestFilters_RefuseUnknownValues: a value that nothing has is refused, and the nearest is named.
func TestFilters_RefuseUnknownValues(t *testing.T) {
	w := newWorld(t)
	w.apply(bazaar)
	bearer := w.as("till-bazaar")
	w.post(madrid, submissionOf("100", ""), bearer...).want(200)
	for path := range filteredReads {
		for _, c := range [][3]string{
			{"salesTypeId", "TAKEE", "TAKE"}, {"salesTypeId", "Take", "TAKE"}, {"salesTypeId", "BAR2", "BAR 2"},
			{"currencyId", "eur", "EUR"}, {"currencyId", "GBP", ""},
		} {
			got := w.get(path+"&"+c[0]+"="+c[1], bearer...).want(400)
			suggestion, _ := got.at("errors", 0, "suggestion").(string)
			if got.text("errors", 0, "code") != "invalid-parameter" || got.text("errors", 0, "parameter") != c[0] || suggestion != c[2] {
				t.Errorf("%s with %s: %s", path, c[1], got.body)
			}
		}
		both := w.get(path+"&currencyId=GBP&salesTypeId=x", bearer...).want(400)
		if len(both.at("errors").([]any)) != 2 {
			t.Errorf("%s with two: %s", path, both.body)
		}
		w.get(path+"&salesTypeId=BAR", bearer...).want(200) // of the company, though not of the unit
	}
}

const day23 = "/sales/api/v1/reports/sales?period=day&day=2026-11-23"

// filteredReads are the reads that filter by sales type and currency, with the list of each.
var filteredReads = map[string]string{
	madrid + "?businessDay=2026-11-23":                               "figures",
	madrid + "?businessDay=2026-11-23&asOf=2026-11-23T11:31:07.412Z": "figures",
	"/sales/api/v1/real-time-sales?start=2026-11-23&end=2026-11-23":  "items",
	day23: "items",
	strings.Replace(day23, "/sales?", "/sales/figures?", 1): "items",
}

// rowOf returns the one row of a submission.
func rowOf(body string) string {
	return body[strings.Index(body, "[")+1 : strings.LastIndex(body, "]")]
}
