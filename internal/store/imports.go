package store

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

// Imports keeps what is to be imported until it is, and what was, so that it can be undone. An
// import exists for scopes that permit each of its units; one without units, for scopes of every
// unit.
type Imports interface {
	// AddImport keeps a new import and its days, in one transaction. ErrConflict if the id is
	// taken; ErrNotPermitted if the scope excludes one of its units, or a day is of a unit that is
	// none of them.
	AddImport(ctx context.Context, scope auth.UnitScope, i ImportJob, days []ImportDay) error
	// AddImportDays adds days to an import in this state, in one transaction. ErrConflict if it is
	// in another, or has a day with one of the numbers; ErrNotPermitted if a day is of a unit that
	// is none of the import's; ErrNotFound if there is none.
	AddImportDays(
		ctx context.Context, scope auth.UnitScope, of uuid.UUID, state string, days []ImportDay,
	) error
	// DeleteImportDays removes up to limit days of an import, and returns how many. ErrNotFound if
	// there is none.
	DeleteImportDays(
		ctx context.Context, scope auth.UnitScope, of uuid.UUID, limit int,
	) (int, error)
	// Import returns an import. ErrNotFound if there is none.
	Import(ctx context.Context, scope auth.UnitScope, of uuid.UUID) (ImportJob, error)
	// Imports returns the newest imports, newest first.
	Imports(ctx context.Context, scope auth.UnitScope, limit int) ([]ImportJob, error)
	// ImportDays returns up to limit days of an import with a number above after, in order.
	ImportDays(ctx context.Context, scope auth.UnitScope, of uuid.UUID, after, limit int) ([]ImportDay, error)
	// ChangeImport replaces State, Done, Detail and ChangedAt of an import, and adds 1 to its Fence.
	// ErrConflict if it was changed or claimed since it was read: if its Fence is another than
	// i.Fence. ErrNotFound if there is none.
	ChangeImport(ctx context.Context, scope auth.UnitScope, i ImportJob) error
	// DeleteImport removes an import in this state, and its days. ErrConflict if it is in another; ErrNotFound if there is none.
	DeleteImport(ctx context.Context, scope auth.UnitScope, of uuid.UUID, state string) error
	// StalledImports returns the imports of all tenants that are in one of the states and have
	// stalled: whose last change lies further than after from now. One that lies ahead was made by
	// a clock that was wrong.
	StalledImports(
		ctx context.Context, states []string, now time.Time, after time.Duration,
	) ([]ImportRef, error)
	// ClaimImport marks an import that has stalled as changed now, adds 1 to its Fence, and reports
	// whether it did so: of several that want to go on with one, one does, and who was at it before
	// cannot change it any more.
	ClaimImport(
		ctx context.Context, ref ImportRef, now time.Time, after time.Duration,
	) (claimed bool, err error)
	// ImportBytes returns how many bytes of days of imports are kept for a tenant.
	ImportBytes(ctx context.Context, id tenant.ID) (int64, error)
	// ImportsIn returns the imports of all tenants that are in one of the states and have not changed since before.
	ImportsIn(ctx context.Context, states []string, before time.Time) ([]ImportRef, error)
}

// ImportRef names an import.
type ImportRef struct {
	Tenant tenant.ID
	ID     uuid.UUID
}

// ImportJob is a file, or a session of calls, whose days are to go into the ledger together. What its states mean is for package imports to say.
type ImportJob struct {
	ID    uuid.UUID // version 7 (RFC 9562)
	State string
	// Units are those that it is of. They do not change.
	Units []tenant.UnitID
	// Days is how many days it has, Done how many of them its state has dealt with.
	Days, Done int
	// Detail is what else is known of it, as package imports writes it.
	Detail []byte
	Actor  auth.Actor
	// Fence counts how often it was changed or claimed.
	Fence int64
	// CreatedAt and ChangedAt are when it came and when it last changed.
	CreatedAt, ChangedAt time.Time
}

// ImportDay is a business day of an import.
type ImportDay struct {
	// Number counts from 1.
	Number int
	Unit   tenant.UnitID
	Day    calendar.Day
	// Entry and Undo are the ids of the ledger entries that state the day, and that take it back.
	Entry, Undo uuid.UUID
	// Content is what the day is to be, as package imports writes it.
	Content []byte
}
