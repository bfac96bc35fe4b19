package tenant

import (
	"github.com/daypart/daypart/internal/sales"
)

// ResolveType returns the code of the sales type that a parameter names by its code or an alias,
// compared exactly as in submissions, or the fault that there is none.
func (c *Configuration) ResolveType(parameter, value string) (sales.TypeID, *sales.Fault) {
	if t, found := c.FindType(sales.TypeID(value)); found {
		return t.ID, nil
	}
	var codes, aliases []string
	for _, t := range c.SalesTypes {
		codes = append(codes, string(t.ID))
		for _, alias := range t.Aliases {
			aliases = append(aliases, string(alias))
		}
	}
	fault := sales.UnknownValue(parameter, value, codes, aliases)
	return "", &fault
}

// ResolveCurrency returns the currency that a parameter names, compared exactly, or the fault that
// there is none.
func (c *Configuration) ResolveCurrency(parameter, value string) (sales.Currency, *sales.Fault) {
	codes := make([]string, len(c.Currencies))
	for i, currency := range c.Currencies {
		if codes[i] = string(currency.ID); codes[i] == value {
			return currency.ID, nil
		}
	}
	fault := sales.UnknownValue(parameter, value, codes, nil)
	return "", &fault
}
