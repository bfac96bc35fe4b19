package token_test

import (
	"crypto/sha256"
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

// Two nodes are asked at the same moment, four clients at a time on PostgreSQL.
func TestOverlappingRefreshes_ShareOneLivingSuccessor(t *testing.T) {
	w := tokentest.New(t, noon)
	nodes := []*token.Service{w.Tokens, w.Node(t)}
	current := w.LogIn(t).Refresh
	for range 5 {
		current = overlap(t, w, nodes, current, 24)
	}
	if issued := refresh(t, w, current); issued.Refresh == current {
		t.Error("the refresh token did not rotate")
	}
}

// overlap presents one refresh token in many calls at once, and returns the successor that all of
// them got.
func overlap(t *testing.T, w *tokentest.World, nodes []*token.Service, text string, calls int) string {
	t.Helper()
	client := w.Client(t, token.SystemClientID)
	answers := make([]token.Issued, calls)
	var group errgroup.Group
	for i := range answers {
		group.Go(func() (err error) {
			answers[i], err = nodes[i%len(nodes)].ForRefreshToken(t.Context(), client, text, "")
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	for _, answer := range answers {
		if answer.Refresh != answers[0].Refresh {
			t.Fatalf("overlapping refreshes got %q and %q", answers[0].Refresh, answer.Refresh)
		}
		if _, err := w.Tokens.Verify(t.Context(), answer.Access); err != nil {
			t.Fatalf("Verify: %v", err)
		}
	}
	return answers[0].Refresh
}

func TestLostAnswer_RetriesGetTheSameSuccessor(t *testing.T) {
	w := tokentest.New(t, noon)
	first := w.LogIn(t)
	lost := refresh(t, w, first.Refresh)
	w.Clock.Advance(20 * time.Second)
	second := refresh(t, w, first.Refresh)
	w.Tokens = w.Node(t) // as after a crash: nothing is remembered but what is in the store
	w.Clock.Advance(10 * time.Second)
	third := refresh(t, w, first.Refresh)
	if second.Refresh != lost.Refresh || third.Refresh != lost.Refresh {
		t.Fatalf("the retries got %q and %q, the lost answer carried %q", second.Refresh, third.Refresh, lost.Refresh)
	}
	refresh(t, w, third.Refresh)
}

// Both get the same token, so whoever of the two is left behind gives the theft away.
func TestThiefWithinGrace_NeverShutsOutTheHolderAlone(t *testing.T) {
	w := tokentest.New(t, noon)
	stolen := w.LogIn(t)
	holder := refresh(t, w, stolen.Refresh)
	thief := refresh(t, w, stolen.Refresh)
	w.Clock.Advance(time.Hour - time.Minute)
	next := refresh(t, w, holder.Refresh)
	w.Clock.Advance(afterGrace)
	wantRefused(t, w, thief.Refresh, token.ErrReused)
	wantRefused(t, w, next.Refresh, token.ErrInvalidGrant)
	wantRevoked(t, w.Tokens, next.Access)
}

func TestThiefAfterGrace_EndsTheFamily(t *testing.T) {
	w := tokentest.New(t, noon)
	stolen := w.LogIn(t)
	holder := refresh(t, w, stolen.Refresh)
	w.Clock.Advance(afterGrace)
	wantRefused(t, w, stolen.Refresh, token.ErrReused)
	wantRefused(t, w, holder.Refresh, token.ErrInvalidGrant)
	wantRevoked(t, w.Tokens, holder.Access)
}

// Asking for scopes that cannot be granted hides no theft, and spends nothing.
func TestRefusedScope_SpendsNothingAndHidesNoReuse(t *testing.T) {
	w := tokentest.New(t, noon)
	client, first := w.Client(t, token.SystemClientID), w.LogIn(t)
	if _, err := w.Tokens.ForRefreshToken(t.Context(), client, first.Refresh, "unknown"); !sameKind(err, &token.ScopeError{}) {
		t.Errorf("unused token: %v, want a ScopeError", err)
	}
	second := refresh(t, w, first.Refresh)
	if _, err := w.Tokens.ForRefreshToken(t.Context(), client, first.Refresh, "unknown"); !sameKind(err, &token.ScopeError{}) {
		t.Errorf("within the grace: %v, want a ScopeError", err)
	}
	w.Clock.Advance(afterGrace)
	if _, err := w.Tokens.ForRefreshToken(t.Context(), client, first.Refresh, "unknown"); !sameKind(err, token.ErrReused) {
		t.Errorf("after the grace: %v, want ErrReused", err)
	}
	wantRefused(t, w, second.Refresh, token.ErrInvalidGrant)
}

// Each answer carries the scopes that its request named; the successor carries those of the log-in.
func TestRetryWithAnotherScope_GetsTheSameSuccessor(t *testing.T) {
	w := tokentest.New(t, noon)
	client, first := w.Client(t, token.SystemClientID), w.LogIn(t)
	narrow, err := w.Tokens.ForRefreshToken(t.Context(), client, first.Refresh, "sales:read")
	if err != nil {
		t.Fatal(err)
	}
	wide := refresh(t, w, first.Refresh)
	if narrow.Scope != "sales:read" || wide.Scope != first.Scope || narrow.Refresh != wide.Refresh {
		t.Errorf("got scopes %q and %q, refresh tokens %q and %q", narrow.Scope, wide.Scope, narrow.Refresh, wide.Refresh)
	}
	if next := refresh(t, w, wide.Refresh); next.Scope != first.Scope {
		t.Errorf("scope %q, want %q", next.Scope, first.Scope)
	}
}

// A node of the release before made successors at random: nobody else can tell what it answered.
func TestUnknownSuccessor_IsReplacedOnceAndRemembered(t *testing.T) {
	w := tokentest.New(t, noon)
	first := w.LogIn(t)
	spent, err := w.Store.RefreshToken(t.Context(), w.Company.ID, hashOf(first.Refresh))
	if err != nil {
		t.Fatal(err)
	}
	unknown := first.Refresh[:strings.LastIndex(first.Refresh, ".")+1] + strings.Repeat("A", 43)
	successor := spent
	successor.Hash = hashOf(unknown)
	if err := w.Store.ExchangeRefreshToken(t.Context(), w.Company.ID, spent.Hash, successor, 0); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(time.Second)
	known := overlap(t, w, []*token.Service{w.Tokens, w.Node(t)}, first.Refresh, 8)
	next := refresh(t, w, known)
	wantRefused(t, w, unknown, token.ErrReused)
	wantRefused(t, w, next.Refresh, token.ErrInvalidGrant)
}

// A token that was used under another key-encryption key gets one successor under the present one.
// A node that still has the key before makes no other.
func TestAnotherKEK_LeavesOneLivingToken(t *testing.T) {
	w := tokentest.New(t, noon)
	unused, used := w.LogIn(t), w.LogIn(t)
	before := refresh(t, w, used.Refresh)
	node := openWithAnotherKEK(t, w)
	client := w.Client(t, token.SystemClientID)
	if _, err := node.ForRefreshToken(t.Context(), client, unused.Refresh, ""); err != nil {
		t.Errorf("unused token: %v", err)
	}
	next, err := node.ForRefreshToken(t.Context(), client, used.Refresh, "")
	if err != nil || next.Refresh == before.Refresh {
		t.Fatalf("used token: %v, want another successor", err)
	}
	wantRefused(t, w, used.Refresh, token.ErrReused)
	if _, err := node.ForRefreshToken(t.Context(), client, next.Refresh, ""); !errors.Is(err, token.ErrInvalidGrant) {
		t.Errorf("successor: %v, want ErrInvalidGrant", err)
	}
}

// openWithAnotherKEK replaces the signing keys, and opens a node that has the key to the new one.
func openWithAnotherKEK(t *testing.T, w *tokentest.World) *token.Service {
	t.Helper()
	other := tokentest.Unopened(t, noon)
	other.Node(t)
	key := storedKeys(t, other)[0]
	err := errors.Join(
		w.Store.RotateSigningKey(t.Context(), storedKeys(t, w)[0].ID, key, w.Clock.Now()),
		w.Store.DeleteSigningKeys(t.Context(), w.Clock.Now()))
	if err != nil {
		t.Fatal(err)
	}
	config := w.Config
	config.KEK = other.Config.KEK
	node, err := token.Open(t.Context(), config, w.Deps())
	if err != nil {
		t.Fatal(err)
	}
	return node
}

func hashOf(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}
