package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

var keys = map[string]func(*testing.T, store.Store){
	"keys come oldest first, whole":               keysKept,
	"a rotation lets those before it expire":      keysRotate,
	"of two that rotate at once, one is too late": keysConflict,
	"expired keys are deleted":                    keysDeleted,
}

func signingKey(id string) auth.SigningKey {
	// The same times for all: the order is that of insertion.
	return auth.SigningKey{ID: id, Sealed: []byte("sealed " + id), CreatedAt: noon, ActiveFrom: noon.Add(time.Minute)}
}

func allKeys(t *testing.T, s store.Store) []auth.SigningKey {
	t.Helper()
	all, err := s.SigningKeys(t.Context())
	check(t, err)
	return all
}

func keysKept(t *testing.T, s store.Store) {
	equal(t, allKeys(t, s), nil)
	check(t, s.RotateSigningKey(t.Context(), "", signingKey("z"), noon))
	equal(t, allKeys(t, s), []auth.SigningKey{signingKey("z")})
}

func keysRotate(t *testing.T, s store.Store) {
	first, second, third := signingKey("z"), signingKey("y"), signingKey("x")
	check(t, s.RotateSigningKey(t.Context(), "", first, noon))
	check(t, s.RotateSigningKey(t.Context(), "z", second, noon.Add(time.Hour)))
	check(t, s.RotateSigningKey(t.Context(), "y", third, noon.Add(2*time.Hour)))
	first.ExpiresAt, second.ExpiresAt = noon.Add(time.Hour), noon.Add(2*time.Hour)
	equal(t, allKeys(t, s), []auth.SigningKey{first, second, third})
}

func keysConflict(t *testing.T, s store.Store) {
	fails(t, s.RotateSigningKey(t.Context(), "z", signingKey("y"), noon), store.ErrConflict)
	check(t, s.RotateSigningKey(t.Context(), "", signingKey("z"), noon))
	fails(t, s.RotateSigningKey(t.Context(), "", signingKey("y"), noon), store.ErrConflict)
	check(t, s.RotateSigningKey(t.Context(), "z", signingKey("y"), noon))
	kept := allKeys(t, s)
	fails(t, s.RotateSigningKey(t.Context(), "z", signingKey("x"), noon.Add(time.Hour)), store.ErrConflict)
	fails(t, s.RotateSigningKey(t.Context(), "y", signingKey("y"), noon.Add(time.Hour)), store.ErrConflict)
	equal(t, allKeys(t, s), kept)
}

func keysDeleted(t *testing.T, s store.Store) {
	check(t, s.RotateSigningKey(t.Context(), "", signingKey("z"), noon))
	check(t, s.RotateSigningKey(t.Context(), "z", signingKey("y"), noon))
	check(t, s.DeleteSigningKeys(t.Context(), noon.Add(-time.Microsecond)))
	equal(t, len(allKeys(t, s)), 2)
	check(t, s.DeleteSigningKeys(t.Context(), noon))
	equal(t, allKeys(t, s), []auth.SigningKey{signingKey("y")})
}
