package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Append commits a submission.
func (s *Store) Append(ctx context.Context, scope auth.UnitScope, submission store.Submission) (store.Entry, error) {
	return s.submit(ctx, scope, &work{submission: &submission})
}

// Preview returns what Append would, and stores nothing. It has its turn among
// the commits, so that what it says is what would have happened then.
func (s *Store) Preview(ctx context.Context, scope auth.UnitScope, submission store.Submission) (store.Entry, error) {
	return s.submit(ctx, scope, &work{submission: &submission, preview: true})
}

func (s *Store) submit(ctx context.Context, scope auth.UnitScope, w *work) (store.Entry, error) {
	if !scope.Permits(w.submission.Unit) {
		return store.Entry{}, store.ErrNotPermitted
	}
	w.tenant = scope.Tenant()
	var err error
	if w.notes, err = encodeNotes(w.submission); err != nil {
		return store.Entry{}, err
	}
	normalize(w.submission)
	if err := s.queue.do(ctx, w); err != nil {
		return store.Entry{}, err
	}
	if w.replayed == 0 {
		return w.entry, nil
	}
	first, err := one(ctx, s.readers, readEntry, selectEntry+`WHERE tenant_id = $1 AND seq = $2`, w.tenant, w.replayed)
	first.Replayed = err == nil
	return first, err
}

// Refuse keeps a refused submission. It shares a commit with what else waits.
func (s *Store) Refuse(ctx context.Context, id tenant.ID, r store.Refusal) error {
	return s.queue.do(ctx, &work{tenant: id, refusal: &r})
}

// normalize makes a submission what reading it back will give.
func normalize(s *store.Submission) {
	s.ReceivedAt = fromMicros(micros(s.ReceivedAt))
	if s.ObservedAt != nil {
		t := fromMicros(micros(*s.ObservedAt))
		s.ObservedAt = &t
	}
	if len(s.Rows) == 0 {
		s.Rows = nil
	}
	if len(s.Rejected) == 0 {
		s.Rejected = nil
	}
	if len(s.Warnings) == 0 {
		s.Warnings = nil
	}
}

// notes are what few submissions have.
type notes struct {
	Rejected []store.RejectedRow  `json:"rejected,omitempty"`
	Warnings []sales.Fault        `json:"warnings,omitempty"`
	Aliases  map[int]sales.TypeID `json:"aliases,omitempty"`
}

// encodeNotes returns nil where there is nothing to note.
func encodeNotes(s *store.Submission) ([]byte, error) {
	if len(s.Rejected) == 0 && len(s.Warnings) == 0 && len(s.Aliases) == 0 {
		return nil, nil
	}
	encoded, err := json.Marshal(notes{s.Rejected, s.Warnings, s.Aliases})
	if err != nil {
		return nil, fmt.Errorf("encode warnings, rejected rows and aliases: %w", err)
	}
	return encoded, nil
}
