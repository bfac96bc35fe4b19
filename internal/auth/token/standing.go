package token

import (
	"context"
	"errors"
	"fmt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// standing returns what a user may do through a client: only what both may.
// Where no unit is left to the two of them nothing is.
func standing(user auth.User, client auth.Client) auth.Caller {
	caller := auth.Caller{
		Tenant:   user.Tenant,
		ClientID: client.ID,
		Username: user.Username,
		Scopes:   common(user.Scopes, client.Scopes),
		Units:    user.Units,
	}
	switch {
	case len(user.Units) == 0:
		caller.Units = client.Units
	case len(client.Units) > 0:
		if caller.Units = common(user.Units, client.Units); len(caller.Units) == 0 {
			caller.Scopes, caller.NoUnits = nil, true
		}
	}
	return caller
}

// Mark returns the mark to keep with a session of the page that begins now. Take it before Login.
func (s *Service) Mark(ctx context.Context) (Mark, error) { return s.revocations.catchUp(ctx) }

// Person returns who a user is who logged in to the page at mark: ErrRevoked if the user is
// gone, disabled or was revoked since, directory.ErrNotFound if the company is gone or suspended.
func (s *Service) Person(ctx context.Context, username string, mark Mark) (auth.Caller, error) {
	if err := s.revocations.fresh(ctx); err != nil {
		return auth.Caller{}, err
	}
	if s.revocations.since(mark, auth.RevokedUser, username) {
		return auth.Caller{}, ErrRevoked
	}
	user, err := s.activeUser(ctx, username)
	if err != nil {
		return auth.Caller{}, err
	}
	company, err := s.Companies.Company(ctx, user.Tenant)
	if err != nil {
		return auth.Caller{}, err
	}
	return auth.Caller{Tenant: company.ID, Slug: company.Slug, Username: user.Username, Scopes: user.Scopes, Units: user.Units}, nil
}

func (s *Service) activeUser(ctx context.Context, username string) (auth.User, error) {
	user, err := s.records.user(ctx, username)
	if errors.Is(err, store.ErrNotFound) || err == nil && user.Disabled {
		return auth.User{}, ErrRevoked
	}
	if err != nil {
		return auth.User{}, fmt.Errorf("read user: %w", err)
	}
	return user, nil
}

func (s *Service) activeClient(ctx context.Context, id string) (auth.Client, error) {
	client, err := s.records.client(ctx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && client.Disabled {
		return auth.Client{}, ErrRevoked
	}
	if err != nil {
		return auth.Client{}, fmt.Errorf("read client: %w", err)
	}
	return client, nil
}

// holderNow returns what the holder of a token may do now, whatever the token says.
func (s *Service) holderNow(ctx context.Context, company *directory.Snapshot, clientID, username string) (auth.Caller, error) {
	client, err := s.activeClient(ctx, clientID)
	if err != nil {
		return auth.Caller{}, err
	}
	if username == "" {
		return belonging(company.ID, client.Tenant, auth.Caller{
			Tenant: company.ID, Slug: company.Slug, ClientID: client.ID, Scopes: client.Scopes, Units: client.Units,
		})
	}
	user, err := s.activeUser(ctx, username)
	if err != nil {
		return auth.Caller{}, err
	}
	if !serves(client, user.Tenant) {
		return auth.Caller{}, ErrRevoked
	}
	caller := standing(user, client)
	caller.Slug = company.Slug
	return belonging(company.ID, user.Tenant, caller)
}

// belonging returns the caller if its record is of the company that the token names.
func belonging(company, record tenant.ID, caller auth.Caller) (auth.Caller, error) {
	if company != record {
		return auth.Caller{}, ErrRevoked
	}
	return caller, nil
}
