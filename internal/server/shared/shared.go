// Package shared makes an answer once for all who ask for the same: those who ask while it is made wait for it, and those
// who ask later get it for as long as nothing has changed.
//
// It never answers with less than was there when the question came in: whoever submits and then asks sees what was submitted.
// It does not know what the answers are, nor whether two questions are the same.
package shared

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"
)

// State is what an answer depends on. The numbers only ever rise.
type State struct {
	// Ledger is the number of the last entry of the company's ledger; Company is the version of its description.
	Ledger, Company int64
	// Question numbers the question, where the answer depends on what has no number of its own: then it
	// is shared by those only who had asked before it was begun.
	Question int64
}

// covers reports whether what was made in state s has all there is in other.
func (s State) covers(other State) bool {
	return s.Ledger >= other.Ledger && s.Company >= other.Company && s.Question >= other.Question
}

// Answer is a text, and what it is.
type Answer struct {
	// Text is the text, or its gzip where Gzipped is set.
	Text    []byte
	Gzipped bool
	// Header names and values describe the text, such as its Content-Type. Nobody may change them.
	Header map[string]string
	// Until is from when on the answer is another although nothing has changed, because time passed; zero is never.
	Until time.Time
	// Tag names the text: another text has another one. It is quoted as in an ETag, and set by Get.
	Tag string
}

// held is an answer that is kept, and the state it was made in.
type held struct {
	*Answer
	state State
}

// Answers makes answers and keeps them. It is safe for concurrent use.
type Answers struct {
	kept *otter.Cache[string, held]
	now  func() time.Time

	mu      sync.Mutex
	flights map[string]*flight
}

// New returns a place that keeps about as many bytes of answers; those asked for least go first.
func New(bytes uint64, now func() time.Time) *Answers {
	return &Answers{now: now, flights: map[string]*flight{}, kept: otter.Must(&otter.Options[string, held]{
		MaximumWeight: bytes,
		Weigher:       func(question string, h held) uint32 { return uint32(min(len(question)+len(h.Text)+overhead, 1<<31)) },
	})}
}

// overhead is about what an answer costs beside its text.
const overhead = 512

// longest is how long it may take to make an answer.
const longest = time.Minute

// Question is what is asked, and how the answer is made.
type Question struct {
	// Key is the same for the same question of callers who may see the same, and for no other.
	Key string
	// State tells the state of things now.
	State func(context.Context) (State, error)
	// Make makes the answer. It goes on when the one who asked is gone, for as long as others wait
	// for it: then ctx ends.
	Make func(context.Context) (*Answer, error)
}

// Get returns the answer to a question. Its errors are those of the question.
func (a *Answers) Get(ctx context.Context, q Question) (*Answer, error) {
	asked, err := q.State(ctx)
	if err != nil {
		return nil, err
	}
	for {
		if h, ok := a.kept.GetIfPresent(q.Key); ok && a.holds(h, asked) {
			return h.Answer, nil
		}
		// One that was begun before the question came in may lack what came in between. The next one cannot: it begins later.
		made, err := a.fly(ctx, q)
		if err != nil {
			return nil, err
		}
		if made.state.covers(asked) {
			return made.Answer, nil
		}
	}
}

func (a *Answers) holds(h held, asked State) bool {
	return h.state.covers(asked) && (h.Until.IsZero() || a.now().Before(h.Until))
}

// make makes an answer and keeps it. The state is read before, so that the answer has at least that.
func (a *Answers) make(ctx context.Context, q Question) (held, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, longest, fmt.Errorf("an answer takes more than %s to make", longest))
	defer cancel()
	state, err := q.State(ctx)
	if err != nil {
		return held{}, err
	}
	if h, ok := a.kept.GetIfPresent(q.Key); ok && a.holds(h, state) {
		return h, nil // made by another, between when it was looked for and now
	}
	answer, err := q.Make(ctx)
	if err != nil {
		return held{}, err
	}
	sum := sha256.Sum256(answer.Text)
	answer.Tag = `"` + hex.EncodeToString(sum[:16]) + `"`
	h := held{answer, state}
	a.kept.Set(q.Key, h)
	return h, nil
}
