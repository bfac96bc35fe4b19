// Package bounded reads what may be too long: where [io.LimitReader] ends as if there were no more,
// it fails.
package bounded

import (
	"errors"
	"io"
)

// ErrTooLong: there is more to read than the bound allows.
var ErrTooLong = errors.New("longer than the bound allows")

// NewReader returns a reader of r that fails with ErrTooLong once it has returned limit bytes and r
// has more. Other errors are those of r.
func NewReader(r io.Reader, limit int64) io.Reader { return &reader{r, limit} }

type reader struct {
	from io.Reader
	left int64 // negative once there was more
}

func (r *reader) Read(p []byte) (int, error) {
	if r.left < 0 {
		return 0, ErrTooLong
	}
	if len(p) == 0 {
		return 0, nil
	}
	if int64(len(p)) > r.left+1 {
		p = p[:r.left+1] // one byte more shows whether there is more
	}
	n, err := r.from.Read(p)
	if int64(n) > r.left {
		n, r.left = int(r.left), -1
		return n, ErrTooLong
	}
	r.left -= int64(n)
	return n, err
}
