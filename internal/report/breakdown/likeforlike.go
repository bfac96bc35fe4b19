package breakdown

import (
	"cmp"
	"slices"

	"github.com/daypart/daypart/internal/tenant"
)

// Why a unit is left out of a comparison like for like.
const (
	NotOpen      = "not-open"      // it opened later than the first day of either period, or closed before the last
	NotReporting = "not-reporting" // none of its days is known in both periods
)

// LeftOut is a unit that a comparison like for like leaves out.
type LeftOut struct {
	Unit   *tenant.Unit
	Reason string
}

// leaveOut takes the units out that cannot be compared with themselves, for a reason.
func (r *run) leaveOut(comparable func(*unitPlan) bool, reason string) {
	r.units = slices.DeleteFunc(r.units, func(u *unitPlan) bool {
		out := !comparable(u)
		if out {
			r.left = append(r.left, LeftOut{u.Unit, reason})
		}
		return out
	})
	slices.SortFunc(r.left, func(a, b LeftOut) int { return cmp.Compare(a.Unit.ID, b.Unit.ID) })
}

// openIn reports whether the unit was open from the first of some days to the last.
func (u *unitPlan) openIn(d days) bool {
	return (u.OpenedOn == nil || !u.OpenedOn.After(d.first)) && (u.ClosedOn == nil || !u.ClosedOn.Before(d.last))
}
