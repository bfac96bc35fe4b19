package breakdown

import (
	"context"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Why a unit is left out of a comparison like for like.
const (
	NotOpen      = "not-open"      // it opened later than the first day of either period, or closed before the last
	NotReporting = "not-reporting" // nothing is known of it in one of the periods
)

// LeftOut is a unit that a comparison like for like leaves out.
type LeftOut struct {
	Unit   *tenant.Unit
	Reason string
}

// leaveOut takes the units out that cannot be compared with themselves.
func (r *run) leaveOut(ctx context.Context) error {
	own, err := r.reporting(ctx, partSide)
	if err != nil {
		return err
	}
	other, err := r.reporting(ctx, otherSide)
	if err != nil {
		return err
	}
	var kept []*unitPlan
	for _, u := range r.units {
		switch {
		case !u.openIn(u.own) || !u.openIn(u.other):
			r.left = append(r.left, LeftOut{u.Unit, NotOpen})
		case !own[u.ID] || !other[u.ID]:
			r.left = append(r.left, LeftOut{u.Unit, NotReporting})
		default:
			kept = append(kept, u)
		}
	}
	r.units = kept
	return nil
}

// reporting returns the units of which something is known in a period.
func (r *run) reporting(ctx context.Context, s side) (map[tenant.UnitID]bool, error) {
	known := map[tenant.UnitID]bool{}
	err := r.eachGroup(func(u *unitPlan) days { return u.days(s) }, func(q store.DayQuery) error {
		return r.source.EachDayTotal(ctx, r.tenant, q, func(t *store.DayTotal) error {
			known[t.Unit] = true
			return nil
		})
	})
	return known, err
}

// openIn reports whether the unit was open from the first of some days to the last.
func (u *unitPlan) openIn(d days) bool {
	return (u.OpenedOn == nil || !u.OpenedOn.After(d.first)) && (u.ClosedOn == nil || !u.ClosedOn.Before(d.last))
}
