package tenant

import (
	"slices"

	"github.com/daypart/daypart/internal/sales"
)

// CurrenciesOf returns the currencies the unit sells in: its own choice, or else all that c has.
func (u *Unit) CurrenciesOf(c *Configuration) []sales.Currency {
	if len(u.Currencies) > 0 || c == nil {
		return u.Currencies
	}
	all := make([]sales.Currency, len(c.Currencies))
	for i, currency := range c.Currencies {
		all[i] = currency.ID
	}
	return all
}

// DecimalsOf returns how many decimals a currency has.
func (c *Configuration) DecimalsOf(id sales.Currency) int {
	for _, currency := range c.Currencies {
		if currency.ID == id {
			return currency.Decimals
		}
	}
	return maxDecimals
}

// SalesTypesOf returns the sales types the unit has: its own choice, or else all that c has.
func (u *Unit) SalesTypesOf(c *Configuration) []sales.TypeID {
	if len(u.SalesTypes) > 0 || c == nil {
		return u.SalesTypes
	}
	all := make([]sales.TypeID, len(c.SalesTypes))
	for i, salesType := range c.SalesTypes {
		all[i] = salesType.ID
	}
	return all
}

// FindType returns the sales type that a code or an alias names, compared exactly, and whether
// there is one.
func (c *Configuration) FindType(code sales.TypeID) (*SalesType, bool) {
	for i := range c.SalesTypes {
		if t := &c.SalesTypes[i]; t.ID == code || slices.Contains(t.Aliases, code) {
			return t, true
		}
	}
	return nil, false
}

// AliasesOf returns the aliases of sales types, by the place in types of those they stand for; nil
// if there are none.
func (c *Configuration) AliasesOf(types []sales.TypeID) map[sales.TypeID]int {
	var aliases map[sales.TypeID]int
	for i := range c.SalesTypes {
		at := slices.Index(types, c.SalesTypes[i].ID)
		if at < 0 {
			continue
		}
		for _, alias := range c.SalesTypes[i].Aliases {
			if aliases == nil {
				aliases = map[sales.TypeID]int{}
			}
			aliases[alias] = at
		}
	}
	return aliases
}
