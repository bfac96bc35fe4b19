package store

import (
	"errors"
	"fmt"
)

// The ways in which keeping can fail. Test for them with errors.Is.
var (
	// ErrNotFound: there is no such record in this tenant.
	ErrNotFound = errors.New("not found")
	// ErrNotPermitted: what was to be written is of a unit that the scope excludes. Nothing was
	// stored.
	ErrNotPermitted = errors.New("unit not permitted")
	// ErrConflict: the record is not what the caller took it to be, or exists already.
	ErrConflict = errors.New("conflict")
	// ErrKeyReused: the idempotency key was used for another payload.
	ErrKeyReused = errors.New("idempotency key reused")
	// ErrTotalOutOfRange: the submission would push a day total beyond sales.MaxTotal. Nothing was stored.
	ErrTotalOutOfRange = errors.New("day total out of range")
	// ErrUnavailable: the store cannot take it now (full disk, locked, database away, closed). Nothing was stored.
	ErrUnavailable = errors.New("store unavailable")
	// ErrOriginUnknown: the database does not tell which server wrote it.
	ErrOriginUnknown = errors.New("origin of the database unknown")
	// ErrCorrupt: what is kept cannot be read as what it should be.
	ErrCorrupt = errors.New("store corrupt")
)

// EventIDError is ErrNotFound of an event that is to be put: its id is that of one that does not
// exist for the scope.
type EventIDError struct{ ID string }

func (e *EventIDError) Error() string { return fmt.Sprintf("event %q: %v", e.ID, ErrNotFound) }

func (e *EventIDError) Unwrap() error { return ErrNotFound }
