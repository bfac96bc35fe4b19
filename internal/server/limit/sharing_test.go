package limit_test

import (
	"bytes"
	"context"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
)

func TestMain(m *testing.M) { enginetest.Run(m) }

const round = 400 * time.Millisecond

// With slow, what one node admitted at once is felt on another: little comes in while the news are on their way.
var (
	quick = limit.Rate{PerSecond: 10, Burst: 20}
	slow  = limit.Rate{PerSecond: 1, Burst: 20}
)

// world is a database, and a clock that stands still.
type world struct {
	t        *testing.T
	database enginetest.Database
	shared   store.Store
	rate     limit.Rate
	now      time.Time
	log      bytes.Buffer
	nodes    []*node
}

type node struct {
	*limit.Limiter
	*limit.Sharing
	store store.Store
}

func newWorld(t *testing.T, nodes int, rate limit.Rate) *world {
	t.Helper()
	w := &world{t: t, database: enginetest.New(t), rate: rate, now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	for range nodes {
		w.join()
	}
	w.pass(round)
	return w
}

// join adds a node: on PostgreSQL with a store of its own, on SQLite with the one that a file has.
func (w *world) join() *node {
	w.t.Helper()
	if w.shared == nil || w.database.Postgres() {
		opened, err := w.database.Open(w.t.Context())
		if err != nil {
			w.t.Fatal(err)
		}
		w.t.Cleanup(func() { _ = opened.Close() })
		w.shared = opened
	}
	clock := func() time.Time { return w.now }
	l := limit.New("client", w.rate, clock)
	log := slog.New(slog.NewTextHandler(&w.log, nil))
	n := &node{l, limit.Share("node-"+strconv.Itoa(len(w.nodes)), w.shared, log, clock, l), w.shared}
	w.nodes = append(w.nodes, n)
	return n
}

// pass lets time pass, after which all nodes exchange.
func (w *world) pass(d time.Duration) {
	w.now = w.now.Add(d)
	for _, n := range w.nodes {
		n.Exchange(w.t.Context())
	}
}

// takes draws until it is refused, and returns how often it was admitted.
func (n *node) takes(most int) (admitted int) {
	for admitted < most {
		if _, wait := n.Take("norte\x00till\x00"); wait > 0 {
			break
		}
		admitted++
	}
	return admitted
}

func TestWhoGoesRoundTheNodesGetsOneLimit(t *testing.T) {
	w := newWorld(t, 3, quick)
	const rounds = 50
	admitted := 0
	for range rounds {
		for _, n := range w.nodes {
			admitted += n.takes(1000)
		}
		w.pass(round)
	}
	long := int(10 * rounds * round.Seconds())
	// The rate, the burst and what comes in within two seconds; and on two more nodes a burst and what comes in within a second.
	least, most := long+20, long+20+20+2*(20+10)
	if admitted < least || admitted > most {
		t.Errorf("%d are admitted, want %d to %d: alone the nodes would admit %d", admitted, least, most, 3*(long+20))
	}
}

func TestWhoStaysUnderIsNotRefused(t *testing.T) {
	w := newWorld(t, 3, quick)
	for i := range 50 {
		if got := w.nodes[i%3].takes(4); got != 4 { // ten a second
			t.Fatalf("in round %d %d of 4 are admitted", i, got)
		}
		w.pass(round)
	}
}

func TestANodeThatComesLeavesThePastAlone(t *testing.T) {
	w := newWorld(t, 1, slow)
	w.nodes[0].takes(20)
	w.pass(round)
	n := w.join()
	n.Exchange(t.Context())
	if got := n.takes(20); got != 20 {
		t.Errorf("%d are admitted: what was drawn before it came is taken out", got)
	}
}

func TestANodeThatStoodStillTellsNothingOld(t *testing.T) {
	w := newWorld(t, 2, slow)
	a, b := w.nodes[0], w.nodes[1]
	a.takes(20)
	w.now = w.now.Add(2 * time.Second)
	b.Exchange(t.Context())
	a.Exchange(t.Context()) // too late to tell
	b.Exchange(t.Context())
	if got := b.takes(20); got != 20 {
		t.Errorf("%d are admitted, want 20", got)
	}
}

func TestANodeThatWasCutOffHearsNothingOld(t *testing.T) {
	w := newWorld(t, 2, slow)
	a, b := w.nodes[0], w.nodes[1]
	cut, cancel := context.WithCancel(t.Context())
	cancel()
	a.takes(20)
	for range 5 {
		w.now = w.now.Add(round)
		a.Exchange(t.Context()) // it tells of the twenty, and then has nothing to tell
		b.Exchange(cut)
	}
	b.Exchange(t.Context())
	if got := b.takes(20); got != 20 {
		t.Errorf("%d are admitted: what was drawn two seconds ago is taken out", got)
	}
}

func TestWithoutTheDatabaseEachNodeLimitsAlone(t *testing.T) {
	w := newWorld(t, 2, slow)
	a := w.nodes[0]
	if err := a.store.Close(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		w.pass(round)
	}
	if got := a.takes(1000); got != 20 {
		t.Errorf("%d are admitted, want the burst of the node", got)
	}
	if a.Failures() != 3 {
		t.Errorf("%d failures are counted, want 3", a.Failures())
	}
	warnings := strings.Count(w.log.String(), "limits hold for each node alone")
	if want := map[bool]int{true: 1, false: 2}[w.database.Postgres()]; warnings != want {
		t.Errorf("%d warnings, want one of each node that is without it:\n%s", warnings, w.log.String())
	}
}

func TestWhatAnotherReleaseWritesHarmsNothing(t *testing.T) {
	w := newWorld(t, 1, slow)
	for i, text := range []string{`{"client": {"00": 1}}`, `nonsense`, `{"another": {"000102030405060708090a0b0c0d0e0f": 9}}`, `{}`} {
		if err := w.shared.AddDraws(t.Context(), store.DrawBatch{Node: "new", Number: int64(i + 1), Drawn: []byte(text)}); err != nil {
			t.Fatal(err)
		}
		w.pass(round)
	}
	if got := w.nodes[0].takes(20); got != 20 || w.nodes[0].Failures() != 2 {
		t.Errorf("%d are admitted, %d failures are counted", got, w.nodes[0].Failures())
	}
}
