package limit

import (
	"math"
	"time"

	"golang.org/x/time/rate"
)

// bucket is what may still be drawn under a name on this node. A request needs one of each of two.
//
// What others drew is known some time after, when the bucket may have been full meanwhile: taken out of a bucket of the
// burst's size it would be missing where nothing was too much. So it is taken out of another, which is larger by what comes in while
// news are on their way: whoever keeps to the rate on all nodes together finds neither of them empty.
type bucket struct {
	own *rate.Limiter // knows what was drawn here
	all *rate.Limiter // knows what was drawn anywhere, and goes below nothing
}

func newBucket(r Rate) bucket {
	every := rate.Limit(r.PerSecond)
	return bucket{
		own: rate.NewLimiter(every, r.Burst),
		all: rate.NewLimiter(every, r.Burst+int(math.Ceil(r.PerSecond*late.Seconds()))),
	}
}

// take draws one. It returns how many are left, or how long to wait for this one.
func (b bucket) take(now time.Time) (left int, wait time.Duration) {
	if wait = b.wait(now); wait > 0 {
		return 0, wait
	}
	left = int(b.there(now) - 1)
	b.own.AllowN(now, 1)
	b.all.AllowN(now, 1)
	return left, 0
}

// wait returns how long to wait until there is one to draw.
func (b bucket) wait(now time.Time) time.Duration {
	return max(0, time.Duration((1-b.there(now))/float64(b.own.Limit())*float64(time.Second)))
}

func (b bucket) there(now time.Time) float64 { return min(b.own.TokensAt(now), b.all.TokensAt(now)) }

// takeElsewhere draws what is drawn already.
func (b bucket) takeElsewhere(now time.Time, count int) {
	for most := b.all.Burst(); count > 0; count -= most { // no more can be reserved in one
		b.all.ReserveN(now, min(count, most))
	}
}

func (b bucket) full(now time.Time) bool {
	return b.own.TokensAt(now) >= float64(b.own.Burst()) && b.all.TokensAt(now) >= float64(b.all.Burst())
}
