package sqlstore

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/store/pgtest"
)

// What guesses at made-up names leave behind is bounded; origins of right log-ins stay.
func TestExpire_BoundsTalliesOfFailedLogins(t *testing.T) {
	onSQLite, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	onPostgres, err := OpenPostgres(t.Context(), pgtest.Start(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*Store{"SQLite": onSQLite, "PostgreSQL": onPostgres} {
		t.Run(name, func(t *testing.T) {
			defer s.Close()
			now := time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
			if err := s.CountLogin(t.Context(), "maria", nil, now.Add(-80*24*time.Hour)); err != nil {
				t.Fatal(err)
			}
			const excess = 1234
			// The larger its number, the later a tally expires.
			if _, err := s.write(t.Context(), fmt.Sprintf(`INSERT INTO login_tally (username, origin, failures, expires_at)
				WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
				SELECT 'guess-' || CAST(i AS TEXT), $1, 1, CAST($2 AS BIGINT) + i FROM n`, failuresKept+excess), []byte{1}, micros(now.Add(time.Hour))); err != nil {
				t.Fatal(err)
			}
			gone, err := s.Expire(t.Context(), now)
			if err != nil || gone != excess {
				t.Fatalf("%d are gone, %v, want %d", gone, err, excess)
			}
			for username, want := range map[string]int{fmt.Sprintf("guess-%d", excess): 0, fmt.Sprintf("guess-%d", excess+1): 1} {
				if tally, err := s.LoginTally(t.Context(), username, []byte{1}); err != nil || tally.Failures != want {
					t.Errorf("%s: %+v, %v, want %d failures", username, tally, err, want)
				}
			}
			if tally, err := s.LoginTally(t.Context(), "maria", nil); err != nil || !tally.IsKnown(now) {
				t.Errorf("maria's origin: %+v, %v, want it known", tally, err)
			}
		})
	}
}
