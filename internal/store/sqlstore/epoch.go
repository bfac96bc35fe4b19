package sqlstore

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/store"
)

// epochLength is how many characters an epoch has.
const epochLength = 8

func newEpoch() store.Epoch { return store.Epoch(uuid.NewString()[:epochLength]) }

// keptEpoch is the row of the epoch.
type keptEpoch struct {
	name   store.Epoch
	origin string
}

func (s *Store) keptEpoch(ctx context.Context) (keptEpoch, error) {
	read := func(row scanner) (k keptEpoch, err error) {
		err = row.Scan(&k.name, &k.origin)
		return k, err
	}
	return one(ctx, s.readers, read, `SELECT name, origin FROM epoch`)
}

// Epoch returns the epoch as it was when the store was opened.
func (s *Store) Epoch() store.Epoch { return s.epoch }

// openEpoch reads the epoch, and makes one for a database that has none.
func (s *Store) openEpoch(ctx context.Context) error {
	kept, err := s.keptEpoch(ctx)
	if errors.Is(err, store.ErrNotFound) {
		if _, err := s.write(ctx, `INSERT INTO epoch (id, name, origin) VALUES (1, $1, '')
			ON CONFLICT (id) DO NOTHING`, newEpoch()); err != nil {
			return err
		}
		kept, err = s.keptEpoch(ctx) // another process may have been faster
	}
	s.epoch = kept.name
	return err
}

// CheckOrigin makes a new epoch if another server wrote the database before.
func (s *Store) CheckOrigin(ctx context.Context) (renewed bool, err error) {
	origin, err := s.engine.origin(ctx, s.readers)
	if err != nil {
		return false, err
	}
	kept, err := s.keptEpoch(ctx)
	if err != nil {
		return false, err
	}
	s.epoch = kept.name // another node may have made it since this one opened the database
	if kept.origin == origin {
		return false, nil
	}
	name := kept.name
	if renewed = kept.origin != ""; renewed {
		name = newEpoch()
	}
	// Of many nodes that start, one makes it.
	n, err := s.write(ctx, `UPDATE epoch SET name = $1, origin = $2 WHERE name = $3 AND origin = $4`,
		name, origin, kept.name, kept.origin)
	if err != nil {
		return false, err
	}
	return renewed && n > 0, s.openEpoch(ctx)
}

// RenewEpoch makes a new epoch. The origin stays: it is about the server, not the history.
func (s *Store) RenewEpoch(ctx context.Context) (store.Epoch, error) {
	epoch := newEpoch()
	return epoch, s.writeOne(ctx, store.ErrNotFound, `UPDATE epoch SET name = $1`, epoch)
}

// origin is empty: no server writes the file.
func (*sqlite) origin(context.Context, querier) (string, error) { return "", nil }
