package token_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

const (
	rotateEvery = 90 * 24 * time.Hour
	publishLead = 10 * time.Minute
	// publishedFor is how long a key is published after another took over.
	publishedFor = time.Hour + 10*time.Minute
)

func TestNodesThatStartTogetherMakeOneKey(t *testing.T) {
	w := tokentest.Unopened(t, noon)
	var nodes errgroup.Group
	for range 4 {
		nodes.Go(func() error {
			_, err := token.Open(t.Context(), w.Config, w.Deps())
			return err
		})
	}
	if err := nodes.Wait(); err != nil {
		t.Fatal(err)
	}
	if keys := storedKeys(t, w); len(keys) != 1 {
		t.Errorf("%d keys, want 1", len(keys))
	}
}

func TestWrongKEKSaysWhatToCheck(t *testing.T) {
	w := tokentest.New(t, noon)
	w.Config.KEK, w.Config.KEKSource = token.NewKEK(), "DAYPART_KEK"
	_, err := token.Open(t.Context(), w.Config, w.Deps())
	if !errors.Is(err, token.ErrWrongKEK) || !strings.Contains(err.Error(), "DAYPART_KEK") {
		t.Errorf("Open: %v, want ErrWrongKEK that names DAYPART_KEK", err)
	}
}

func TestKeyIDIsItsThumbprint(t *testing.T) {
	w := tokentest.New(t, noon)
	set, age, err := w.Tokens.KeySet(t.Context())
	if err != nil || len(set.Keys) != 1 {
		t.Fatalf("%d keys, %v", len(set.Keys), err)
	}
	key := set.Keys[0]
	if !key.IsPublic() || key.Algorithm != "RS256" || key.Use != "sig" || key.KeyID != storedKeys(t, w)[0].ID {
		t.Errorf("key is %+v", key)
	}
	if age <= 0 || age >= publishLead {
		t.Errorf("the set may be held for %v, want less than the lead", age)
	}
}

func TestRotationBySchedule(t *testing.T) {
	w := tokentest.New(t, noon)
	first := signedBy(t, w)
	steps := []struct {
		name          string
		at            time.Duration // since the start
		wantPublished int
		wantFirst     bool // whether the first key signs
	}{
		{"before it is due", rotateEvery - publishLead - time.Second, 1, true},
		{"the next is published", rotateEvery - publishLead, 2, true},
		{"just before it signs", rotateEvery - time.Second, 2, true},
		{"it signs", rotateEvery, 2, false},
		{"the first is still published", rotateEvery + publishedFor - time.Second, 2, false},
		{"the first is gone", rotateEvery + publishedFor, 1, false},
	}
	for _, step := range steps {
		w.Clock.Advance(noon.Add(step.at).Sub(w.Clock.Now()))
		poll(t, w.Tokens, w.Node(t))
		set, _, err := w.Tokens.KeySet(t.Context())
		if err != nil || len(set.Keys) != step.wantPublished {
			t.Errorf("%s: %d keys, %v, want %d", step.name, len(set.Keys), err, step.wantPublished)
		}
		if isFirst := signedBy(t, w) == first; isFirst != step.wantFirst {
			t.Errorf("%s: first key signs: %v, want %v", step.name, isFirst, step.wantFirst)
		}
	}
	if keys := storedKeys(t, w); len(keys) != 1 {
		t.Errorf("%d keys are kept, want 1", len(keys))
	}
}

func TestRotateByCommand(t *testing.T) {
	tests := []struct {
		name        string
		immediately bool
		want        bool // whether the new key signs at once
	}{
		{"after the lead", false, false},
		{"at once", true, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := tokentest.New(t, noon)
			before := w.LogIn(t).Access
			key, err := w.Node(t).Rotate(t.Context(), tt.immediately) // a command is another process
			if err != nil {
				t.Fatal(err)
			}
			w.Clock.Advance(time.Second)
			after := w.LogIn(t).Access
			if got := keyOf(t, after) == key.ID; got != tt.want {
				t.Errorf("the new key signs: %v, want %v", got, tt.want)
			}
			for _, raw := range []string{before, after} {
				if _, err := w.Tokens.Verify(t.Context(), raw); err != nil {
					t.Errorf("Verify: %v", err)
				}
			}
		})
	}
}

// A key that waits for its turn must not sign once another has overtaken it.
func TestRotateAtOnceOvertakesTheNextKey(t *testing.T) {
	w := tokentest.New(t, noon)
	if _, err := w.Tokens.Rotate(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	last, err := w.Tokens.Rotate(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(publishLead + time.Second)
	if got := signedBy(t, w); got != last.ID {
		t.Errorf("key %s signs, want the last made, %s", got, last.ID)
	}
}

func TestKeyOfAnotherNodeIsAcceptedAtOnce(t *testing.T) {
	w := tokentest.New(t, noon)
	other := w.Node(t)
	if _, err := w.Tokens.Rotate(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	raw := w.LogIn(t).Access
	w.Clock.Advance(200 * time.Millisecond)
	if _, err := other.Verify(t.Context(), raw); err != nil {
		t.Errorf("Verify: %v", err)
	}
}

// Whatever a token says of its own life, it ends with its key, on the dot and even where it was verified before.
func TestTokenEndsWithItsKey(t *testing.T) {
	w := tokentest.New(t, noon)
	f := newForger(t, w)
	raw := f.sign(t, f.with("exp", noon.Add(rotateEvery).Unix()))
	if _, err := w.Tokens.Rotate(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(publishedFor - 100*time.Millisecond)
	poll(t, w.Tokens)
	if _, err := w.Tokens.Verify(t.Context(), raw); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(100 * time.Millisecond)
	if _, err := w.Tokens.Verify(t.Context(), raw); !errors.Is(err, token.ErrUnknownKey) {
		t.Errorf("Verify: %v, want ErrUnknownKey", err)
	}
}

func poll(t *testing.T, nodes ...*token.Service) {
	t.Helper()
	for _, node := range nodes {
		if err := node.Poll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func storedKeys(t *testing.T, w *tokentest.World) []auth.SigningKey {
	t.Helper()
	keys, err := w.Store.SigningKeys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// signedBy returns the id of the key that signs now.
func signedBy(t *testing.T, w *tokentest.World) string {
	t.Helper()
	issued, err := w.Tokens.ForClient(t.Context(), w.Client(t, tokentest.ClientID), "")
	if err != nil {
		t.Fatal(err)
	}
	return keyOf(t, issued.Access)
}

func keyOf(t *testing.T, raw string) string {
	t.Helper()
	parsed, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Headers[0].KeyID
}
