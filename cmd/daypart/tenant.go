package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// tenantCommand is about the companies that use the service.
type tenantCommand struct {
	Apply tenantApply `cmd:"" help:"Make a company what a file says. The second time there is nothing to change."`
	List  tenantList  `cmd:"" help:"List the companies."`
	Show  tenantShow  `cmd:"" help:"Show a company and its units."`
}

type tenantApply struct {
	File   string `short:"f" required:"" help:"Description of the company (YAML); - for standard input." placeholder:"FILE"`
	DryRun bool   `help:"Say what would change, and change nothing."`
	JSON   bool   `name:"json" help:"Print the changes as JSON."`
}

// applied is what applying did, or would do.
type applied struct {
	Tenant  string   `json:"tenant"`
	Applied bool     `json:"applied"`
	Version int64    `json:"version"`
	Changes []string `json:"changes"`
	Notes   []string `json:"notes"`
}

// Run applies the file, whole or not at all.
func (t *tenantApply) Run(ctx context.Context, c *console, root *cli) error {
	text, err := readInput(c, t.File)
	if err != nil {
		return err
	}
	wanted, err := tenant.ParseCompany(text)
	if err != nil {
		return fmt.Errorf("%s cannot be applied:\n%w", t.File, err)
	}
	return withNewStore(ctx, root.place, func(s *sqlstore.Store) error {
		plan, err := planCompany(ctx, s, wanted)
		if err != nil {
			return err
		}
		if err := plan.Err(); err != nil {
			return fmt.Errorf("%s cannot be applied, nothing was changed:\n%w", t.File, err)
		}
		result := applied{Tenant: string(wanted.Slug), Version: plan.Wanted.Version, Changes: plan.Changes, Notes: plan.Notes}
		if len(plan.Changes) > 0 && !t.DryRun {
			kept, err := s.ApplyCompany(ctx, plan.Wanted)
			if errors.Is(err, store.ErrConflict) {
				return fmt.Errorf("somebody else changed %s at the same moment; apply it again: %w", wanted.Slug, err)
			}
			if err != nil {
				return err
			}
			result.Applied, result.Version = true, kept.Version
		}
		return t.print(c, result)
	})
}

// planCompany compares a company as it is kept with the wanted one.
func planCompany(ctx context.Context, s store.Store, wanted tenant.Company) (tenant.Plan, error) {
	current, err := s.CompanyBySlug(ctx, wanted.Slug)
	if errors.Is(err, store.ErrNotFound) {
		return tenant.NewPlan(nil, wanted, nil), nil
	}
	if err != nil {
		return tenant.Plan{}, err
	}
	received, err := s.LastReceived(ctx, store.Background(current.ID))
	if err != nil {
		return tenant.Plan{}, err
	}
	return tenant.NewPlan(&current, wanted, received), nil
}

func (t *tenantApply) print(c *console, result applied) error {
	if t.JSON {
		return c.json(result)
	}
	for _, change := range result.Changes {
		c.line("%s", change)
	}
	for _, note := range result.Notes {
		c.line("note: %s", note)
	}
	switch {
	case len(result.Changes) == 0:
		c.line("nothing to change")
	case !result.Applied:
		c.line("dry run: nothing was changed")
	default:
		c.line("applied: %s is at version %d", result.Tenant, result.Version)
	}
	return nil
}

// readInput reads a file, or standard input for "-".
func readInput(c *console, path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(c.in)
	}
	return os.ReadFile(path)
}
