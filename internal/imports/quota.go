package imports

import (
	"context"
	"fmt"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// QuotaError refuses an import because the company has as much kept of imports as it may.
type QuotaError struct{ Quota int64 }

func (e *QuotaError) Error() string {
	return fmt.Sprintf("imports of more than %d bytes are kept for the company", e.Quota)
}

// quota is what a company may still have kept of imports.
type quota struct{ whole, left int64 }

func (s *Service) quotaOf(ctx context.Context, id tenant.ID) (quota, error) {
	kept, err := s.store.ImportBytes(ctx, id)
	return quota{s.options.Quota, s.options.Quota - kept}, err
}

// take takes what days need, or returns a *QuotaError.
func (q *quota) take(days []store.ImportDay) error {
	for i := range days {
		q.left -= int64(len(days[i].Content))
	}
	if q.left < 0 {
		return &QuotaError{q.whole}
	}
	return nil
}
