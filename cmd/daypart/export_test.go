package main

import (
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestExport(t *testing.T) {
	d := withExample(t)
	d.sell(2_500_001)
	d.sell(-12_500)
	tests := []struct {
		name string
		args []string
		want string // each line of the output begins with one of these
	}{
		{"ledger", []string{"ledger"}, "sequence,submissionId,\n1,\n2,"},
		{"figures", []string{"figures"}, "unitId,businessDay,timeSlotStart,\n1,2026-11-23,2026-11-23T11:15:00Z,TAKE,EUR,2026-11-23T12:15:00Z,"},
		{"day totals", []string{"day-totals"}, "unitId,businessDay,salesTypeId,currencyId,\n1,2026-11-23,TAKE,EUR,-1.25,-1.25,12,19"},
		{"json", []string{"day-totals", "--format", "ndjson"}, `{"unitId":1,"businessDay":"2026-11-23","salesTypeId":"TAKE","currencyId":"EUR","netSales":-1.25,"grossSales":-1.25,`},
		{"other unit", []string{"ledger", "--unit", "2"}, "sequence,"},
		{"other days", []string{"figures", "--from", "2026-11-24"}, "unitId,"},
		{"ledger of other days", []string{"ledger", "--to", "2026-11-22"}, "sequence,"},
		{"day totals of a unit", []string{"day-totals", "--unit", "3"}, "unitId,"},
		{"json of nothing", []string{"figures", "--to", "2026-11-22", "--format", "ndjson"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out := strings.TrimSuffix(d.ok(append([]string{"export", "--tenant", "oak-and-rye"}, test.args...)...), "\n")
			got, want := strings.Split(out, "\n"), strings.Split(test.want, "\n")
			if len(got) != len(want) {
				t.Fatalf("%d lines, want %d:\n%s", len(got), len(want), out)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], want[i]) {
					t.Errorf("line %d: %s\nwant prefix %s", i+1, got[i], want[i])
				}
			}
		})
	}
}

func TestExportLedgerKeepsEveryDigit(t *testing.T) {
	d := withExample(t)
	d.sell(2_500_001)
	contains(t, d.ok("export", "ledger", "--tenant", "oak-and-rye"), ",created,250.0001,250.0001,12,19\n")
	contains(t, d.ok("export", "ledger", "--tenant", "oak-and-rye", "--format", "ndjson"),
		`"clientId":"till","username":null,`, `"observedAt":null,`, `"netSales":250.0001,`)
}

// TestExportNamesWhatIsGone: a day that is stated as a whole takes away what tills sent by slot.
func TestExportNamesWhatIsGone(t *testing.T) {
	d := withExample(t)
	d.sell(2_500_000)
	d.append(store.Submission{
		Kind: store.Import, ReceivedAt: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Replace: true,
		Submission: sales.Submission{Rows: []sales.Row{{Type: "TAKE", Currency: "EUR", Measures: sales.Measures{Net: 10_000, Gross: 10_000}}}},
	})
	contains(t, d.ok("export", "ledger", "--tenant", "oak-and-rye"),
		",2026-11-23,,2026-11-23T11:15:00Z,TAKE,EUR,removed,250.00,250.00,12,19\n2,", ",2026-11-23,,,TAKE,EUR,created,1.00,1.00,0,0\n")
	contains(t, d.ok("export", "figures", "--tenant", "oak-and-rye", "--format", "ndjson"), `"timeSlotStart":null,`)
}

func TestExportFaults(t *testing.T) {
	d := withExample(t)
	d.fails(exitUsage, "--to 2026-01-01 is before --from 2026-01-02", "export", "ledger", "--tenant", "oak-and-rye", "--from", "2026-01-02", "--to", "2026-01-01")
	d.fails(exitUsage, "--from", "export", "ledger", "--tenant", "oak-and-rye", "--from", "yesterday")
	d.fails(exitFailure, `there is no tenant "x"`, "export", "ledger", "--tenant", "x")
}
