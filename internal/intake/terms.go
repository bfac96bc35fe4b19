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
	types := c.unit.SalesTypesOf(configuration)
	currencies := c.unit.CurrenciesOf(configuration)
	decimals := make([]int, len(currencies))
	for i, currency := range currencies {
		decimals[i] = configuration.DecimalsOf(currency)
	}
	return &sales.Terms{
		Calendar:        c.unit.Calendar,
		Currencies:      currencies,
		Decimals:        decimals,
		RefuseDecimals:  configuration.Intake.RefusesDecimals(),
		Types:           types,
		Aliases:         configuration.AliasesOf(types),
		OpenedOn:        c.unit.OpenedOn,
		ClosedOn:        c.unit.ClosedOn,
		MaxAgeDays:      configuration.Intake.MaxAgeDays,
		FutureTolerance: configuration.Intake.FutureTolerance,
		Now:             c.receivedAt,
	}
}
