package sqlstore_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

func TestBackupWhileInUse(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, s, 1)
	for n := range 300 {
		large := submission(n, sales.Amount(n))
		large.RequestID = string(make([]byte, 20_000))
		appendAll(t, s, id, large)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int)
	go func() {
		n := 0
		for ; ctx.Err() == nil; n++ {
			if _, err := s.Append(t.Context(), store.Background(id), submission(n%96, sales.Amount(n))); err != nil {
				t.Error(err)
				break
			}
		}
		ended <- n
	}()

	path := filepath.Join(t.TempDir(), "copy.db")
	var reports, last int64
	check(t, s.Backup(t.Context(), path, func(done, total int64) {
		if done < last || done > total {
			t.Errorf("%d of %d done, after %d", done, total, last)
		}
		reports, last = reports+1, done
	}))
	stop()
	if during := <-ended; reports < 2 || during == 0 {
		t.Errorf("%d reports, %d submissions meanwhile", reports, during)
	}

	copied := open(t, path, sqlstore.Options{})
	entries, err := copied.LastSeq(t.Context(), id)
	check(t, err)
	clean(t, copied, id, int64(entries))
	if entries < 300 {
		t.Errorf("%d entries in the copy", entries)
	}
	info, err := os.Stat(path)
	check(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the copy has mode %o", info.Mode().Perm())
	}
}

func TestBackupLeavesWhatIsThere(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	directory := t.TempDir()
	path := filepath.Join(directory, "copy.db")
	check(t, os.WriteFile(path, []byte("mine"), 0o600))
	if err := s.Backup(t.Context(), path, nil); !errors.Is(err, store.ErrConflict) {
		t.Errorf("got %v, want %v", err, store.ErrConflict)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Backup(ctx, filepath.Join(directory, "other.db"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	left, err := os.ReadDir(directory)
	check(t, err)
	if text, err := os.ReadFile(path); len(left) != 1 || string(text) != "mine" {
		t.Errorf("left %v, %q, %v", left, text, err)
	}
}

func TestSignOut(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 1)
	appendAll(t, s, id, submission(0, 1))
	hash := []byte("hash")
	check(t, s.PutSession(t.Context(), "session", []byte("data"), noon.Add(1)))
	check(t, s.RotateSigningKey(t.Context(), "", auth.SigningKey{ID: "k", Sealed: []byte("sealed"), CreatedAt: noon, ActiveFrom: noon}, noon))
	check(t, s.AddRefreshToken(t.Context(), id, auth.RefreshToken{Tenant: id, Hash: hash, IssuedAt: noon, ExpiresAt: noon.Add(1)}))
	check(t, s.Close())

	check(t, sqlstore.DetachSQLite(t.Context(), path))
	s = open(t, path, sqlstore.Options{})
	if keys, err := s.SigningKeys(t.Context()); err != nil || len(keys) > 0 {
		t.Errorf("keys: %v, error %v", keys, err)
	}
	if _, err := s.RefreshToken(t.Context(), id, hash); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("refresh token: error %v", err)
	}
	if _, err := s.Session(t.Context(), "session", noon); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("session: error %v", err)
	}
	clean(t, s, id, 1)
}
