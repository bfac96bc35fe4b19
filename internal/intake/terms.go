package intake

import (
	"strconv"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// parseUnit reads a unit's id as it stood in the route.
func parseUnit(text string) (tenant.UnitID, error) {
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, refuse(sales.ParameterFault("unitId", sales.NotAnInteger,
			"The unit in the path must be an integer: the id of one of your business units."))
	}
	return tenant.UnitID(id), nil
}

// terms returns what the submission is checked against.
func (c *call) terms() *sales.Terms {
	configuration := c.company.Configuration
	return &sales.Terms{
		Calendar:        c.unit.Calendar,
		Currencies:      c.currencies(),
		Types:           c.salesTypes(),
		OpenedOn:        c.unit.OpenedOn,
		ClosedOn:        c.unit.ClosedOn,
		MaxAgeDays:      configuration.Intake.MaxAgeDays,
		FutureTolerance: configuration.Intake.FutureTolerance,
		Now:             c.receivedAt,
	}
}

func (c *call) currencies() []sales.Currency {
	if len(c.unit.Currencies) > 0 {
		return c.unit.Currencies
	}
	all := make([]sales.Currency, len(c.company.Configuration.Currencies))
	for i, currency := range c.company.Configuration.Currencies {
		all[i] = currency.ID
	}
	return all
}

func (c *call) salesTypes() []sales.TypeID {
	if len(c.unit.SalesTypes) > 0 {
		return c.unit.SalesTypes
	}
	all := make([]sales.TypeID, len(c.company.Configuration.SalesTypes))
	for i, salesType := range c.company.Configuration.SalesTypes {
		all[i] = salesType.ID
	}
	return all
}
