package limit

import (
	"math"
	"strconv"
	"testing"
	"time"

	"golang.org/x/time/rate"
	"pgregory.net/rapid"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func TestFullBucketsAreForgotten(t *testing.T) {
	now := noon
	l := New("address", Rate{PerSecond: 1, Burst: 1}, func() time.Time { return now })
	for round := range 2 {
		for i := range 1000 {
			l.Take(strconv.Itoa(round) + "/" + strconv.Itoa(i))
		}
		now = now.Add(2 * sweepEvery)
	}
	held := 0
	for i := range l.shards {
		held += len(l.shards[i].buckets)
	}
	if held > 1000 {
		t.Errorf("%d buckets are held, though the first thousand have been full for long", held)
	}
}

// nodes are limiters of one name, whose news reach each other in any order, but in time.
type nodes struct {
	t       *rapid.T
	rate    Rate
	now     time.Time
	members []*member
}

type member struct {
	*Limiter
	told time.Time
	news [][]map[name]int // by the member they are for, in order
}

func drawNodes(t *rapid.T) *nodes {
	n := &nodes{t: t, now: noon, rate: Rate{
		PerSecond: float64(rapid.IntRange(1, 40).Draw(t, "half requests per second")) / 2,
		Burst:     rapid.IntRange(1, 30).Draw(t, "burst"),
	}}
	count := rapid.IntRange(1, 4).Draw(t, "nodes")
	for range count {
		l := New("client", n.rate, func() time.Time { return n.now })
		l.record()
		n.members = append(n.members, &member{l, n.now, make([][]map[name]int, count)})
	}
	return n
}

// pass lets time pass. Each member tells and hears now and then, and at the latest when news would be too old.
func (n *nodes) pass() {
	n.now = n.now.Add(time.Duration(rapid.IntRange(0, 500).Draw(n.t, "milliseconds")) * time.Millisecond)
	for i, m := range n.members {
		if n.now.Sub(m.told) < fresh-500*time.Millisecond && rapid.Bool().Draw(n.t, "rests") {
			continue
		}
		m.told = n.now
		drawn := m.drawn()
		for j, other := range n.members {
			if i != j {
				m.news[j] = append(m.news[j], drawn)
				for _, heard := range other.news[i] {
					m.drawnElsewhere(heard)
				}
				other.news[i] = nil
			}
		}
	}
}

// asks lets the name ask any member.
func (n *nodes) asks() (wait time.Duration) {
	_, wait = rapid.SampledFrom(n.members).Draw(n.t, "member").Take("x")
	return wait
}

// Whoever keeps to the rate on all nodes together is never refused on any.
func TestWhoKeepsToTheRateIsNeverRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawNodes(t)
		keeps := rate.NewLimiter(rate.Limit(n.rate.PerSecond), n.rate.Burst)
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			n.pass()
			for range rapid.IntRange(0, 40).Draw(t, "requests") {
				if !keeps.AllowN(n.now, 1) {
					break
				}
				if wait := n.asks(); wait > 0 {
					t.Fatalf("refused for %s", wait)
				}
			}
		}
	})
}

// Whoever asks all nodes without end gets, over any time, no more than ADR 18 says.
func TestAllNodesAdmitNoMoreThanTheBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawNodes(t)
		// Here news are at most as old as they may be.
		over := float64(n.rate.Burst) + n.rate.PerSecond*late.Seconds()
		bound := rate.NewLimiter(rate.Limit(n.rate.PerSecond), int(math.Ceil(float64(len(n.members))*over)))
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			n.pass()
			for range rapid.IntRange(0, 100).Draw(t, "requests") {
				if n.asks() == 0 && !bound.AllowN(n.now, 1) {
					t.Fatalf("%d nodes admitted more than the bound", len(n.members))
				}
			}
		}
	})
}

func BenchmarkTake(b *testing.B) {
	l := New("client", Rate{PerSecond: 1e9, Burst: 1e9}, time.Now)
	l.record()
	for b.Loop() {
		l.Take("norte\x00till\x00")
	}
}
