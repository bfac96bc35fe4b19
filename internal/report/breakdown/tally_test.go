package breakdown

import (
	"errors"
	"testing"

	"github.com/daypart/daypart/internal/sales"
)

// An answer of more rows than memory is meant for is refused while it is summed.
func TestTally_RefusesTooManyRows(t *testing.T) {
	sums := &tally{run: &run{Query: &Query{}}, cells: map[place]*cell{}}
	var err error
	n := 0
	for ; err == nil && n <= 2*MaxRows; n++ {
		err = sums.add(&item{unit: &unitPlan{}, at: place{bucket: int32(n)}}, sales.Measures{Net: 1})
	}
	if _, refused := errors.AsType[*sales.Refusal](err); !refused || n != MaxRows+1 {
		t.Errorf("%v after %d", err, n)
	}
}
