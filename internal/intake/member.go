package intake

import "github.com/daypart/daypart/internal/sales"

// bodyMember returns the member of a submission that has this name, or nil.
func bodyMember(d *sales.Draft, name string) *sales.Member {
	switch {
	case sameName(name, "businessDay"):
		return &d.Day
	case sameName(name, "realTimeSales"):
		return &d.RealTimeSales
	case sameName(name, "observedAt"):
		return &d.ObservedAt
	}
	return nil
}

// rowMember returns the member of a row that has this name, or nil.
func rowMember(r *sales.DraftRow, name string) *sales.Member {
	switch {
	case sameName(name, "currencyId"):
		return &r.Currency
	case sameName(name, "salesTypeId"):
		return &r.Type
	case sameName(name, "timeSlotStart"):
		return &r.SlotStart
	case sameName(name, "netSales"):
		return &r.Net
	case sameName(name, "grossSales"):
		return &r.Gross
	case sameName(name, "numChecks"):
		return &r.Checks
	case sameName(name, "numGuests"):
		return &r.Guests
	}
	return nil
}

// sameName compares a name with one in ASCII, without regard to the case of ASCII letters.
// strings.EqualFold would take the Kelvin sign for a k.
func sameName(name, known string) bool {
	if name == known || len(name) != len(known) {
		return name == known
	}
	for i := range len(name) {
		if lower(name[i]) != lower(known[i]) {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
