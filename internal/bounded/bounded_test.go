package bounded

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

func TestReader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.Byte(), 0, 2000).Draw(t, "text")
		limit := rapid.IntRange(0, 2000).Draw(t, "limit")
		source := io.Reader(bytes.NewReader(text))
		if rapid.Bool().Draw(t, "in pieces") {
			source = iotest.DataErrReader(iotest.HalfReader(source))
		}
		r := NewReader(source, int64(limit))
		read, err := io.ReadAll(r)
		if want := text[:min(len(text), limit)]; !bytes.Equal(read, want) {
			t.Fatalf("read %d bytes, want %d", len(read), len(want))
		}
		if tooLong := len(text) > limit; errors.Is(err, ErrTooLong) != tooLong || !tooLong && err != nil {
			t.Fatalf("%d bytes with a bound of %d: %v", len(text), limit, err)
		}
		if _, again := r.Read(make([]byte, 1)); err != nil && !errors.Is(again, ErrTooLong) {
			t.Fatalf("read on after the bound: %v", again)
		}
	})
}

func TestReader_PassesErrorsOn(t *testing.T) {
	broken := errors.New("broken")
	if _, err := io.ReadAll(NewReader(iotest.ErrReader(broken), 10)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
