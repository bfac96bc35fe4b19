package server

import (
	"fmt"
	"net/http"

	"github.com/daypart/daypart/internal/auth"
)

// An endpoint answers an authorised call.
type endpoint func(r *http.Request, caller auth.Caller) (answer, error)

// answer is what a call is answered with: a body to encode as JSON, a text whose form the header names, or nothing.
type answer struct {
	status int
	header http.Header
	body   any
	text   []byte
	// gzipped is whether text is.
	gzipped bool
}

// ok answers 200 with body.
func ok(body any) answer { return answer{status: http.StatusOK, body: body} }

// with returns a with a header added.
func (a answer) with(name, value string) answer {
	if a.header == nil {
		a.header = http.Header{}
	}
	a.header.Add(name, value)
	return a
}

// authorised serves e, which takes the parameters p and whose answers are of that form, to callers
// that a admits.
func (s *Server) authorised(a access, p parameters, form string, e endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, err := s.admitCall(w, r, a, p)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		s.respond(w, r, form, func() (answer, error) { return e(r, caller) })
	})
}

// admitCall finds out who makes a call and whether a lets them, and reads its query. What no
// declared parameter says is refused here, so that no operation can forget to.
func (s *Server) admitCall(w http.ResponseWriter, r *http.Request, a access, p parameters) (auth.Caller, error) {
	caller, err := s.admit(w, r, a)
	if err != nil || p == nil {
		return caller, err
	}
	q := p.readQuery(r)
	exchangeOf(r).query = q
	return caller, q.err()
}

// jsonForm is the form of most answers.
const jsonForm = "application/json"

// respond encodes what call answers.
func (s *Server) respond(w http.ResponseWriter, r *http.Request, form string, call func() (answer, error)) {
	if err := acceptable(r, form); err != nil {
		s.fail(w, r, err)
		return
	}
	a, err := call()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if err := write(w, r, a); err != nil {
		s.fail(w, r, err)
	}
}

// write encodes before it sends, so that a value that cannot be encoded still becomes a clean 500.
func write(w http.ResponseWriter, r *http.Request, a answer) error {
	text := a.text
	if a.body != nil {
		var err error
		if text, err = encodeJSON(a.body); err != nil {
			return fmt.Errorf("encode answer: %w", err)
		}
		w.Header().Set("Content-Type", jsonForm)
	}
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if a.gzipped {
		return writeGzipped(w, r, a.status, text)
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(text) // whoever asked is gone if this fails
	return nil
}
