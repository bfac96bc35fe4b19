package imports

import (
	"testing"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

func newReading(c tenant.Configuration) *reading {
	return &reading{company: &directory.Snapshot{Company: tenant.Company{Configuration: &c}}}
}

// A file must not put under one sales type what a submission of the same code puts under another.
func TestReading_TakesExactCodesAndAliasesBeforeOtherCase(t *testing.T) {
	r := newReading(tenant.Configuration{SalesTypes: []tenant.SalesType{
		{ID: "BAR"}, {ID: "DINE", Aliases: []sales.TypeID{"bar"}}, {ID: "TAKE"}, {ID: "take"},
	}})
	for name, want := range map[string]sales.TypeID{
		"BAR": "BAR", "bar": "DINE", "Bar": "BAR", "dine": "DINE", "TAKE": "TAKE", "take": "take",
	} {
		if got, err := r.salesType(&tenant.Unit{}, name); got != want || err != nil {
			t.Errorf("%s is %q, %v; want %s", name, got, err, want)
		}
	}
}

func TestReading_NamesTheFirstAmountWithMoreDecimals(t *testing.T) {
	r := newReading(tenant.Configuration{
		Currencies: []tenant.Currency{{ID: "JPY"}}, Intake: tenant.Intake{CurrencyDecimals: tenant.Refuse},
	})
	for range 50 { // the order of a map differs from run to run
		if f, err := r.checkDecimals("JPY", sales.Measures{Net: 5000, Gross: 6000}); f != netField || err == nil {
			t.Fatalf("the fault is in field %v: %v", f, err)
		}
	}
}
