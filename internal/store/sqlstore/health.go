package sqlstore

import (
	"context"
	"errors"
	"sync"

	"github.com/daypart/daypart/internal/store"
)

// health is what real work has shown of the database.
type health struct {
	onDamage func(error)

	mu      sync.Mutex
	failing error // why the newest commit was not stored, nil if it was
	damage  error // the first page that could not be read: it stays
}

// observed returns a commit whose outcomes are noted.
func (h *health) observed(commit func(context.Context, []*work)) func(context.Context, []*work) {
	return func(ctx context.Context, batch []*work) {
		commit(ctx, batch)
		h.note(batch)
	}
}

// note remembers whether the database took a batch. What is wrong with the work itself says nothing
// of it.
func (h *health) note(batch []*work) {
	h.mu.Lock()
	defer h.mu.Unlock()
	stored := false
	for _, w := range batch {
		if errors.Is(w.err, store.ErrUnavailable) {
			h.failing = w.err
			return
		}
		stored = stored || w.err == nil && !w.preview
	}
	if stored {
		h.failing = nil
	}
}

// lastFailure returns why the newest commit was not stored, or nil.
func (h *health) lastFailure() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.failing
}

// recover forgets a failure, unless there is another since.
func (h *health) recover(from error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.failing == from {
		h.failing = nil
	}
}

// damaged remembers that the database itself is damaged, and says so the first time.
func (h *health) damaged(err error) {
	h.mu.Lock()
	first := h.damage == nil
	if first {
		h.damage = err
	}
	h.mu.Unlock()
	if first && h.onDamage != nil {
		h.onDamage(err)
	}
}

// Damaged returns an error that wraps ErrCorrupt once a part of the database could not be read.
func (s *Store) Damaged() error {
	s.health.mu.Lock()
	defer s.health.mu.Unlock()
	return s.health.damage
}

// Ping writes, and takes it back before it commits. After a commit that failed it commits as much
// as a large one does: what is small may be stored where there is no room for sales.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.Damaged(); err != nil {
		return err
	}
	failure := s.health.lastFailure()
	if failure == nil {
		return s.tryToWrite(ctx)
	}
	if err := s.tryToCommit(ctx); err != nil {
		return err
	}
	s.health.recover(failure)
	return nil
}

// tryToWrite writes, and takes it back. SQLite would not write what is equal to what is there.
func (s *Store) tryToWrite(ctx context.Context) error {
	return s.transact(ctx, func(ctx context.Context, tx querier) error {
		const nobody = ""
		if _, err := change(ctx, tx, `INSERT INTO login_tally (username, origin, failures, expires_at) VALUES ($1, $2, 0, 0)
			ON CONFLICT (username, origin) DO NOTHING`, nobody, []byte{}); err != nil {
			return err
		}
		_, err := change(ctx, tx, `DELETE FROM login_tally WHERE username = $1`, nobody)
		return err
	})
}

// largeCommit is how many bytes a large commit has: a submission of 5,000 rows in days of as many
// figures.
const largeCommit = 1 << 20

// tryToCommit commits a session that has expired, as large as a large commit, and deletes it.
func (s *Store) tryToCommit(ctx context.Context) error {
	const probe = "probe of readiness" // no hash of a token
	err := s.PutSession(ctx, probe, make([]byte, largeCommit), s.options.Now().AddDate(-1, 0, 0))
	return errors.Join(err, s.DeleteSession(ctx, probe))
}
