package intake

import (
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/spelling"
)

// bodyMember returns the member of a submission that has this name, or nil.
func bodyMember(d *sales.Draft, name string) *sales.Member {
	switch {
	case spelling.IsSame(name, "businessDay"):
		return &d.Day
	case spelling.IsSame(name, "realTimeSales"):
		return &d.RealTimeSales
	case spelling.IsSame(name, "observedAt"):
		return &d.ObservedAt
	}
	return nil
}

// rowMember returns the member of a row that has this name, or nil.
func rowMember(r *sales.DraftRow, name string) *sales.Member {
	switch {
	case spelling.IsSame(name, "currencyId"):
		return &r.Currency
	case spelling.IsSame(name, "salesTypeId"):
		return &r.Type
	case spelling.IsSame(name, "timeSlotStart"):
		return &r.SlotStart
	case spelling.IsSame(name, "netSales"):
		return &r.Net
	case spelling.IsSame(name, "grossSales"):
		return &r.Gross
	case spelling.IsSame(name, "numChecks"):
		return &r.Checks
	case spelling.IsSame(name, "numGuests"):
		return &r.Guests
	}
	return nil
}
