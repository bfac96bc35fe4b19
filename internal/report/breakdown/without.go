package breakdown

import "github.com/daypart/daypart/internal/tenant"

// Why a unit has no sales in a report.
const (
	NotOpenYet      = "not-open-yet"     // it opens after the days of the period that have begun
	Closed          = "closed"           // it closed before the period
	NothingReceived = "nothing-received" // no figures of the period came in
	NothingSold     = "nothing-sold"     // there are figures, but none that the filters let pass
)

// WithoutSales is a unit of which a report has no sales.
type WithoutSales struct {
	Unit   *tenant.Unit
	Reason string
}

// withoutSales returns the units that have no row, unless none of their days has begun.
func (r *run) withoutSales() []WithoutSales {
	if r.coming {
		return nil
	}
	var all []WithoutSales
	for _, u := range r.units {
		if u.pairs.own.count() > 0 && !u.sold && !u.counted {
			all = append(all, WithoutSales{u.Unit, u.reason()})
		}
	}
	return all
}

// reason says why the unit has no sales.
func (u *unitPlan) reason() string {
	switch begun := u.pairs.own; {
	case u.OpenedOn != nil && u.OpenedOn.After(begun.last):
		return NotOpenYet
	case u.ClosedOn != nil && u.ClosedOn.Before(begun.first):
		return Closed
	case u.received:
		return NothingSold
	}
	return NothingReceived
}
