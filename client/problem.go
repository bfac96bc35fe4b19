package client

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strings"

	"github.com/daypart/daypart/api"
)

// Problem is the error of a call that the server refused (RFC 9457). Get at it with
//
//	if problem, ok := errors.AsType[*client.Problem](err); ok { … }
type Problem struct {
	// Problem is what the server said: Errors holds every fault it found.
	api.Problem
}

// Slug names the type of problem, such as api.ProblemSlugInvalidTimeSlot. It is
// empty if the answer did not come from the API, such as that of a proxy.
func (p *Problem) Slug() api.ProblemSlug {
	if p.Type == "" {
		return ""
	}
	return api.ProblemSlug(path.Base(p.Type))
}

// Error says what is wrong, with the pointer of the first faults.
func (p *Problem) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s", p.Status, p.Title)
	if slug := p.Slug(); slug != "" {
		fmt.Fprintf(&b, " (%s)", slug)
	}
	if p.Detail != "" {
		b.WriteString(": " + p.Detail)
	}
	for i, fault := range p.Errors {
		if i == 3 {
			fmt.Fprintf(&b, "; and %d more", max(p.ErrorCount, len(p.Errors))-i)
			break
		}
		b.WriteString("; " + where(fault) + fault.Detail)
	}
	if p.RequestID != "" {
		fmt.Fprintf(&b, " [request %s]", p.RequestID)
	}
	return b.String()
}

// where returns what to write before a fault: its place in the call, if it has one.
func where(f api.Fault) string {
	switch {
	case f.Parameter != nil:
		return *f.Parameter + ": "
	case f.Pointer == "":
		return ""
	}
	return f.Pointer + ": "
}

// problem returns the answer as the error it is.
func (a answer) problem() *Problem {
	p := &Problem{}
	if strings.HasPrefix(a.header.Get("Content-Type"), "application/problem+json") && json.Unmarshal(a.body, &p.Problem) == nil {
		return p
	}
	return &Problem{Problem: api.Problem{
		Status:    a.status,
		Title:     http.StatusText(a.status),
		RequestID: a.header.Get("X-Request-Id"),
	}}
}
