package storetest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
)

var refresh = map[string]func(*testing.T, store.Store){
	"all of a token is kept":                     tokenIsKept,
	"a token is spent once":                      tokenSpent,
	"of many that spend at once, one wins":       tokenRace,
	"an unused successor is replaced":            successorReplaced,
	"a used successor is not":                    successorUsed,
	"a family goes together, and no other":       familyDeleted,
	"a spend whose successor is taken is undone": tokenSpendUndone,
}

func refreshToken(hash, family string) auth.RefreshToken {
	return auth.RefreshToken{
		Tenant: 5, Hash: []byte(hash), Family: family, ClientID: "till", Username: "ana",
		Scopes: []auth.Scope{auth.SalesWrite}, IssuedAt: noon, ExpiresAt: noon.Add(time.Hour),
	}
}

func tokenByHash(t *testing.T, s store.Store, hash string) auth.RefreshToken {
	t.Helper()
	got, err := s.RefreshToken(t.Context(), 5, []byte(hash))
	check(t, err)
	return got
}

func noToken(t *testing.T, s store.Store, hash string) {
	t.Helper()
	_, err := s.RefreshToken(t.Context(), 5, []byte(hash))
	fails(t, err, store.ErrNotFound)
}

func tokenIsKept(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	equal(t, tokenByHash(t, s, "a"), refreshToken("a", "f"))
	noToken(t, s, "b")
	fails(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "g")), store.ErrConflict)
}

func tokenSpent(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	fails(t, s.SpendRefreshToken(t.Context(), 5, []byte("x"), noon, refreshToken("b", "f")), store.ErrNotFound)
	check(t, s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken("b", "f")))
	spent := refreshToken("a", "f")
	spent.UsedAt, spent.Successor = noon, []byte("b")
	equal(t, tokenByHash(t, s, "a"), spent)
	equal(t, tokenByHash(t, s, "b"), refreshToken("b", "f"))
	fails(t, s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken("c", "f")), store.ErrConflict)
	noToken(t, s, "c")
}

func tokenSpendUndone(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("b", "g")))
	fails(t, s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken("b", "f")), store.ErrConflict)
	equal(t, tokenByHash(t, s, "a"), refreshToken("a", "f"))
}

func tokenRace(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	errs := make([]error, 8)
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() {
			errs[i] = s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken(string('b'+rune(i)), "f"))
		})
	}
	group.Wait()
	won := 0
	for i, err := range errs {
		switch {
		case err == nil:
			won++
			equal(t, tokenByHash(t, s, "a").Successor, []byte{'b' + byte(i)})
		case !errors.Is(err, store.ErrConflict):
			t.Error(err)
		}
	}
	equal(t, won, 1)
}

func successorReplaced(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	fails(t, s.ReplaceSuccessor(t.Context(), 5, []byte("x"), refreshToken("c", "f")), store.ErrNotFound)
	fails(t, s.ReplaceSuccessor(t.Context(), 5, []byte("a"), refreshToken("c", "f")), store.ErrConflict)
	check(t, s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken("b", "f")))
	check(t, s.ReplaceSuccessor(t.Context(), 5, []byte("a"), refreshToken("c", "f")))
	noToken(t, s, "b")
	equal(t, tokenByHash(t, s, "c"), refreshToken("c", "f"))
	replaced := tokenByHash(t, s, "a")
	equal(t, replaced.Successor, []byte("c"))
	equal(t, replaced.UsedAt, noon)
}

func successorUsed(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken("b", "f")))
	check(t, s.SpendRefreshToken(t.Context(), 5, []byte("b"), noon, refreshToken("c", "f")))
	fails(t, s.ReplaceSuccessor(t.Context(), 5, []byte("a"), refreshToken("d", "f")), store.ErrConflict)
	noToken(t, s, "d")
	equal(t, tokenByHash(t, s, "a").Successor, []byte("b"))
}

func familyDeleted(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, s.SpendRefreshToken(t.Context(), 5, []byte("a"), noon, refreshToken("b", "f")))
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("z", "g")))
	check(t, s.DeleteFamily(t.Context(), 5, "f"))
	noToken(t, s, "a")
	noToken(t, s, "b")
	equal(t, tokenByHash(t, s, "z"), refreshToken("z", "g"))
	check(t, s.DeleteFamily(t.Context(), 5, "nobody's"))
}
