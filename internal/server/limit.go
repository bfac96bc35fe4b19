package server

import (
	"fmt"
	"hash/maphash"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/daypart/daypart/internal/server/problem"
)

// Rate is how many requests may come: PerSecond in the long run, Burst at once.
// The zero value is no bound.
type Rate struct {
	PerSecond float64
	Burst     int
}

// idle is how long a bucket that nobody draws from is kept.
const idle = 10 * time.Minute

// limiter bounds requests by name (a client, a user, an address), each with a bucket of its own.
type limiter struct {
	policy string
	rate   Rate
	now    func() time.Time
	seed   maphash.Seed
	shards [32]shard
}

type shard struct {
	mu      sync.Mutex
	buckets map[string]*bucket
	swept   time.Time
}

type bucket struct {
	*rate.Limiter
	drawn time.Time
}

func newLimiter(policy string, r Rate, now func() time.Time) *limiter {
	l := &limiter{policy: policy, rate: r, now: now, seed: maphash.MakeSeed()}
	for i := range l.shards {
		l.shards[i].buckets = map[string]*bucket{}
	}
	return l
}

// admit takes one request out of name's bucket. It says in the header what is left, and
// returns a problem if the bucket is empty.
func (l *limiter) admit(h http.Header, name string) error {
	if l.rate.PerSecond <= 0 {
		return nil
	}
	now := l.now()
	left, wait := l.take(name, now)
	perSecond := l.rate.PerSecond
	window := math.Max(1, math.Ceil(float64(l.rate.Burst)/perSecond))
	h.Set("RateLimit-Policy", fmt.Sprintf(`"%s";q=%d;w=%d`, l.policy, l.rate.Burst, int(window)))
	h.Set("RateLimit", fmt.Sprintf(`"%s";r=%d;t=%d`, l.policy, left, seconds(wait)))
	if wait == 0 {
		return nil
	}
	after := strconv.Itoa(seconds(wait))
	return problem.New(problem.RateLimited, "Too many requests: wait "+after+" s.").With("Retry-After", after)
}

// take returns how many requests are left now, and how long to wait if this one may not pass.
func (l *limiter) take(name string, now time.Time) (left int, wait time.Duration) {
	s := &l.shards[maphash.String(l.seed, name)%uint64(len(l.shards))]
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep(now)
	b := s.buckets[name]
	if b == nil {
		b = &bucket{Limiter: rate.NewLimiter(rate.Limit(l.rate.PerSecond), l.rate.Burst)}
		s.buckets[name] = b
	}
	b.drawn = now
	if b.AllowN(now, 1) {
		return int(b.TokensAt(now)), 0
	}
	missing := 1 - b.TokensAt(now)
	return 0, time.Duration(missing / l.rate.PerSecond * float64(time.Second))
}

// sweep drops idle buckets now and then, so that passing names do not pile up.
func (s *shard) sweep(now time.Time) {
	if now.Sub(s.swept) < idle {
		return
	}
	s.swept = now
	for name, b := range s.buckets {
		if now.Sub(b.drawn) >= idle {
			delete(s.buckets, name)
		}
	}
}

// seconds rounds up to whole seconds, as Retry-After has them.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
