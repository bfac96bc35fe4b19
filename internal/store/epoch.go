package store

import "context"

// Epoch names the history that sequence numbers belong to: 8 hexadecimal digits, made at random. A
// database that is restored continues from an older state and assigns the same numbers to other
// entries, so it gets another epoch. A number is comparable only with numbers of the same epoch.
type Epoch string

// Epochs keeps the epoch of the database.
type Epochs interface {
	// Epoch returns the epoch as it was when the store was opened, or by CheckOrigin after that.
	Epoch() Epoch
	// CheckOrigin makes a new epoch if another database server wrote the database before: it was
	// restored from a copy, or a standby took over. It reports whether it did. Call it before the
	// store is used. ErrOriginUnknown if the database does not tell: then the epoch stays.
	CheckOrigin(ctx context.Context) (renewed bool, err error)
	// RenewEpoch makes a new epoch and returns it. Stores that are open keep theirs, this one too.
	RenewEpoch(ctx context.Context) (Epoch, error)
}
