package intake

import (
	"context"
	"crypto/sha256"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// maxKey is how long an Idempotency-Key may be.
const maxKey = 255

var (
	errInProgress = &sales.Refusal{
		Problem: "idempotency-in-progress",
		Detail:  "A call with this Idempotency-Key is still running: send it again in a second.",
	}
	errKeyReused = &sales.Refusal{
		Problem: "idempotency-key-reused",
		Detail:  "This Idempotency-Key was used for another submission: make a new key for each.",
	}
)

// parseKey reads the values of the header Idempotency-Key: none, or one, bare or a string in double
// quotes. It returns "" if there is none.
func parseKey(values []string) (string, error) {
	switch len(values) {
	case 0:
		return "", nil
	case 1:
	default:
		return "", refuseKey("Idempotency-Key stands more than once: send one key.")
	}
	key, ok := unquote(values[0])
	switch {
	case !ok:
		return "", refuseKey(`The quotes of Idempotency-Key do not match: send a bare key, or one in double quotes with \" and \\ inside.`)
	case len(key) < 1 || len(key) > maxKey || strings.ContainsFunc(key, notVisible):
		return "", refuseKey(fmt.Sprintf("Idempotency-Key must be 1 to %d visible ASCII characters, such as a UUID.", maxKey))
	}
	return key, nil
}

// quotedString matches a string as RFC 8941, section 3.3.3, has it: \ stands before " and \ only.
var quotedString = regexp.MustCompile(`^"((?:[^"\\]|\\["\\])*)"$`)

// unquote returns what a string in double quotes says, and a text without any as it is. ok is false
// for quotes that do not match.
func unquote(text string) (content string, ok bool) {
	if !strings.Contains(text, `"`) {
		return text, true
	}
	found := quotedString.FindStringSubmatch(text)
	if found == nil {
		return "", false
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(found[1]), true
}

func refuseKey(detail string) error {
	return refuse(sales.ParameterFault("Idempotency-Key", sales.InvalidParameter, detail))
}

func notVisible(r rune) bool { return r <= ' ' || r > '~' }

// idempotency returns the key as it is kept, or nil if there is none.
func (c *call) idempotency(key string, draft *sales.Draft, verdict *sales.Verdict) *store.Idempotency {
	if key == "" {
		return nil
	}
	return &store.Idempotency{
		Key: key, Fingerprint: c.fingerprint(draft, verdict), ExpiresAt: c.receivedAt.Add(KeyLife),
	}
}

// bytesPerRow is about what a row takes in what a submission means.
const bytesPerRow = 48

// fingerprint is the same for calls that mean the same: unit, onError and submission. It begins with
// the version of its form.
func (c *call) fingerprint(draft *sales.Draft, verdict *sales.Verdict) [sha256.Size]byte {
	text := make([]byte, 0, bytesPerRow*(len(draft.Rows)+2))
	text = fmt.Appendf(text, "2 %d %t\n", c.unit.ID, c.SkipBadRows)
	return sha256.Sum256(sales.AppendMeaning(text, draft, verdict, c.unit.Calendar))
}

// replayOr returns the receipt of the first call with this key if it was accepted: since then the day may
// have become too old, or the configuration another. Otherwise the call is refused.
func (c *call) replayOr(ctx context.Context, idempotency *store.Idempotency, refusal *sales.Refusal) (Receipt, error) {
	if idempotency == nil {
		return Receipt{}, refusal
	}
	entry, err := c.ledger.Preview(ctx, c.caller.UnitScope(), c.submission(&sales.Verdict{}, idempotency))
	if err = ledgerError(err); err != nil {
		return Receipt{}, err
	}
	if !entry.Replayed {
		return Receipt{}, refusal
	}
	return c.receipt(entry), nil
}

// running is the set of keys that this node is working on.
type running struct {
	mu   sync.Mutex
	keys map[runningKey]struct{}
}

type runningKey struct {
	tenant tenant.ID
	actor  auth.Actor
	key    string
}

// begin claims a key until ended is called. ok is false if a call with it is running.
func (r *running) begin(key runningKey) (ended func(), ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, taken := r.keys[key]; taken {
		return nil, false
	}
	if r.keys == nil {
		r.keys = map[runningKey]struct{}{}
	}
	r.keys[key] = struct{}{}
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.keys, key)
	}, true
}
