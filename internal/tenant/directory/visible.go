package directory

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// Visible returns the units that a call reads: those it names, if the caller may see each of them,
// or else those the caller is limited to. Nil means every unit of the company. The errors are those
// of Unit.
func (d *Directory) Visible(ctx context.Context, caller auth.Caller, named []tenant.UnitID) (*Snapshot, []tenant.UnitID, error) {
	snapshot, err := d.Company(ctx, caller.Tenant)
	if err != nil {
		return nil, nil, err
	}
	scope := caller.UnitScope()
	for _, id := range named {
		if _, ok := snapshot.Unit(id); !ok {
			return nil, nil, &UnitError{id, ErrNoUnit}
		}
		if !scope.Permits(id) {
			return nil, nil, &UnitError{id, ErrUnitNotPermitted}
		}
	}
	if len(named) == 0 {
		named = nil
	}
	return snapshot, scope.Narrow(named), nil
}
