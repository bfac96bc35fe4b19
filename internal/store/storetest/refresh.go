package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// grace is how long tests allow a spent token to come again.
const grace = 30 * time.Second

var refresh = map[string]func(*testing.T, store.Store){
	"all of a token is kept":                              tokenIsKept,
	"a token is exchanged once":                           tokenExchanged,
	"an exchange whose successor is taken is undone":      tokenExchangeUndone,
	"within the grace a token keeps its successor":        successorConfirmed,
	"reuse of a token changes nothing":                    tokenReused,
	"overlapping exchanges have one successor":            overlappingExchanges,
	"a successor that cannot be confirmed is replaced":    successorReplaced,
	"overlapping replacements have one successor":         overlappingReplacements,
	"a family is revoked as a whole, and no other":        familyRevoked,
	"a family that is revoked meanwhile has no successor": familyRevokedMeanwhile,
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

// exchanged is a token after its exchange for a successor at noon.
func exchanged(hash, family, successor string) auth.RefreshToken {
	t := refreshToken(hash, family)
	t.UsedAt, t.Successor = noon, []byte(successor)
	return t
}

// issuedAfter returns a token that was issued this long after noon.
func issuedAfter(delay time.Duration, hash, family string) auth.RefreshToken {
	t := refreshToken(hash, family)
	t.IssuedAt = noon.Add(delay)
	return t
}

func exchange(t *testing.T, s store.Store, hash string, successor auth.RefreshToken) error {
	return s.ExchangeRefreshToken(t.Context(), 5, []byte(hash), successor, grace)
}

func tokenExchanged(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	fails(t, exchange(t, s, "x", refreshToken("b", "f")), store.ErrNotFound)
	check(t, exchange(t, s, "a", refreshToken("b", "f")))
	equal(t, tokenByHash(t, s, "a"), exchanged("a", "f", "b"))
	equal(t, tokenByHash(t, s, "b"), refreshToken("b", "f"))
}

func tokenExchangeUndone(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("b", "g")))
	fails(t, exchange(t, s, "a", refreshToken("b", "f")), store.ErrConflict)
	equal(t, tokenByHash(t, s, "a"), refreshToken("a", "f"))
}

func successorConfirmed(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, exchange(t, s, "a", refreshToken("b", "f")))
	for _, delay := range []time.Duration{0, time.Second, grace, -time.Minute} { // the clock of another node may lag
		check(t, exchange(t, s, "a", issuedAfter(delay, "b", "f")))
		equal(t, tokenByHash(t, s, "a"), exchanged("a", "f", "b"))
		equal(t, tokenByHash(t, s, "b"), refreshToken("b", "f"))
	}
}

func tokenReused(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, exchange(t, s, "a", refreshToken("b", "f")))
	late := issuedAfter(grace+time.Microsecond, "b", "f")
	fails(t, exchange(t, s, "a", late), store.ErrConflict)
	late.Hash = []byte("other")
	fails(t, exchange(t, s, "a", late), store.ErrConflict)
	equal(t, tokenByHash(t, s, "b"), refreshToken("b", "f"))

	check(t, exchange(t, s, "b", refreshToken("c", "f")))
	fails(t, exchange(t, s, "a", refreshToken("b", "f")), store.ErrConflict)
	fails(t, exchange(t, s, "a", refreshToken("other", "f")), store.ErrConflict)
	equal(t, tokenByHash(t, s, "a"), exchanged("a", "f", "b"))
	equal(t, tokenByHash(t, s, "c"), refreshToken("c", "f"))
	noToken(t, s, "other")
}

func overlappingExchanges(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	overlap(t, 16, func(int) error { return exchange(t, s, "a", refreshToken("b", "f")) })
	equal(t, tokenByHash(t, s, "a"), exchanged("a", "f", "b"))
	equal(t, tokenByHash(t, s, "b"), refreshToken("b", "f"))
}

func successorReplaced(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, exchange(t, s, "a", refreshToken("b", "f")))
	check(t, exchange(t, s, "a", refreshToken("c", "f")))
	equal(t, tokenByHash(t, s, "a"), exchanged("a", "f", "c"))
	equal(t, tokenByHash(t, s, "c"), refreshToken("c", "f"))
	replaced := refreshToken("b", "f")
	replaced.UsedAt = noon
	equal(t, tokenByHash(t, s, "b"), replaced)
	fails(t, exchange(t, s, "b", refreshToken("d", "f")), store.ErrConflict)
	fails(t, exchange(t, s, "a", refreshToken("b", "f")), store.ErrConflict) // which is taken
	equal(t, tokenByHash(t, s, "a"), exchanged("a", "f", "c"))
	equal(t, tokenByHash(t, s, "c"), refreshToken("c", "f"))
	noToken(t, s, "d")
}

func overlappingReplacements(t *testing.T, s store.Store) {
	for i := range 16 {
		family := fmt.Sprint(i)
		check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a"+family, family)))
		check(t, exchange(t, s, "a"+family, refreshToken("b"+family, family)))
		overlap(t, 8, func(int) error { return exchange(t, s, "a"+family, refreshToken("c"+family, family)) })
		equal(t, tokenByHash(t, s, "a"+family), exchanged("a"+family, family, "c"+family))
		equal(t, tokenByHash(t, s, "c"+family), refreshToken("c"+family, family))
	}
}

// overlap makes calls at the same moment, each of which must succeed.
func overlap(t *testing.T, calls int, call func(i int) error) {
	t.Helper()
	errs := make([]error, calls)
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() { errs[i] = call(i) })
	}
	group.Wait()
	check(t, errors.Join(errs...))
}

func familyRevocation(id tenant.ID, family string) auth.Revocation {
	return auth.Revocation{Tenant: id, Kind: auth.RevokedFamily, Subject: family, At: noon, ExpiresAt: noon.Add(time.Hour)}
}

func familyRevoked(t *testing.T, s store.Store) {
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, exchange(t, s, "a", refreshToken("b", "f")))
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("z", "g")))
	var want []auth.Revocation
	for _, family := range []string{"f", "nobody's"} {
		r := familyRevocation(5, family)
		var err error
		r.Number, err = s.RevokeFamily(t.Context(), 5, r)
		check(t, err)
		want = append(want, r)
	}
	noToken(t, s, "a")
	noToken(t, s, "b")
	equal(t, tokenByHash(t, s, "z"), refreshToken("z", "g"))
	got, err := s.Revocations(t.Context(), 0)
	check(t, err)
	equal(t, got, want)
}

// Whichever of the two comes first, nothing of the family is left.
func familyRevokedMeanwhile(t *testing.T, s store.Store) {
	for i := range 64 {
		family := fmt.Sprint(i)
		check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a"+family, family)))
		overlap(t, 4, func(call int) error {
			if call == i%4 {
				_, err := s.RevokeFamily(t.Context(), 5, familyRevocation(5, family))
				return err
			}
			err := exchange(t, s, "a"+family, refreshToken("b"+family, family))
			if errors.Is(err, store.ErrNotFound) {
				return nil
			}
			return err
		})
		noToken(t, s, "a"+family)
		noToken(t, s, "b"+family)
	}
}
