package store

import (
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

// Background returns a scope of every unit of a tenant, for work that nobody's call limits: work in
// the background, and the operator's commands. Who may use it is listed in scope_test.go at the
// root.
func Background(id tenant.ID) auth.UnitScope { return auth.EveryUnit(id) }
