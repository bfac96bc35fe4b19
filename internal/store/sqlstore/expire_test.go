package sqlstore_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/store/enginetest"
)

// A table whose records cannot be deleted, and a tenant whose refusals cannot, keep nothing of the
// others.
func TestExpire_GoesOnWhereSomethingFails(t *testing.T) {
	kept := enginetest.Database{Location: filepath.Join(t.TempDir(), "daypart.db")}
	s, err := kept.Open(t.Context())
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	check(t, s.PutSession(t.Context(), "a", nil, noon))
	kept.Exec(t, `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10001)
		INSERT INTO refusal (tenant_id, id, unit, client_id, username, request_id, received_at, type, problem)
		SELECT tenant, CAST(format('%016d', n) AS BLOB), '', '', '', '', $1, '', x'' FROM number,
			(SELECT 1 AS tenant UNION SELECT 2)`, noon.Add(time.Hour).UnixMicro())
	kept.Exec(t, `CREATE TRIGGER refuse_deletes BEFORE DELETE ON refusal WHEN old.tenant_id = 1
		BEGIN SELECT raise(ABORT, 'these stay'); END`)
	kept.Exec(t, `DROP TABLE idempotency`)
	gone, err := s.Expire(t.Context(), noon)
	if err == nil || gone != 2 {
		t.Errorf("%d records are gone, want the session and a refusal of the other tenant; %v", gone, err)
	}
}
