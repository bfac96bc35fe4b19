// Package store says what must be kept and how keeping it may fail: interfaces,
// records and sentinel errors. The comments here are the contract that every
// engine fulfils; package storetest checks it, package sqlstore implements it.
//
// Every method on what belongs to a tenant takes the tenant right after the
// context, so that forgetting it does not compile. What belongs to units of it is
// read and written by an auth.UnitScope in its place: a caller's, or Background's.
// What a scope excludes does not exist for what reads: it is left out, or
// ErrNotFound. Writing it fails with ErrNotPermitted.
//
// Any method may return an error that wraps ErrUnavailable. Times are kept to
// the microsecond, in UTC.
package store

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

// Store keeps everything.
type Store interface {
	Tenants
	Ledger
	Epochs
	Figures
	Forecasts
	Access
	Sessions
	Scenarios
	Imports
	Leases
	Draws
	Upkeep
}

// Tenants keeps companies and their units.
type Tenants interface {
	// Company returns a tenant with everything configured for it. ErrNotFound if there is none.
	Company(ctx context.Context, id tenant.ID) (tenant.Company, error)
	// CompanyBySlug is Company by its slug.
	CompanyBySlug(ctx context.Context, slug tenant.Slug) (tenant.Company, error)
	// CompanyVersion is the version of a company, cheap enough to ask each second. ErrNotFound if there is none.
	CompanyVersion(ctx context.Context, id tenant.ID) (int64, error)
	// Companies returns every tenant, in order of slug, without configuration and units.
	Companies(ctx context.Context) ([]tenant.Company, error)
	// ApplyCompany makes a company what c says, in one transaction, and returns it as kept.
	// c.Version is the version c was derived from, 0 for a new company, whose ID is not the caller's to say:
	// ErrConflict if the company has moved on since or never was, or the slug is taken or another. Units that are not in c stay as they are: units are never deleted.
	ApplyCompany(ctx context.Context, c tenant.Company) (tenant.Company, error)
}

// Sessions keeps the sessions of the page: opaque bytes by a token that is already hashed.
type Sessions interface {
	// Session returns the bytes of a session that has not expired. ErrNotFound if there is none.
	Session(ctx context.Context, tokenHash string, now time.Time) ([]byte, error)
	// PutSession inserts or replaces a session.
	PutSession(ctx context.Context, tokenHash string, data []byte, expiresAt time.Time) error
	// DeleteSession removes a session; one that is not there is no error.
	DeleteSession(ctx context.Context, tokenHash string) error
}

// Upkeep is what the operator needs of a store.
type Upkeep interface {
	// Ping returns nil if the store can take a submission now. It does not where the newest one
	// could not be stored, until as much as a large one takes can be.
	Ping(ctx context.Context) error
	// Damaged returns an error that wraps ErrCorrupt once a part of the database could not be read,
	// be it by any call, and nil before. Ping fails from then on. Where the database watches over
	// itself, it is always nil.
	Damaged() error
	// CheckIntegrity reads the whole database, and returns an error that wraps ErrCorrupt and says
	// what is damaged. Where the database watches over itself, it does nothing.
	CheckIntegrity(ctx context.Context) error
	// OnCommit registers a function that is called after commits that added ledger entries,
	// with the tenants concerned. It must not block. Commits of other processes may go unannounced:
	// whoever listens also looks on its own now and then. The returned function ends it.
	OnCommit(wake func(tenant.ID)) (stop func())
	// Expire deletes what has outlived its use at now: idempotency records, refresh tokens, revocations and
	// sessions that have expired, tallies of log-ins that have expired, refusals that are 30 days
	// old, forecasts that are 26 weeks old, draws that are an hour old, and all but the newest 10,000 refusals of each tenant and the
	// newest 100,000 tallies of failed log-ins. It returns how many records went.
	Expire(ctx context.Context, now time.Time) (int, error)
	// Verify replays a tenant's ledger and compares the figures and day totals with it.
	// With repair it makes them what the ledger says; what is wrong in the ledger itself it can only tell.
	// ErrNotFound if there is no such tenant. progress may be nil and counts entries.
	Verify(ctx context.Context, id tenant.ID, repair bool, progress Progress) (VerifyReport, error)
	// Backup writes a consistent copy to path while the store is in use. ErrConflict if path exists. progress may be nil.
	Backup(ctx context.Context, path string, progress Progress) error
	// Close waits for commits under way and releases everything. Submissions that come later fail with ErrUnavailable.
	Close() error
}

// Progress is told how much of a long work is done.
type Progress func(done, total int64)
