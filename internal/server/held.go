package server

import (
	"io"
	"sync/atomic"

	"github.com/daypart/daypart/internal/server/problem"
)

// What is held of the bodies of all requests at once, unless the operator sets something else: in
// memory, and as files to import in the temporary directory.
const (
	defaultBodies  = 64 << 20
	defaultUploads = 256 << 20
)

// byteBound bounds how many bytes all requests hold together. It is safe for concurrent use.
type byteBound struct {
	most int64
	used atomic.Int64
}

func newByteBound(most int64) *byteBound { return &byteBound{most: most} }

// take takes bytes, and reports whether there was room for them.
func (b *byteBound) take(n int64) bool {
	if b.used.Add(n) > b.most {
		b.used.Add(-n)
		return false
	}
	return true
}

// held is what a request holds of a bound of bytes. It takes bytes as they come, so that a slow
// body, or one that says that it is large, takes no more than it has sent.
type held struct {
	bound *byteBound
	bytes int64
}

// reader returns a reader of r that fails with 503 where the bound has no room for what it reads.
func (h *held) reader(r io.Reader) io.Reader { return heldReader{h, r} }

// release gives back what was taken.
func (h *held) release() {
	h.bound.used.Add(-h.bytes)
	h.bytes = 0
}

type heldReader struct {
	held *held
	from io.Reader
}

func (r heldReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	if n == 0 {
		return 0, err
	}
	if !r.held.bound.take(int64(n)) {
		return 0, tooManyBodies()
	}
	r.held.bytes += int64(n)
	return n, err
}

// tooManyBodies refuses a body that others leave no room for.
func tooManyBodies() *problem.Problem {
	return problem.New(problem.Unavailable, "The service holds as much of what is being sent to it as "+
		"it can: send it again in 5 s.").With("Retry-After", "5")
}
