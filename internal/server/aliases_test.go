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

// rowOf returns the one row of a submission.
func rowOf(body string) string {
	return body[strings.Index(body, "[")+1 : strings.LastIndex(body, "]")]
}
