package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// compressors are writers that can be used again: each has tables of most of a megabyte.
var compressors = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed)
	if err != nil {
		panic("server: level of gzip: " + err.Error())
	}
	return w
}}

// gzipped returns the gzip of what write writes: so a large report takes an eighth of the memory,
// and is compressed once for all who ask for it. It fails once ctx has ended.
func gzipped(ctx context.Context, write func(io.Writer) error) ([]byte, error) {
	var text bytes.Buffer
	w := compressors.Get().(*gzip.Writer)
	w.Reset(&text)
	defer func() {
		w.Reset(io.Discard) // it holds on to no text
		compressors.Put(w)
	}()
	if err := write(contextWriter{ctx, w}); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress an answer: %w", err)
	}
	return text.Bytes(), nil
}

// contextWriter fails once ctx has ended.
type contextWriter struct {
	ctx context.Context
	to  io.Writer
}

func (w contextWriter) Write(text []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.to.Write(text)
}

// writeGzipped answers with a text that is gzipped, as it is or decompressed, as the client takes it.
func writeGzipped(w http.ResponseWriter, r *http.Request, status int, text []byte) error {
	if acceptsGzip(r.Header) {
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(status)
		_, _ = w.Write(text) // whoever asked is gone if this fails
		return nil
	}
	plain, err := gzip.NewReader(bytes.NewReader(text))
	if err != nil {
		return fmt.Errorf("read an answer that is kept compressed: %w", err)
	}
	w.WriteHeader(status)
	_, _ = io.Copy(w, plain) // as above: it reads from memory
	return nil
}

// acceptsGzip reports whether Accept-Encoding names gzip (RFC 9110 12.5.3).
func acceptsGzip(h http.Header) bool {
	for element := range strings.SplitSeq(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		coding, parameters, err := mime.ParseMediaType(element)
		if err == nil && (coding == "gzip" || coding == "x-gzip") {
			return quality(parameters["q"]) > 0
		}
	}
	return false
}
