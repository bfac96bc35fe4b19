package server_test

import (
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// tokyo is a company that sells in a currency without decimals.
const tokyo = `
tenant: tokyo
name: Tokyo
currencies: [{id: JPY, decimals: 0}]
salesTypes: [{id: DINE, names: {en: Dine-in}}]
defaults: {timeZone: Asia/Tokyo, dayStart: 05:00}
units: [{id: 9, name: Ginza}]
`

func TestAmountsWithMoreDecimalsThanTheirCurrency(t *testing.T) {
	for policy, status := range map[string]int{"": 200, "intake: {currencyDecimals: warn}\n": 200, "intake: {currencyDecimals: refuse}\n": 400} {
		w := newWorld(t)
		w.apply(tokyo + policy)
		bearer := w.as("till-tokyo")
		body := strings.NewReplacer("EUR", "JPY", "TAKE", "DINE").Replace(submissionOf("12.5", ""))
		r := w.post(madrid, body, bearer...).want(status)
		list, pointer := "warnings", "/realTimeSales/0/netSales"
		if status == 400 {
			list = "errors"
		}
		if r.text(list, 0, "code") != "more-decimals-than-currency" || r.text(list, 0, "pointer") != pointer {
			t.Errorf("%q: %s", policy, r.body)
		}
		detail := r.text(list, 0, "detail")
		if taken := strings.Contains(detail, "taken as it was sent"); taken != (status == 200) || !strings.HasPrefix(detail, "12.5 has") {
			t.Errorf("%q: %s", policy, detail)
		}
		want := "warn"
		if status == 400 {
			want = "refuse"
		}
		if got := w.get("/sales/api/v1/configuration", bearer...).want(200).text("intake", "currencyDecimals"); got != want {
			t.Errorf("%q: the configuration says %s", policy, got)
		}
		begun := w.post(sessionPath, `{"unitId":9,"businessDay":"2026-11-20"}`, bearer...).want(201)
		total := `{"TotalSales":[{"CurrencyId":"JPY","SalesTypeId":"DINE","NetSales":0.5,"GrossSales":1,"NumChecks":1,"NumGuests":1}]}`
		r = w.post(sessionPath+"/"+begun.text("importId")+"/total-sales", total, bearer...).want(status)
		if r.text(list, 0, "code") != "more-decimals-than-currency" || r.text(list, 0, "pointer") != "/TotalSales/0/NetSales" {
			t.Errorf("%q, in a session: %s", policy, r.body)
		}
	}
}

// apply keeps one more company, with a client that may do everything.
func (w *world) apply(description string) {
	w.t.Helper()
	company, err := tenant.ParseCompany([]byte(description))
	must(w.t, err)
	company, err = w.store.ApplyCompany(w.t.Context(), company)
	must(w.t, err)
	w.addClient(company.ID, "till-"+string(company.Slug), nil, auth.Scopes())
}
