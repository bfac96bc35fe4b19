// Package auth owns who is calling and what they may do: scopes, callers, and
// the records of users, clients, keys, tokens and sessions.
//
// It holds values and their rules only. Issuing and checking tokens is
// auth/token, hashing passwords auth/password, keeping the records package store.
package auth

import (
	"slices"

	"github.com/daypart/daypart/internal/tenant"
)

// Scope is a permission carried by a token, such as "sales:write".
type Scope string

// The scopes there are.
const (
	SalesRead  Scope = "sales:read"
	SalesWrite Scope = "sales:write"
	// ForecastWrite is to say what days will bring, and to keep the company's calendar.
	ForecastWrite Scope = "forecast:write"
)

// Scopes lists every scope, in the order they are shown.
func Scopes() []Scope { return []Scope{SalesRead, SalesWrite, ForecastWrite} }

// Caller is who makes a call, on behalf of which tenant, and what they may do.
type Caller struct {
	Tenant tenant.ID
	Slug   tenant.Slug
	// ClientID is the OAuth client of a token; empty for a session of the page.
	ClientID string
	// Username is the person, if there is one behind the call.
	Username string
	Scopes   []Scope
	// Units are the business units the caller is limited to; empty means every unit of the tenant.
	Units []tenant.UnitID
	// NoUnits says that no unit is left to the caller: its user and its client have none in common.
	NoUnits bool
}

// Has reports whether the caller holds scope s.
func (c Caller) Has(s Scope) bool { return slices.Contains(c.Scopes, s) }

// Actor is who did something, as it is kept in the ledger.
type Actor struct {
	ClientID string `json:"clientId,omitempty"`
	Username string `json:"username,omitempty"`
}

// Actor returns c as it is kept in the ledger.
func (c Caller) Actor() Actor { return Actor{ClientID: c.ClientID, Username: c.Username} }
