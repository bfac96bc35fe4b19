package server

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/daypart/daypart/internal/bounded"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/trace"
)

// readJSON reads a JSON body of at most limit bytes, measured after decompression.
func readJSON(r *http.Request, limit int64) ([]byte, error) {
	if err := takesJSON(r.Header); err != nil {
		return nil, err
	}
	return readAll(r, limit)
}

// readBody reads a body of a form other than JSON, of at most limit bytes, measured after decompression.
func readBody(r *http.Request, form string, limit int64) ([]byte, error) {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != form || !isUTF8(parameters) {
		return nil, problem.New(problem.UnsupportedMediaType, "Send "+form+" in UTF-8, and say so in Content-Type.").With("Accept", form)
	}
	return readAll(r, limit)
}

func readAll(r *http.Request, limit int64) ([]byte, error) {
	_, span := trace.Start(r.Context(), "receive the body") // which takes as long as the client does
	defer span.End()
	body, err := decompressed(r)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(exchangeOf(r).body.reader(bounded.NewReader(body, limit)))
	var corrupt flate.CorruptInputError
	var refused *problem.Problem
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case errors.Is(err, bounded.ErrTooLong):
		return nil, problem.New(problem.PayloadTooLarge, fmt.Sprintf("The body is larger than %d KiB: send it in parts.", limit>>10))
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &corrupt):
		return nil, problem.New(problem.InvalidRequest, "The body ends early or is not valid gzip: send it whole.")
	case err != nil:
		return nil, problem.New(problem.InvalidRequest, "The body could not be read: send it again.")
	}
	return text, nil
}

// takesJSON refuses a body that says it is something else. One that says nothing is taken for JSON.
func takesJSON(h http.Header) error {
	stated := h.Get("Content-Type")
	if stated == "" {
		return nil
	}
	kind, parameters, err := mime.ParseMediaType(stated)
	isJSON := kind == "application/json" || strings.HasSuffix(kind, "+json") || kind == "text/json"
	if err == nil && isJSON && isUTF8(parameters) {
		return nil
	}
	return problem.New(problem.UnsupportedMediaType, stated+" is not accepted here: send application/json in UTF-8.").
		With("Accept", "application/json")
}

// isUTF8 reports whether the parameters of a content type name UTF-8, by either of its common
// names (https://encoding.spec.whatwg.org/#names-and-labels), or no charset.
func isUTF8(parameters map[string]string) bool {
	charset := strings.ToLower(parameters["charset"])
	return charset == "" || charset == "utf-8" || charset == "utf8"
}

func decompressed(r *http.Request) (io.Reader, error) {
	switch encoding := strings.ToLower(r.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
		return r.Body, nil
	case "gzip", "x-gzip":
		body, err := gzip.NewReader(r.Body)
		if err != nil {
			return nil, problem.New(problem.InvalidRequest, "The body is not valid gzip, as Content-Encoding says it is.")
		}
		return body, nil
	default:
		return nil, problem.New(problem.UnsupportedMediaType, "Content-Encoding "+encoding+" is not taken: send gzip, or none.").
			With("Accept-Encoding", "gzip")
	}
}
