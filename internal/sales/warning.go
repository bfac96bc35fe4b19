package sales

// FindDoubt returns what looks wrong in a row that breaks no rule, or nil. Refunds turn the comparison
// of net and gross round.
func FindDoubt(m Measures) *Mistake {
	switch {
	case m.Gross >= 0 && m.Net > m.Gross, m.Gross < 0 && m.Net < m.Gross:
		return &Mistake{Code: NetAboveGross, Detail: "The net sales are above the gross sales: check that they are not swapped."}
	case m.Net > 0 && m.Checks == 0:
		return &Mistake{
			Code: SalesWithoutChecks,
			Detail: "There are sales without checks, so they have no average check: send the number of " +
				"bills in numChecks.",
		}
	}
	return nil
}
