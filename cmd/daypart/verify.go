package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// errDifferences: the database is damaged, a company cannot be read, or the projections are not what
// the ledger says. It has been reported.
var errDifferences = errors.New("differences found")

// verifyCommand holds figures and day totals to the ledger.
type verifyCommand struct {
	Tenant string `help:"Only this company." placeholder:"TENANT"`
	Repair bool   `help:"Make them what the ledger says."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// Help says what the exit code means.
func (v *verifyCommand) Help() string {
	return `Reads the whole database file first, which finds pages that are damaged: they cannot be repaired, restore a backup. Then figures and day totals are
held to the ledger.

A company that cannot be read is named, and the others are verified all the same.

Exit codes: 0 everything is what the ledger says, or was repaired; 3 there are differences, or damage, or a company cannot be read. The server may be running. Nothing is written
without --repair.`
}

// verified is what was found in one company.
type verified struct {
	Tenant      string   `json:"tenant"`
	Entries     int64    `json:"entries"`
	Figures     int64    `json:"figures"`
	DayTotals   int64    `json:"dayTotals"`
	Count       int64    `json:"differenceCount"`
	Differences []string `json:"differences"`
	Repaired    bool     `json:"repaired"`
	// Error says why the company could not be verified.
	Error string `json:"error,omitempty"`
}

// Run verifies and reports.
func (v *verifyCommand) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		if err := s.CheckIntegrity(ctx); err != nil {
			c.note("daypart: the database is damaged, restore a backup: %v", err)
			return errDifferences
		}
		found, err := v.verify(ctx, c, s)
		if err != nil {
			return err
		}
		if v.JSON {
			err = c.json(found)
		} else {
			printVerified(c, found)
		}
		return errors.Join(err, different(found))
	})
}

func (v *verifyCommand) verify(ctx context.Context, c *console, s store.Store) ([]verified, error) {
	companies, err := v.companies(ctx, s)
	found := []verified{}
	for _, company := range companies {
		report, err := s.Verify(ctx, company.ID, v.Repair, c.progress("Verifying "+string(company.Slug)))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		one := verified{
			Tenant: string(company.Slug), Entries: report.Entries, Figures: report.Figures, DayTotals: report.DayTotals,
			Count: report.Count, Differences: report.Differences, Repaired: report.Repaired,
		}
		if err != nil {
			one.Error = err.Error()
		}
		found = append(found, one)
	}
	return found, err
}

func (v *verifyCommand) companies(ctx context.Context, s store.Tenants) ([]tenant.Company, error) {
	if v.Tenant == "" {
		return s.Companies(ctx)
	}
	company, err := companyNamed(ctx, s, v.Tenant)
	return []tenant.Company{company}, err
}

func printVerified(c *console, found []verified) {
	for _, v := range found {
		if v.Error != "" {
			c.line("%s: could not be verified: %s", v.Tenant, v.Error)
			continue
		}
		c.line("%s: %d submissions, %d figures, %d day totals: %s", v.Tenant, v.Entries, v.Figures, v.DayTotals, outcome(v))
		for _, difference := range v.Differences {
			c.line("  %s", difference)
		}
		if more := v.Count - int64(len(v.Differences)); more > 0 {
			c.line("  and %d more", more)
		}
	}
}

func outcome(v verified) string {
	switch {
	case v.Count == 0:
		return "all as the ledger says"
	case v.Repaired:
		return fmt.Sprintf("%d differences, repaired", v.Count)
	}
	return fmt.Sprintf("%d differences; daypart verify --repair mends them", v.Count)
}

func different(found []verified) error {
	for _, v := range found {
		if v.Error != "" || v.Count > 0 && !v.Repaired {
			return errDifferences
		}
	}
	return nil
}
