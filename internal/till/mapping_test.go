package till

import (
	"maps"
	"strings"
	"testing"

	"github.com/daypart/daypart/api"
)

func TestMappingIsCompleted(t *testing.T) {
	r := Recording{Units: []string{"a", "b"}, SalesTypes: []string{"Bread", "Cake", "Tea", "take"}}
	types := []string{"DINE", "TAKE"}
	units := []api.BusinessUnit{{ID: 4, SalesTypes: types}, {ID: 7, SalesTypes: []string{"DINE", "BAR", "TAKE"}}, {ID: 9, SalesTypes: types}}
	tests := []struct {
		name string
		m    Mapping
		want Mapping
		err  string
	}{
		{"by order, and by code", Mapping{},
			Mapping{map[string]int64{"a": 4, "b": 7}, map[string]string{"Bread": "DINE", "Cake": "TAKE", "Tea": "DINE", "take": "TAKE"}}, ""},
		{"as said", Mapping{map[string]int64{"b": 9}, map[string]string{"Bread": "TAKE"}},
			Mapping{map[string]int64{"b": 9}, map[string]string{"Bread": "TAKE", "Cake": "DINE", "Tea": "TAKE", "take": "TAKE"}}, ""},
		{"a unit that was not recorded", Mapping{Units: map[string]int64{"c": 9}}, Mapping{}, `unit "c" is not in the recording: it has a, b`},
		{"a unit that is not there", Mapping{Units: map[string]int64{"a": 5}}, Mapping{}, "there is no unit 5"},
		{"a sales type that is not there", Mapping{SalesTypes: map[string]string{"Tea": "POOL"}}, Mapping{}, `"POOL" is not one that all of the units take: those are DINE, TAKE`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.m.Complete(r, units)
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("got %v, want an error that says %s", err, test.err)
				}
				return
			}
			if err != nil || !maps.Equal(got.Units, test.want.Units) || !maps.Equal(got.SalesTypes, test.want.SalesTypes) {
				t.Errorf("got %+v, %v, want %+v", got, err, test.want)
			}
		})
	}
	if _, err := (Mapping{}).Complete(r, units[:1]); err == nil || !strings.Contains(err.Error(), "--unit NAME=ID") {
		t.Errorf("too few units: got %v", err)
	}
}
