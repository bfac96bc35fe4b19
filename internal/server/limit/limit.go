// Package limit bounds how many requests may come under a name: a client, a user, an address. It holds the buckets, and
// lets the nodes of one database fill them together. What is limited, and what is said then, is the server's.
package limit

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"sync"
	"time"
)

// Rate is how many requests may come: PerSecond in the long run, Burst at once.
// The zero value is no bound.
type Rate struct {
	PerSecond float64
	Burst     int
}

// sweepEvery is how often buckets that are full again are forgotten: a new one is full too.
const sweepEvery = time.Minute

// Limiter bounds requests by name, each with a bucket of its own. It is safe for concurrent use.
type Limiter struct {
	// Policy is what the limit is called.
	Policy string
	Rate   Rate

	now    func() time.Time
	shards [32]shard
}

type shard struct {
	mu      sync.Mutex
	buckets map[name]bucket
	drawn   map[name]int // what other nodes are to be told; nil if they are not
	swept   time.Time
}

// name is a hash of a name: the same on every node, and not to be read in a database.
type name [16]byte

func newName(text string) name {
	sum := sha256.Sum256([]byte(text))
	return name(sum[:len(name{})])
}

func (n name) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, n[:]), nil }

func (n *name) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(n) {
		return hex.ErrLength
	}
	_, err := hex.Decode(n[:], text)
	return err
}

// New returns a limiter whose buckets are all full.
func New(policy string, r Rate, now func() time.Time) *Limiter {
	l := &Limiter{Policy: policy, Rate: r, now: now}
	for i := range l.shards {
		l.shards[i].buckets = map[name]bucket{}
	}
	return l
}

// Take draws a request under a name. It returns how many are left now, or how long to wait if this one may not pass.
func (l *Limiter) Take(under string) (left int, wait time.Duration) {
	n := newName(under)
	now := l.now()
	s := l.shardOf(n)
	s.mu.Lock()
	defer s.mu.Unlock()
	left, wait = l.bucket(s, n, now).take(now)
	if wait == 0 && s.drawn != nil {
		s.drawn[n]++
	}
	return left, wait
}

// Wait returns how long a request under a name would have to wait now, and draws nothing.
func (l *Limiter) Wait(under string) time.Duration {
	if l.Rate.PerSecond <= 0 {
		return 0
	}
	n := newName(under)
	now := l.now()
	s := l.shardOf(n)
	s.mu.Lock()
	defer s.mu.Unlock()
	return l.bucket(s, n, now).wait(now)
}

func (l *Limiter) shardOf(n name) *shard { return &l.shards[int(n[0])%len(l.shards)] }

// bucket returns the bucket of a name. The caller has the lock of its shard.
func (l *Limiter) bucket(s *shard, n name, now time.Time) bucket {
	if now.Sub(s.swept) >= sweepEvery {
		s.swept = now
		maps.DeleteFunc(s.buckets, func(_ name, b bucket) bool { return b.full(now) })
	}
	b, ok := s.buckets[n]
	if !ok {
		b = newBucket(l.Rate)
		s.buckets[n] = b
	}
	return b
}

// record begins to note what is drawn.
func (l *Limiter) record() {
	for i := range l.shards {
		l.shards[i].forget()
	}
}

// drawn returns what was drawn since it was last asked.
func (l *Limiter) drawn() map[name]int {
	all := map[name]int{}
	for i := range l.shards {
		maps.Copy(all, l.shards[i].forget())
	}
	return all
}

// forget returns what is noted, and begins anew.
func (s *shard) forget() map[name]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	noted := s.drawn
	s.drawn = map[name]int{}
	return noted
}

// drawnElsewhere takes out what was drawn on another node.
func (l *Limiter) drawnElsewhere(drawn map[name]int) {
	now := l.now()
	for n, count := range drawn {
		s := l.shardOf(n)
		s.mu.Lock()
		l.bucket(s, n, now).takeElsewhere(now, count)
		s.mu.Unlock()
	}
}
