package storetest

import (
	"regexp"
	"testing"

	"github.com/daypart/daypart/internal/store"
)

var epochs = map[string]func(*testing.T, store.Store){
	"a database has an epoch":                    epochMade,
	"a new epoch is another, for stores to come": epochRenewed,
	"an origin that is the same keeps the epoch": epochKept,
}

func epochMade(t *testing.T, s store.Store) {
	if epoch := s.Epoch(); !regexp.MustCompile(`^[0-9a-f]{8}$`).MatchString(string(epoch)) {
		t.Errorf("got %q", epoch)
	}
}

func epochRenewed(t *testing.T, s store.Store) {
	before := s.Epoch()
	first, err := s.RenewEpoch(t.Context())
	check(t, err)
	second, err := s.RenewEpoch(t.Context())
	check(t, err)
	if first == before || second == before || first == second {
		t.Errorf("%q, %q and %q are not three epochs", before, first, second)
	}
	equal(t, s.Epoch(), before)
}

func epochKept(t *testing.T, s store.Store) {
	before := s.Epoch()
	for range 3 {
		renewed, err := s.CheckOrigin(t.Context())
		check(t, err)
		equal(t, renewed, false)
	}
	equal(t, s.Epoch(), before)
}
