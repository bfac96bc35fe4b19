package tenant

import "github.com/daypart/daypart/internal/sales"

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
