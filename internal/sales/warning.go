package sales

// doubt returns what looks wrong in a row that breaks no rule, if anything. Refunds turn the
// comparison of net and gross round.
func doubt(m Measures) (Code, string) {
	switch {
	case m.Gross >= 0 && m.Net > m.Gross, m.Gross < 0 && m.Net < m.Gross:
		return NetAboveGross, "The net sales are above the gross sales: check that they are not swapped."
	case m.Net > 0 && m.Checks == 0:
		return SalesWithoutChecks, "There are sales without checks, so they have no average check: send the number of bills in numChecks."
	}
	return "", ""
}
