package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// permissionFlags say what a new user or client may do.
type permissionFlags struct {
	Tenant string   `required:"" help:"Company it belongs to." placeholder:"TENANT"`
	Scope  []string `help:"What it may do: sales:read, sales:write, forecast:write." enum:"sales:read,sales:write,forecast:write" default:"sales:read,sales:write" placeholder:"SCOPE"`
	Unit   []int64  `help:"Business units it is limited to. Without any: every unit." placeholder:"ID"`
}

func (p permissionFlags) scopes() []auth.Scope {
	var scopes []auth.Scope
	for _, scope := range auth.Scopes() {
		if slices.Contains(p.Scope, string(scope)) {
			scopes = append(scopes, scope)
		}
	}
	return scopes
}

// company returns the company and the units of it that are permitted.
func (p permissionFlags) company(ctx context.Context, s store.Tenants) (tenant.Company, []tenant.UnitID, error) {
	company, err := companyNamed(ctx, s, p.Tenant)
	if err != nil {
		return company, nil, err
	}
	var units []tenant.UnitID
	for _, id := range p.Unit {
		if !slices.ContainsFunc(company.Units, func(u tenant.Unit) bool { return u.ID == tenant.UnitID(id) }) {
			return company, nil, fmt.Errorf("%s has no unit %d: daypart tenant show %s lists its units", p.Tenant, id, p.Tenant)
		}
		if !slices.Contains(units, tenant.UnitID(id)) {
			units = append(units, tenant.UnitID(id))
		}
	}
	return company, units, nil
}

// revoke refuses every token that was issued to a user or a client up to now.
func revoke(ctx context.Context, s store.Access, id tenant.ID, kind auth.RevocationKind, subject string) error {
	at := now()
	_, err := s.Revoke(ctx, auth.Revocation{Tenant: id, Kind: kind, Subject: subject, At: at, ExpiresAt: at.Add(maxRefreshLife)})
	return err
}
