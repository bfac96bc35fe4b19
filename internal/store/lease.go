package store

import (
	"context"
	"time"
)

// Leases settle which process does what only one at a time should.
type Leases interface {
	// TakeLease gives holder the lease called name for a term from now, by the clock of the database, and reports whether
	// it has it: it has not while another holder's term runs. Whoever has it takes it again to keep it.
	TakeLease(ctx context.Context, name, holder string, term time.Duration) (bool, error)
	// EndLease gives a lease back before its term is over. One that holder does not have is no error.
	EndLease(ctx context.Context, name, holder string) error
}
