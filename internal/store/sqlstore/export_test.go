package sqlstore

import (
	"context"
	"fmt"
)

// LimitPages lets the file grow to that many pages and no further: it is as if the disk were full.
func (s *Store) LimitPages(pages int) error {
	limit := fmt.Sprintf("PRAGMA max_page_count = %d", pages)
	if _, err := s.writer.ExecContext(context.Background(), limit); err != nil {
		return err
	}
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	return s.engine.(*sqlite).committer.conn.Exec(limit)
}

// Damage runs a statement on the tables.
func (s *Store) Damage(ctx context.Context, statement string) error {
	_, err := s.write(ctx, statement)
	return err
}

// Same returns an error unless both stores hold the same rows, but for their epochs.
func (s *Store) Same(ctx context.Context, other *Store) error {
	tables, err := s.copiedTables(ctx)
	if err != nil {
		return err
	}
	return s.same(ctx, other, tables)
}

// FollowDays lets so many changes be followed before all that is known of days is forgotten.
func (s *Store) FollowDays(most int) { s.days.most = most }
