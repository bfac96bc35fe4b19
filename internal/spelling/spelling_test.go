package spelling

import (
	"strings"
	"testing"
)

func TestFindNearest(t *testing.T) {
	members := []string{"currencyId", "salesTypeId", "timeSlotStart", "netSales", "grossSales", "numChecks", "numGuests"}
	parameters := []string{"businessDay", "validateOnly", "onError", "unitId", "period", "start", "end"}
	tests := []struct {
		name  string
		known []string
		want  string
	}{
		{"observed_at", []string{"businessDay", "observedAt", "realTimeSales"}, "observedAt"},
		{"Observed-At", []string{"businessDay", "observedAt", "realTimeSales"}, "observedAt"},
		{"real_time_sales", []string{"businessDay", "observedAt", "realTimeSales"}, "realTimeSales"},
		{"guests", members, "numGuests"},
		{"checks", members, "numChecks"},
		{"net", members, "netSales"},
		{"grosSales", members, "grossSales"},
		{"salesType", members, "salesTypeId"},
		{"curencyId", members, "currencyId"},
		{"slotStart", members, "timeSlotStart"},
		{"numGeusts", members, "numGuests"},
		{"cashier", members, ""},
		{"", members, ""},
		{"_", members, ""},
		{"日本", members, ""},
		{"ValidateOnly", parameters, "validateOnly"},
		{"validate", parameters, "validateOnly"},
		{"unitIds", parameters, "unitId"},
		{"peroid", parameters, "period"},
		{"dryRun", parameters, ""},
		{"anything", nil, ""},
		{strings.Repeat("netSales", 1000), members, ""},
	}
	for _, test := range tests {
		if got := FindNearest(test.name, test.known); got != test.want {
			t.Errorf("FindNearest(%.40q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestIsSame(t *testing.T) {
	tests := []struct {
		name, known string
		want        bool
	}{
		{"netSales", "netSales", true},
		{"NETSALES", "netSales", true},
		{"net_sales", "netSales", false},
		{"\u212Aey", "key", false},
		{"[et", "{et", false},
		{"", "", true},
	}
	for _, test := range tests {
		if got := IsSame(test.name, test.known); got != test.want {
			t.Errorf("IsSame(%q, %q) = %t", test.name, test.known, got)
		}
	}
}
