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
		"BAR": "BAR", "bar": "DINE", "Dine": "DINE", "dine": "DINE", "TAKE": "TAKE", "take": "take",
	} {
		if got, err := r.salesType(&tenant.Unit{}, name); got != want || err != nil {
			t.Errorf("%s is %q, %v; want %s", name, got, err, want)
		}
	}
}

// "Bar" may be BAR or the alias bar of another, "Take" either of two codes: neither is guessed.
func TestReading_TakesOtherCaseOnlyWhereOneTypeIsMeant(t *testing.T) {
	r := newReading(tenant.Configuration{SalesTypes: []tenant.SalesType{
		{ID: "BAR"}, {ID: "DINE", Aliases: []sales.TypeID{"bar", "Eat in", "EAT IN"}}, {ID: "TAKE"}, {ID: "take"},
	}})
	for name, want := range map[string]sales.TypeID{"Bar": "", "Take": "", "eat in": "DINE"} {
		if got, err := r.salesType(&tenant.Unit{}, name); got != want || (err == nil) != (want != "") {
			t.Errorf("%s is %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestReading_NamesTheFirstAmountWithMoreDecimals(t *testing.T) {
	r := newReading(tenant.Configuration{
		Currencies: []tenant.Currency{{ID: "JPY"}}, Intake: tenant.Intake{CurrencyDecimals: tenant.Refuse},
	})
	for range 50 { // the order of a map differs from run to run
		if got := r.checkDecimals("JPY", sales.Measures{Net: 5000, Gross: 6000}); len(got) != 2 || got[0].field != netField {
			t.Fatalf("the faults are %v", got)
		}
	}
}
