package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

type tenantList struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// companyView is a company as it is shown.
type companyView struct {
	Tenant     string   `json:"tenant"`
	Name       string   `json:"name"`
	Version    int64    `json:"version"`
	Suspended  bool     `json:"suspended"`
	Currencies []string `json:"currencies,omitempty"`
	SalesTypes []string `json:"salesTypes,omitempty"`
	// Aliases are those of sales types that have some.
	Aliases map[string][]string `json:"aliases,omitempty"`
	// CurrencyDecimals says what becomes of an amount with more decimals than its currency has.
	CurrencyDecimals string     `json:"currencyDecimals,omitempty"`
	Units            []unitView `json:"units,omitempty"`
}

type unitView struct {
	ID           int64  `json:"id"`
	Name         string `json:"name"`
	TimeZone     string `json:"timeZone"`
	DayStart     string `json:"dayStart"`
	SlotMinutes  int    `json:"slotMinutes"`
	LastReceived string `json:"lastReceived,omitempty"`
}

func viewCompany(c tenant.Company) companyView {
	view := companyView{Tenant: string(c.Slug), Name: c.Name, Version: c.Version, Suspended: c.Suspended}
	if c.Configuration == nil {
		return view
	}
	for _, currency := range c.Configuration.Currencies {
		view.Currencies = append(view.Currencies, string(currency.ID))
	}
	for _, salesType := range c.Configuration.SalesTypes {
		view.SalesTypes = append(view.SalesTypes, string(salesType.ID))
		for _, alias := range salesType.Aliases {
			if view.Aliases == nil {
				view.Aliases = map[string][]string{}
			}
			view.Aliases[string(salesType.ID)] = append(view.Aliases[string(salesType.ID)], string(alias))
		}
	}
	view.CurrencyDecimals = string(cmp.Or(c.Configuration.Intake.CurrencyDecimals, tenant.Warn))
	return view
}

// Run lists the companies in order of slug.
func (t *tenantList) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		companies, err := s.Companies(ctx)
		if err != nil {
			return err
		}
		views := []companyView{}
		for _, company := range companies {
			views = append(views, viewCompany(company))
		}
		if t.JSON {
			return c.json(views)
		}
		return writeTable(c, "TENANT\tNAME\tVERSION\tSUSPENDED", views, func(v companyView) string {
			return fmt.Sprintf("%s\t%s\t%d\t%s", v.Tenant, v.Name, v.Version, yesNo(v.Suspended))
		})
	})
}

type tenantShow struct {
	Tenant string `arg:"" help:"The company's tenant name."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// Run shows one company.
func (t *tenantShow) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		company, err := companyNamed(ctx, s, t.Tenant)
		if err != nil {
			return err
		}
		view := viewCompany(company)
		if view.Units, err = viewUnits(ctx, s, company); err != nil {
			return err
		}
		if t.JSON {
			return c.json(view)
		}
		c.line("%s: %s, version %d, suspended: %s", view.Tenant, view.Name, view.Version, yesNo(view.Suspended))
		c.line("currencies %v, sales types %v", view.Currencies, view.SalesTypes)
		for _, id := range slices.Sorted(maps.Keys(view.Aliases)) {
			c.line("aliases of %s: %q", id, view.Aliases[id])
		}
		return writeTable(c, "UNIT\tNAME\tTIME ZONE\tDAY START\tSLOT\tLAST RECEIVED", view.Units, func(u unitView) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%d min\t%s", u.ID, u.Name, u.TimeZone, u.DayStart, u.SlotMinutes, orDash(u.LastReceived))
		})
	})
}

func viewUnits(ctx context.Context, s store.Figures, company tenant.Company) ([]unitView, error) {
	received, err := s.LastReceived(ctx, store.Background(company.ID))
	if err != nil {
		return nil, err
	}
	var views []unitView
	for _, u := range company.Units {
		views = append(views, unitView{
			ID: int64(u.ID), Name: u.Name, TimeZone: u.Calendar.Zone().String(), DayStart: u.Calendar.DayStart().String(),
			SlotMinutes: u.Calendar.SlotLength().Minutes(), LastReceived: instantText(received[u.ID]),
		})
	}
	return views, nil
}
