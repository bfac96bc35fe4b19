package oauth

import (
	"time"

	"github.com/daypart/daypart/internal/auth/login"
)

// Visitor is the sender of a request, with what limits it. Both rates are drawn from once it is known
// which one a request belongs to, so that whoever has right credentials never waits for those who have
// none.
type Visitor interface {
	// Origin is where a log-in would come from.
	Origin() login.Origin
	// AdmitClient draws a request of a client that proved who it is, and returns how long to wait if
	// the client has none left.
	AdmitClient(id string) (wait time.Duration)
	// CountRefusal draws a request that is refused for anything else, and returns how long to wait
	// if the address has none left.
	CountRefusal() (wait time.Duration)
}
