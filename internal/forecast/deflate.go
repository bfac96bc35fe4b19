package forecast

import (
	"bytes"
	"compress/flate"
	"io"
	"sync"
)

// level makes outlooks 2 % longer than the best there is, in a third of the time.
const level = 5

// Writers and readers of DEFLATE are large, and are used again.
var (
	deflaters = sync.Pool{New: func() any {
		w, err := flate.NewWriter(io.Discard, level)
		if err != nil {
			panic("forecast: the level is one there is: " + err.Error())
		}
		return w
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}
)

// deflate appends what is compressed to a version.
func deflate(version, raw []byte) []byte {
	packed := bytes.NewBuffer(version)
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(packed)
	_, _ = w.Write(raw) // a buffer takes everything
	_ = w.Close()
	return packed.Bytes()
}

// inflate returns what was packed behind its version, as far as the first bytes: so many, or fewer where there are fewer.
func inflate(packed []byte, most int) ([]byte, error) {
	if len(packed) == 0 || packed[0] != packVersion {
		return nil, errPacked
	}
	r := inflaters.Get().(io.Reader)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(packed[1:]), nil); err != nil {
		return nil, err
	}
	raw := bytes.NewBuffer(make([]byte, 0, min(most, 1<<15)+bytes.MinRead))
	_, err := raw.ReadFrom(io.LimitReader(r, int64(most)))
	return raw.Bytes(), err
}
