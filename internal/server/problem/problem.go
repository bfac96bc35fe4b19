// Package problem owns the errors of the API: the catalogue of problem types,
// how one is written to a client (RFC 9457), and the page behind each type.
//
// Which failure is which problem is decided in package server.
package problem

import (
	"net/http"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/daypart/daypart/internal/sales"
)

// MaxFaults is how many faults an answer spells out; the rest are counted.
const MaxFaults = 100

// Type is a kind of problem. Its slug, once published, never changes its meaning.
type Type struct {
	Slug   string
	Status int
	Title  string
	// Meaning and Remedy are sentences for the page behind the type.
	Meaning, Remedy string
	// Example is the problem as a client may see it.
	Example Problem
}

// Problem is one occurrence of a Type. It is an error, so that features and
// middleware can return it.
type Problem struct {
	Type   *Type
	Detail string
	// Faults are those found, at most MaxFaults of them; FaultCount is how many there were.
	Faults     []sales.Fault
	FaultCount int
	// Header is added to the answer: Retry-After, WWW-Authenticate, Allow and the like.
	Header http.Header
}

// New returns a problem of type t.
func New(t *Type, detail string) *Problem { return &Problem{Type: t, Detail: detail} }

// With returns p with a header added to its answer.
func (p *Problem) With(header, value string) *Problem {
	if p.Header == nil {
		p.Header = http.Header{}
	}
	p.Header.Add(header, value)
	return p
}

// Error returns the slug and the detail.
func (p *Problem) Error() string { return p.Type.Slug + ": " + p.Detail }

// body is a problem on the wire.
type body struct {
	Type       string  `json:"type"`
	Title      string  `json:"title"`
	Status     int     `json:"status"`
	Detail     string  `json:"detail,omitzero"`
	Instance   string  `json:"instance,omitzero"`
	RequestID  string  `json:"requestId,omitzero"`
	Errors     []fault `json:"errors,omitempty"`
	ErrorCount int     `json:"errorCount,omitzero"`
}

type fault struct {
	Pointer string         `json:"pointer"`
	Code    string         `json:"code"`
	Detail  string         `json:"detail"`
	Extra   map[string]any `json:",embed"`
}

// Occurrence says where a problem happened: in what its answer cites.
type Occurrence struct {
	// BaseURL is the address of the server, under which the types have their pages.
	BaseURL   string
	Instance  string
	RequestID string
}

// JSON returns p as application/problem+json.
func (p *Problem) JSON(o Occurrence) []byte {
	b := body{
		Type:       URL(o.BaseURL, p.Type),
		Title:      p.Type.Title,
		Status:     p.Type.Status,
		Detail:     p.Detail,
		Instance:   o.Instance,
		RequestID:  o.RequestID,
		Errors:     wireFaults(p.Faults),
		ErrorCount: p.FaultCount,
	}
	// Parts of a call are cited, which need not be UTF-8: what is not becomes U+FFFD.
	text, err := json.Marshal(b, json.Deterministic(true), jsontext.AllowInvalidUTF8(true))
	if err != nil {
		panic("problem: cannot encode " + p.Type.Slug + ": " + err.Error())
	}
	return text
}

// wireFaults returns faults as they stand on the wire.
func wireFaults(faults []sales.Fault) []fault {
	out := make([]fault, len(faults))
	for i, f := range faults {
		out[i] = fault{f.Pointer, string(f.Code), f.Detail, f.Extra}
	}
	return out
}

// URL returns the address of the page behind a type.
func URL(base string, t *Type) string {
	return strings.TrimSuffix(base, "/") + "/problems/" + t.Slug
}

// Write answers with p. The response must not have begun.
func Write(w http.ResponseWriter, p *Problem, o Occurrence) {
	for name, values := range p.Header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Type.Status)
	_, _ = w.Write(p.JSON(o)) // whoever asked is gone if this fails
}
