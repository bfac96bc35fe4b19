package password

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"
)

// arrivals lets callers enter a gate and notes in which order they are let in.
type arrivals struct {
	t    *testing.T
	gate *gate

	mu  sync.Mutex
	in  []string
	err map[string]error
}

func newArrivals(t *testing.T, g *gate) *arrivals {
	return &arrivals{t: t, gate: g, err: map[string]error{}}
}

// come lets a caller come, who stays inside once let in.
func (a *arrivals) come(ctx context.Context, name string, lane Lane) {
	go func() {
		err := a.gate.enter(ctx, lane)
		a.mu.Lock()
		defer a.mu.Unlock()
		if err != nil {
			a.err[name] = err
		} else {
			a.in = append(a.in, name)
		}
	}()
	synctest.Wait()
}

func (a *arrivals) leave(lane Lane) {
	a.gate.leave(lane)
	synctest.Wait()
}

func (a *arrivals) want(names ...string) {
	a.t.Helper()
	if !slices.Equal(a.in, names) {
		a.t.Errorf("let in were %q, want %q", a.in, names)
	}
}

func TestGate_KnownGoFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newArrivals(t, newGate(2, 100))
		guesser, owner := Lane{Share: "192.0.2.0/24"}, Lane{Known: true, Share: "maria"}
		for _, name := range []string{"g1", "g2", "g3", "g4"} {
			a.come(t.Context(), name, guesser)
		}
		a.want("g1") // the second place is not for strangers
		a.come(t.Context(), "o1", owner)
		a.want("g1", "o1")
		a.come(t.Context(), "o2", owner)
		a.want("g1", "o1")
		a.leave(guesser)
		a.want("g1", "o1", "o2") // before g2, who came long before
		a.leave(owner)
		a.want("g1", "o1", "o2", "g2")
		a.leave(guesser)
		a.want("g1", "o1", "o2", "g2", "g3")
	})
}

func TestGate_StrangersTakeTurnsByShare(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newArrivals(t, newGate(2, 100))
		for _, name := range []string{"a1", "a2", "a3", "a4"} {
			a.come(t.Context(), name, Lane{Share: "a"})
		}
		a.come(t.Context(), "b1", Lane{Share: "b"})
		for range 4 {
			a.leave(Lane{})
		}
		a.want("a1", "a2", "b1", "a3", "a4")
	})
}

func TestGate_BoundsThoseWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newArrivals(t, newGate(2, 4))
		for _, name := range []string{"inside", "a1", "a2", "a3"} {
			a.come(t.Context(), name, Lane{Share: "a"})
		}
		for _, share := range []string{"b", "c", "d"} {
			a.come(t.Context(), share, Lane{Share: share})
		}
		// One share has half of the room, all have the whole; neither counts for who is known.
		if len(a.err) != 2 || !errors.Is(a.err["a3"], ErrBusy) || !errors.Is(a.err["d"], ErrBusy) {
			t.Errorf("refused were %v, want a3 and d with ErrBusy", a.err)
		}
		a.come(t.Context(), "owner", Lane{Known: true})
		a.want("inside", "owner")
	})
}

func TestGate_GivingUpFreesThePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newArrivals(t, newGate(1, 2))
		ctx, cancel := context.WithCancel(t.Context())
		a.come(t.Context(), "inside", Lane{})
		a.come(ctx, "patient", Lane{})
		cancel()
		synctest.Wait()
		if err := a.err["patient"]; !errors.Is(err, context.Canceled) {
			t.Errorf("who gave up got %v, want context.Canceled", err)
		}
		a.come(t.Context(), "next", Lane{})
		a.leave(Lane{})
		a.want("inside", "next")
	})
}

// Whatever comes and goes, no more are inside than there are places, strangers never take the last one,
// and nobody waits while there is a place for them.
func TestGate_Invariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places, room := rapid.IntRange(2, 4).Draw(t, "places"), rapid.IntRange(0, 6).Draw(t, "room")
		g := newGate(places, room)
		type entry struct {
			lane Lane
			w    *waiter
		}
		var waiting, inside []entry
		t.Repeat(map[string]func(*rapid.T){
			"come": func(t *rapid.T) {
				lane := Lane{Known: rapid.Bool().Draw(t, "known"), Share: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "share")}
				if w, err := g.join(lane); err == nil {
					waiting = append(waiting, entry{lane, w})
				}
			},
			"leave": func(t *rapid.T) {
				if len(inside) == 0 {
					t.Skip("nobody is inside")
				}
				at := rapid.IntRange(0, len(inside)-1).Draw(t, "who")
				g.leave(inside[at].lane)
				inside = slices.Delete(inside, at, at+1)
			},
			"give up": func(t *rapid.T) {
				if len(waiting) == 0 {
					t.Skip("nobody waits")
				}
				at := rapid.IntRange(0, len(waiting)-1).Draw(t, "who")
				g.giveUp(waiting[at].lane, waiting[at].w)
				waiting = slices.Delete(waiting, at, at+1)
			},
			"": func(t *rapid.T) {
				waiting = slices.DeleteFunc(waiting, func(e entry) bool {
					select {
					case <-e.w.admitted:
						inside = append(inside, e)
						return true
					default:
						return false
					}
				})
				var in, queued [2]int
				for _, e := range inside {
					in[e.lane.index()]++
				}
				for _, e := range waiting {
					queued[e.lane.index()]++
				}
				switch {
				case in != g.inside || queued != [2]int{g.lanes[0].size, g.lanes[1].size}:
					t.Fatalf("%v inside and %v waiting, the gate counts %v, %d, %d", in, queued, g.inside, g.lanes[0].size, g.lanes[1].size)
				case in[stranger]+in[known] > places || in[stranger] > places-1:
					t.Fatalf("%v are inside of %d places", in, places)
				case queued[known] > 0 && g.hasPlace(known), queued[stranger] > 0 && g.hasPlace(stranger):
					t.Fatalf("%v wait while %v are inside of %d places", queued, in, places)
				}
			},
		})
	})
}
