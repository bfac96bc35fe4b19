package server

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/server/problem"
)

// admit takes one request out of name's bucket. It says in the header what is left, and
// returns a problem if the bucket is empty.
func admit(l *limit.Limiter, h http.Header, name string) error {
	if wait := draw(l, h, name); wait > 0 {
		return tooMany(wait)
	}
	return nil
}

func tooMany(wait time.Duration) *problem.Problem {
	after := strconv.Itoa(seconds(wait))
	return problem.New(problem.RateLimited, "Too many requests: wait "+after+" s.").With("Retry-After", after)
}

// draw takes one request out of name's bucket, writes into the header what is left, and returns how
// long to wait if there was none.
func draw(l *limit.Limiter, h http.Header, name string) (wait time.Duration) {
	if l.Rate.PerSecond <= 0 {
		return 0
	}
	left, wait := l.Take(name)
	window := math.Max(1, math.Ceil(float64(l.Rate.Burst)/l.Rate.PerSecond))
	h.Set("RateLimit-Policy", fmt.Sprintf(`"%s";q=%d;w=%d`, l.Policy, l.Rate.Burst, int(window)))
	h.Set("RateLimit", fmt.Sprintf(`"%s";r=%d;t=%d`, l.Policy, left, seconds(wait)))
	return wait
}

// seconds rounds up to whole seconds, as Retry-After has them.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// ShareLimits lets limits hold for all nodes of the store together, for as long as the caller runs what it returns.
func (s *Server) ShareLimits() *limit.Sharing {
	sharing := limit.Share(uuid.NewString(), s.Store, s.Log, s.Now, s.clients, s.address)
	s.metrics.watchLimits(sharing.Failures)
	return sharing
}
