package main

import (
	"context"
	"errors"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/sample"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

const (
	demoUser   = "manager"
	demoClient = "demo-till"
)

// setUpSample applies the sample company, gives its user, its client and the client of till
// integrations new secrets, and returns them.
func setUpSample(ctx context.Context, s store.Store, now func() time.Time) (ready, error) {
	company, err := applySample(ctx, s)
	if err != nil {
		return ready{}, err
	}
	access := ready{Tenant: string(company.Slug), ClientID: demoClient, Username: demoUser}
	access.Password, _ = password.NewSecret()
	access.Password = access.Password[:16] // some 95 bits are plenty, and can be typed
	if err := putUser(ctx, s, company.ID, access.Password, now()); err != nil {
		return ready{}, err
	}
	secret, hash := password.NewSecret()
	access.ClientSecret = secret
	if err := putClient(ctx, s, company.ID, hash, now()); err != nil {
		return ready{}, err
	}
	access.PasswordClientID = token.SystemClientID
	access.PasswordClientSecret, err = renewSystemSecret(ctx, s)
	return access, err
}

// renewSystemSecret gives the client of till integrations a new secret, and returns it: that
// of the first start is not kept anywhere.
func renewSystemSecret(ctx context.Context, s store.Store) (string, error) {
	c, err := s.Client(ctx, token.SystemClientID)
	if err != nil {
		return "", err
	}
	secret, hash := password.NewSecret()
	c.SecretHash = hash
	return secret, s.UpdateClient(ctx, c.Tenant, c)
}

// applySample applies the sample company to the store, where it is not there as it should be.
func applySample(ctx context.Context, s store.Store) (tenant.Company, error) {
	wanted, err := sample.Company()
	if err != nil {
		return tenant.Company{}, err
	}
	held, err := s.CompanyBySlug(ctx, wanted.Slug)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return tenant.Company{}, err
	}
	if err != nil {
		return s.ApplyCompany(ctx, tenant.NewPlan(nil, wanted, nil).Wanted)
	}
	received, err := s.LastReceived(ctx, store.Background(held.ID))
	if err != nil {
		return tenant.Company{}, err
	}
	plan := tenant.NewPlan(&held, wanted, received)
	if err := plan.Err(); err != nil {
		return tenant.Company{}, err
	}
	if len(plan.Changes) == 0 {
		return held, nil
	}
	return s.ApplyCompany(ctx, plan.Wanted)
}

func putUser(ctx context.Context, s store.Store, id tenant.ID, secret string, now time.Time) error {
	hash, err := password.New(1, 0).Hash(ctx, secret)
	if err != nil {
		return err
	}
	user := auth.User{Tenant: id, Username: demoUser, DisplayName: "Robin Quince", PasswordHash: hash, Scopes: auth.Scopes(), CreatedAt: now}
	if err := s.AddUser(ctx, id, user); !errors.Is(err, store.ErrConflict) {
		return err
	}
	return s.UpdateUser(ctx, id, user)
}

func putClient(ctx context.Context, s store.Store, id tenant.ID, hash []byte, now time.Time) error {
	c := auth.Client{
		ID: demoClient, Tenant: id, Name: "The tills of the demo", SecretHash: hash, CreatedAt: now,
		Grants: []auth.Grant{auth.GrantClientCredentials, auth.GrantPassword, auth.GrantRefreshToken},
		Scopes: auth.Scopes(),
	}
	if err := s.AddClient(ctx, id, c); !errors.Is(err, store.ErrConflict) {
		return err
	}
	return s.UpdateClient(ctx, id, c)
}
