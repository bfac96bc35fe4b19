package server

import (
	"cmp"
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// configuration answers what the tenant has configured.
func (s *Server) configuration(r *http.Request, caller auth.Caller) (answer, error) {
	company, err := s.Directory.Company(r.Context(), caller.Tenant)
	if err != nil {
		return answer{}, err
	}
	if company.Configuration == nil {
		return answer{}, directory.ErrNotConfigured
	}
	return ok(configurationOf(company.Company)), nil
}

func configurationOf(company tenant.Company) wire.TenantConfiguration {
	c := company.Configuration
	out := wire.TenantConfiguration{
		Slug: string(company.Slug), Name: company.Name, Version: company.Version,
		Currencies: []wire.Currency{}, SalesTypes: []wire.SalesType{}, Dayparts: []wire.Daypart{},
		Defaults: wire.UnitDefaults{
			TimeZone: c.Defaults.Zone, DayStart: c.Defaults.DayStart.String(),
			SlotMinutes: c.Defaults.SlotLength.Minutes(), Language: c.Defaults.Language,
		},
		Intake: wire.IntakePolicy{
			MaxAgeDays: c.Intake.MaxAgeDays, FutureToleranceSeconds: int(c.Intake.FutureTolerance.Seconds()),
			CurrencyDecimals: wire.IntakePolicyCurrencyDecimals(cmp.Or(c.Intake.CurrencyDecimals, tenant.Warn)),
		},
	}
	for _, currency := range c.Currencies {
		out.Currencies = append(out.Currencies, wire.Currency{ID: string(currency.ID), Decimals: currency.Decimals})
	}
	for _, t := range c.SalesTypes {
		out.SalesTypes = append(out.SalesTypes, wire.SalesType{
			ID: string(t.ID), Aliases: texts(t.Aliases), Names: t.Names, Category: t.Category, TrafficBy: wire.SalesTypeTrafficBy(t.TrafficBy),
		})
	}
	for _, d := range c.Dayparts {
		out.Dayparts = append(out.Dayparts, wire.Daypart{ID: d.ID, Names: d.Names, From: d.From.String(), To: d.To.String()})
	}
	return out
}
