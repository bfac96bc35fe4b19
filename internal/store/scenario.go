package store

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/tenant"
)

// Scenarios keeps the views that people saved.
type Scenarios interface {
	// Scenarios returns those of a person and those shared in the tenant, in order of name and id, with Default as the person chose.
	Scenarios(ctx context.Context, id tenant.ID, username string) ([]Scenario, error)
	// PutScenario inserts or replaces a scenario of its owner. ErrNotFound if the id is that of somebody else's; ErrConflict if
	// the owner has another of the same name.
	PutScenario(ctx context.Context, id tenant.ID, s Scenario) error
	// DeleteScenario removes a scenario of its owner. ErrNotFound if there is none.
	DeleteScenario(ctx context.Context, id tenant.ID, owner string, scenario uuid.UUID) error
	// SetDefaultScenario says with which a person begins, their own or a shared one; nil means with none. ErrNotFound if there is no such scenario for them.
	SetDefaultScenario(ctx context.Context, id tenant.ID, username string, scenario *uuid.UUID) error
}

// Scenario is a view with a name: what one looks at, and what it is held against.
type Scenario struct {
	ID    uuid.UUID
	Owner string // the user name
	Name  string
	// View is the path and query of the page.
	View      string
	Shared    bool
	ChangedAt time.Time
	// Default is whether the person who asked begins with it. PutScenario does not look at it.
	Default bool
}
