package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var revocation = map[string]func(*testing.T, store.Store){
	"revocations of all tenants come in order": revocations,
	"a number never comes again":               revocationNumbers,
}

func revocationOf(id tenant.ID, subject string) auth.Revocation {
	return auth.Revocation{Tenant: id, Kind: auth.RevokedUser, Subject: subject, At: noon, ExpiresAt: noon.Add(time.Hour)}
}

func revocations(t *testing.T, s store.Store) {
	var want []auth.Revocation
	for i, subject := range []string{"ana", "bob", "cyd"} {
		r := revocationOf(tenant.ID(i), subject)
		var err error
		r.Number, err = s.Revoke(t.Context(), r)
		check(t, err)
		want = append(want, r)
	}
	got, err := s.Revocations(t.Context(), 0)
	check(t, err)
	equal(t, got, want)
	got, err = s.Revocations(t.Context(), want[1].Number)
	check(t, err)
	equal(t, got, want[2:])
}

func revocationNumbers(t *testing.T, s store.Store) {
	first, err := s.Revoke(t.Context(), revocationOf(1, "ana"))
	check(t, err)
	gone, err := s.Expire(t.Context(), noon.Add(time.Hour))
	check(t, err)
	equal(t, gone, 1)
	second, err := s.Revoke(t.Context(), revocationOf(1, "bob"))
	check(t, err)
	if second <= first {
		t.Fatalf("number %d comes after %d", second, first)
	}
}
