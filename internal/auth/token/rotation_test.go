package token_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

const (
	refreshGrace = 30 * time.Second
	// nodeSkew is how far the clock of the second node is ahead.
	nodeSkew = 3 * time.Second
)

// rotationCall is one call on a family of refresh tokens.
type rotationCall struct {
	token   int // its place in the chain
	node    int
	revokes bool   // asks for revocation (RFC 7009), not for a token
	foreign bool   // by another client
	scope   string // "" or one that cannot be granted
}

// The outcomes of a call.
const (
	granted = "granted"
	noScope = "invalid scope"
	refused = "invalid grant"
)

// rotationModel is a chain of tokens as the outline of the protocol has it: each is the successor
// of the one before. It is never changed.
type rotationModel struct {
	links []rotationLink
	ended bool
}

type rotationLink struct{ expiresAt, usedAt time.Time }

// apply returns what follows from a call that no other overlaps.
func (m rotationModel) apply(c rotationCall, now time.Time) (rotationModel, string) {
	if c.revokes {
		m.ended = m.ended || !c.foreign && now.Before(m.links[c.token].expiresAt)
		return m, granted
	}
	link := m.links[c.token]
	switch {
	case m.ended || c.foreign || !now.Before(link.expiresAt):
		return m, refused
	case !link.usedAt.IsZero() && (now.Sub(link.usedAt) > refreshGrace || !m.links[c.token+1].usedAt.IsZero()):
		m.ended = true
		return m, refused
	case c.scope != "":
		return m, noScope
	case link.usedAt.IsZero():
		m.links = slices.Clone(m.links)
		m.links[c.token].usedAt = now
		m.links = append(m.links, rotationLink{expiresAt: now.Add(refreshLife)})
	}
	return m, granted
}

// rotation is a family under test, and every state it may be in after what was seen.
type rotation struct {
	world  *tokentest.World
	nodes  []*token.Service
	texts  []string // of the tokens that were answered, in order of the chain
	states map[string]rotationModel
}

func newRotation(t *testing.T, w *tokentest.World, nodes []*token.Service) *rotation {
	first := rotationModel{links: []rotationLink{{expiresAt: w.Clock.Now().Add(refreshLife)}}}
	return &rotation{w, nodes, []string{w.LogIn(t).Refresh}, map[string]rotationModel{"": first}}
}

func (f *rotation) now(node int) time.Time {
	return f.world.Clock.Now().Add(time.Duration(node) * nodeSkew)
}

// overlap makes calls at the same moment, and keeps the states that they may have led to one after
// the other, in any order. There must be one.
func (f *rotation) overlap(t *testing.T, r *rapid.T, calls []rotationCall) {
	outcomes := make([]string, len(calls))
	answers := make([]string, len(calls))
	own, foreign := f.world.Client(t, token.SystemClientID), f.world.Client(t, tokentest.ClientID)
	var group sync.WaitGroup
	for i, c := range calls {
		client := own
		if c.foreign {
			client = foreign
		}
		group.Go(func() { answers[i], outcomes[i] = f.call(t, client, c) })
	}
	group.Wait()
	next := map[string]rotationModel{}
	for _, state := range f.states {
		f.explain(state, calls, outcomes, next)
	}
	if len(next) == 0 {
		r.Fatalf("no order of the calls %+v gives %q in any of the states %+v", calls, outcomes, f.states)
	}
	f.states = next
	for i, answer := range answers {
		f.learn(r, calls[i].token+1, answer)
	}
}

func (f *rotation) call(t *testing.T, client token.Client, c rotationCall) (answer, outcome string) {
	if c.revokes {
		if err := f.nodes[c.node].Revoke(t.Context(), client, f.texts[c.token]); err != nil {
			return "", err.Error()
		}
		return "", granted
	}
	issued, err := f.nodes[c.node].ForRefreshToken(t.Context(), client, f.texts[c.token], c.scope)
	var scope *token.ScopeError
	switch {
	case err == nil:
		return issued.Refresh, granted
	case errors.As(err, &scope):
		return "", noScope
	case errors.Is(err, token.ErrReused), errors.Is(err, token.ErrInvalidGrant):
		return "", refused
	}
	return "", err.Error()
}

// explain adds the states to which the calls lead in every order that has these outcomes.
func (f *rotation) explain(state rotationModel, calls []rotationCall, outcomes []string, next map[string]rotationModel) {
	if len(calls) == 0 {
		next[fmt.Sprint(state)] = state
	}
	for i, c := range calls {
		after, outcome := state.apply(c, f.now(c.node))
		if outcome == outcomes[i] {
			f.explain(after, slices.Concat(calls[:i], calls[i+1:]), slices.Concat(outcomes[:i], outcomes[i+1:]), next)
		}
	}
}

// learn checks that everybody gets the same token in one place of the chain.
func (f *rotation) learn(r *rapid.T, place int, answer string) {
	switch {
	case answer == "":
	case place == len(f.texts):
		f.texts = append(f.texts, answer)
	case f.texts[place] != answer:
		r.Fatalf("place %d of the chain has the tokens %q and %q", place, f.texts[place], answer)
	}
}

func (f *rotation) drawCall(r *rapid.T) rotationCall {
	newest := len(f.texts) - 1
	return rotationCall{
		token:   max(0, newest-rapid.SampledFrom([]int{0, 0, 0, 1, 1, 2}).Draw(r, "age")),
		node:    rapid.IntRange(0, len(f.nodes)-1).Draw(r, "node"),
		revokes: rapid.IntRange(0, 39).Draw(r, "revokes") == 39,
		foreign: rapid.IntRange(0, 9).Draw(r, "foreign") == 9,
		scope:   rapid.SampledFrom([]string{"", "", "", "", "unknown"}).Draw(r, "scope"),
	}
}

func TestRotation_FollowsModelWhateverCallsOverlap(t *testing.T) {
	w := tokentest.New(t, noon)
	deps := w.Deps()
	deps.Now = func() time.Time { return w.Clock.Now().Add(nodeSkew) }
	ahead, err := token.Open(t.Context(), w.Config, deps)
	if err != nil {
		t.Fatal(err)
	}
	delays := []time.Duration{0, 0, time.Second, 26 * time.Second, 28 * time.Second, refreshGrace, afterGrace, refreshLife - time.Minute}
	rapid.Check(t, func(r *rapid.T) {
		f := newRotation(t, w, []*token.Service{w.Tokens, ahead})
		for range rapid.IntRange(1, 6).Draw(r, "rounds") {
			w.Clock.Advance(rapid.SampledFrom(delays).Draw(r, "delay"))
			f.overlap(t, r, rapid.SliceOfN(rapid.Custom(f.drawCall), 1, 4).Draw(r, "calls"))
		}
		f.overlap(t, r, []rotationCall{{token: len(f.texts) - 1}})
	})
}
