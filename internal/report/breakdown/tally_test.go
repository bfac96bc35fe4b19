package breakdown

import (
	"errors"
	"testing"

	"github.com/daypart/daypart/internal/sales"
)

// An answer of more rows than memory is meant for is refused while it is summed.
func TestTally_RefusesTooManyRows(t *testing.T) {
	for name, test := range map[string]struct {
		byUnit bool
		most   int
	}{"rows": {false, MaxRows}, "units that may be left out": {true, maxCells}} {
		t.Run(name, func(t *testing.T) {
			sums := &tally{run: &run{Query: &Query{}}, cells: map[place]*cell{}, byUnit: test.byUnit}
			var err error
			n := 0
			for ; err == nil && n <= maxCells; n++ {
				err = sums.add(&item{at: place{bucket: int32(n)}}, partSide, sales.Measures{Net: 1})
			}
			if _, refused := errors.AsType[*sales.Refusal](err); !refused || n != test.most+1 {
				t.Errorf("%v after %d", err, n)
			}
		})
	}
}
