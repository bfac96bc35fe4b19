package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// The bounds of a commit: what waits beyond them has its turn in the next.
const (
	maxBatch     = 256
	maxBatchRows = 20_000
)

// work is something that waits for a commit: a submission or a refusal.
type work struct {
	tenant     tenant.ID
	submission *store.Submission
	notes      []byte // of the submission, as they are kept
	preview    bool
	refusal    *store.Refusal

	// claimed is set by the committer, from when on the work is done, or by a caller that
	// no longer wants it, from when on it is not.
	claimed atomic.Bool
	done    chan struct{}

	// What came of it, once done.
	entry    store.Entry
	replayed store.Seq // the entry that was there before, if any
	err      error

	told *told // nil: nothing is
}

// fails notes what is wrong with the work itself, and reports whether anything is: the work fails alone.
func (w *work) fails(err error) bool {
	w.err = err
	return err != nil
}

// answer makes the entry of a submission, but for its number.
func (w *work) answer(did done) {
	w.entry = store.Entry{Submission: *w.submission, Outcomes: did.outcomes, Removed: did.removed, Totals: did.totals}
	w.entry.Idempotency, w.entry.After = nil, nil // they are not part of the entry
}

// maxEntryBytes bounds an entry. It is far above what a body of 4 MiB can make, and far
// below what would exhaust a database's memory.
const maxEntryBytes = 32 << 20

// bounded returns an error if the entry with this payload is too large.
func (w *work) bounded(payload []byte) error {
	if size := len(payload) + len(w.notes); size > maxEntryBytes {
		return fmt.Errorf("submission takes %d bytes, an entry has at most %d", size, maxEntryBytes)
	}
	return nil
}

func failAll(batch []*work, err error) {
	for _, w := range batch {
		w.err = classify(err)
	}
}

// unitRef names a unit of a tenant.
type unitRef struct {
	tenant tenant.ID
	unit   tenant.UnitID
}

func (w *work) rows() int {
	if w.submission == nil {
		return 1
	}
	return len(w.submission.Rows)
}

// queue is where work waits. A goroutine for each connection that commits takes it from there and
// commits all that waits at a moment together. There is no delay to gather more: while one
// commit is on its way to the disk, the next gathers by itself. Work of a tenant always goes to the same
// connection: over two of them, it would only wait for itself.
type queue struct {
	waiting []chan *work // one for each connection
	apart   bool         // tenants are committed apart from each other
	running sync.WaitGroup

	mu     sync.RWMutex // held for reading while putting
	closed bool
}

// newQueue starts a queue. Each of commits sets entry, replayed and err of the work it is given; if apart, that is of one tenant.
func newQueue(apart bool, commits ...func(context.Context, []*work)) *queue {
	q := &queue{apart: apart}
	for _, commit := range commits {
		waiting := make(chan *work, 4*maxBatch)
		q.waiting = append(q.waiting, waiting)
		q.running.Go(func() { q.run(waiting, commit) })
	}
	return q
}

// close commits what waits, and ends the goroutines.
func (q *queue) close() {
	q.mu.Lock()
	q.closed = true
	for _, waiting := range q.waiting {
		close(waiting)
	}
	q.mu.Unlock()
	q.running.Wait()
}

// do has work done. If ctx ends before its turn, it is never done.
func (q *queue) do(ctx context.Context, w *work) error {
	w.done = make(chan struct{})
	w.told = beginTelling(ctx)
	defer w.told.end()
	if err := q.put(ctx, w); err != nil {
		return err
	}
	select {
	case <-w.done:
	case <-ctx.Done():
		if w.claimed.CompareAndSwap(false, true) {
			return ctx.Err()
		}
		<-w.done
	}
	return w.err
}

func (q *queue) put(ctx context.Context, w *work) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	q.mu.RLock()
	defer q.mu.RUnlock()
	if q.closed {
		return fmt.Errorf("%w: it is closed", store.ErrUnavailable)
	}
	select {
	case q.waiting[uint64(w.tenant)%uint64(len(q.waiting))] <- w:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (q *queue) run(waiting <-chan *work, commit func(context.Context, []*work)) {
	batch := make([]*work, 0, maxBatch)
	for w := range waiting {
		batch = gather(waiting, batch[:0], w)
		if q.apart { // in order of arrival within each tenant
			slices.SortStableFunc(batch, func(a, b *work) int { return cmp.Compare(a.tenant, b.tenant) })
		}
		for rest := batch; len(rest) > 0; {
			next := len(rest)
			if other := slices.IndexFunc(rest, func(w *work) bool { return w.tenant != rest[0].tenant }); q.apart && other > 0 {
				next = other
			}
			tell(rest[:next], commit)
			for _, w := range rest[:next] {
				close(w.done)
			}
			rest = rest[next:]
		}
		clear(batch)
	}
}

// gather takes what waits now, up to the bounds, w first.
func gather(waiting <-chan *work, batch []*work, w *work) []*work {
	rows := 0
	for ok := true; ok; {
		if w.claimed.CompareAndSwap(false, true) {
			batch = append(batch, w)
			rows += w.rows()
		}
		if len(batch) == maxBatch || rows >= maxBatchRows {
			return batch
		}
		select {
		case w, ok = <-waiting:
		default:
			return batch
		}
	}
	return batch
}

// outrun returns an error if the newest entry of a business day is not the one a submission goes by.
func outrun(after, newest store.Seq) error {
	if after == newest {
		return nil
	}
	return fmt.Errorf("%w: the newest entry of the business day is %d, not %d", store.ErrConflict, newest, after)
}
