package breakdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/tenant"
)

// TestValuesThatCannotBe: they are refused, and what can be is named; what can be and was not sold is an answer.
func TestValuesThatCannotBe(t *testing.T) {
	w := newWorld(t)
	ask := func(caller auth.Caller, d breakdown.Dimension, value string) error {
		_, err := w.Sales(t.Context(), caller, breakdown.Query{Period: on(today), Filters: map[breakdown.Dimension][]string{d: {value}}})
		return err
	}
	one := auth.Caller{Tenant: w.caller.Tenant, Units: []tenant.UnitID{3}}
	for _, c := range []struct {
		by    breakdown.Dimension
		value string
		can   string
	}{
		{breakdown.Currency, "GBP", `currencyId cannot be "GBP": it can be EUR, USD.`},
		{breakdown.Currency, "eur", `did you mean "EUR"? It can be EUR, USD.`},
		{breakdown.Currency, "", "EUR, USD."},
		{breakdown.SalesType, "DRIVE", "salesTypeId"},
		{breakdown.Category, "bar", "counter, restaurant, or empty for none."},
		{breakdown.Daypart, "brunch", "lunch, night, or empty for none."},
		{breakdown.Weekday, "moonday", "monday, tuesday, wednesday, thursday, friday, saturday, sunday."},
		{breakdown.Brand, "quince", "Copper, Quince, or empty for none."},
		{breakdown.Region, "Iberia", "empty only, for none: nothing has one."},
		{breakdown.Unit, "99", "1, 2, 3"},
	} {
		refused(t, ask(w.caller, c.by, c.value), c.can)
	}
	for d, value := range map[breakdown.Dimension]string{
		breakdown.Currency: "USD", breakdown.SalesType: "TAKE", breakdown.Category: "", breakdown.Daypart: "night", breakdown.Weekday: "sunday",
		breakdown.Brand: "Copper", breakdown.City: "", breakdown.Region: "", breakdown.Unit: "8",
	} {
		check(t, ask(w.caller, d, value))
	}
	// A caller is not told of what is beyond reach.
	if err := ask(one, breakdown.Brand, "Quince"); err == nil || strings.Contains(fmt.Sprint(err), "Copper, Quince") {
		t.Errorf("got %v", err)
	}
}
