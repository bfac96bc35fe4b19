package server

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
)

const idempotencyKey = "Idempotency-Key"

// findMisnamedKey returns the header that was meant as Idempotency-Key, the first by name, or "".
func findMisnamedKey(h http.Header) string {
	meant := ""
	for name := range h {
		if strings.Contains(name, "dempoten") && name != idempotencyKey && (meant == "" || name < meant) {
			meant = name
		}
	}
	return meant
}

// headerWarnings names a header that was meant as Idempotency-Key: without a warning its sender
// would believe in a protection that is not there.
func headerWarnings(h http.Header) []sales.Fault {
	meant := findMisnamedKey(h)
	if meant == "" {
		return nil
	}
	detail := fmt.Sprintf("The header %.40s has no effect: send %s.", meant, idempotencyKey)
	return []sales.Fault{{Code: sales.UnknownHeader, Detail: detail}}
}

// refuseKey serves e, and refuses an Idempotency-Key, under any of its names, on a call that
// changes something: no answer is kept under it, so a repeat would be a second call.
func refuseKey(e endpoint) endpoint {
	return func(r *http.Request, caller auth.Caller) (answer, error) {
		name := findMisnamedKey(r.Header)
		if r.Header.Values(idempotencyKey) != nil {
			name = idempotencyKey
		}
		if name == "" || isSafe(r.Method) {
			return e(r, caller)
		}
		name = quotable(name)
		return answer{}, refuseOne(sales.ParameterFault(name, sales.InvalidParameter,
			name+" has no effect on this call: leave it out. Submissions of sales alone have keys."))
	}
}

// isSafe reports whether a method only reads (RFC 9110 9.2.1).
func isSafe(method string) bool { return method == http.MethodGet || method == http.MethodHead }
