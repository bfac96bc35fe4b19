package client

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"github.com/daypart/daypart/api"
)

const (
	firstPause  = 200 * time.Millisecond
	longestWait = 15 * time.Second
)

// retry sends until an answer comes that sending again would not change, the
// attempts are used up, or ctx ends. Only what may be repeated is sent through it:
// reads, and submissions under an Idempotency-Key.
func (c *Client) retry(ctx context.Context, send func() (answer, error)) (answer, error) {
	for attempt := 1; ; attempt++ {
		a, err := send()
		if err == nil && !a.passing() || err != nil && lasting(err) || attempt == c.attempts {
			return a, err
		}
		if err == nil {
			err = a.problem()
		}
		if ended := c.sleep(ctx, max(pause(attempt), a.retryAfter(), retryAfter(err))); ended != nil {
			return answer{}, fmt.Errorf("%w, having failed with: %w", ended, err)
		}
	}
}

// retryAfter is how long the token endpoint asks to wait, 0 if err is not its refusal.
func retryAfter(err error) time.Duration {
	if refused, ok := errors.AsType[*TokenError](err); ok {
		return refused.answer.retryAfter()
	}
	return 0
}

// permanent marks an error that sending again would not mend.
type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

// lasting reports whether sending again would fail the same way.
func lasting(err error) bool {
	if refused, ok := errors.AsType[*TokenError](err); ok {
		return !refused.answer.passing()
	}
	_, marked := errors.AsType[permanent](err)
	_, distrusted := errors.AsType[*tls.CertificateVerificationError](err)
	return marked || distrusted
}

// Temporary reports whether a call that failed with err may succeed later: the server could
// not be reached, was not able to answer, or asked to wait. A sender keeps what it could
// not submit for such a reason, and needs to mend it otherwise.
func Temporary(err error) bool {
	if problem, ok := errors.AsType[*Problem](err); ok {
		return problem.Status >= 500 || problem.Status == http.StatusTooManyRequests || problem.Slug() == api.ProblemSlugIdempotencyInProgress
	}
	if refused, ok := errors.AsType[*TokenError](err); ok {
		return refused.Status >= 500 || refused.answer.passing()
	}
	_, cut := errors.AsType[unreachable](err)
	return cut && !lasting(err) && !errors.Is(err, context.Canceled)
}

// unreachable marks the failure of a connection.
type unreachable struct{ error }

func (u unreachable) Unwrap() error { return u.error }

// passing reports whether the answer is a failure that time may mend.
func (a answer) passing() bool {
	switch a.status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	case http.StatusConflict:
		return a.problem().Slug() == api.ProblemSlugIdempotencyInProgress
	case http.StatusBadRequest: // a log-in that must wait for the guesses of others
		return a.retryAfter() > 0
	}
	return false
}

// retryAfter is how long the server asks to wait, 0 if it does not say.
func (a answer) retryAfter() time.Duration {
	seconds, err := strconv.Atoi(a.header.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// pause returns how long to wait after that many failures: it doubles with each up to
// a bound, and half of it is chance, so that senders that failed together come back apart.
func pause(failures int) time.Duration {
	longest := longestWait
	if failures < 8 {
		longest = min(firstPause<<(failures-1), longestWait)
	}
	return longest/2 + rand.N(longest/2)
}

// sleep waits for d, or until ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
