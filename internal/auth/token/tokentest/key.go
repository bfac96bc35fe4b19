package tokentest

import (
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
)

var (
	keying sync.Mutex
	kek    = token.NewKEK()
	first  auth.SigningKey // its ID is empty before the first call of Keyed
)

// Keyed gives a store its first signing key, as a node that opens there would, and returns config with what that key is sealed under.
// It is one key for all tests of a process: to make one takes longer than most of them.
func Keyed(t testing.TB, config token.Config, deps token.Deps) token.Config {
	t.Helper()
	keying.Lock()
	defer keying.Unlock()
	config.KEK = kek
	if first.ID != "" {
		key := first
		key.CreatedAt, key.ActiveFrom = deps.Now(), deps.Now()
		check(t, deps.Access.RotateSigningKey(t.Context(), "", key, time.Time{}))
		return config
	}
	must(token.Open(t.Context(), config, deps))(t)
	first = must(deps.Access.SigningKeys(t.Context()))(t)[0]
	return config
}
