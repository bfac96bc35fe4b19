package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/spelling"
)

// parameters are what an operation takes in its query, and no other. Nil: the query is not looked
// at, as RFC 6749 3.2 has it for the token endpoints.
type parameters []parameter

// parameter is one of them.
type parameter struct {
	name string
	kind parameterKind
}

// parameterKind says how often a parameter may stand in a query, and with what.
type parameterKind int

const (
	single parameterKind = iota // once
	list                        // any number of times
	flag                        // once, as true or false
)

// takes declares the parameters of an operation: "name", "name..." for a list, "name?" for a flag.
func takes(names ...string) parameters {
	declared := make(parameters, len(names))
	for i, name := range names {
		declared[i] = parameterFromText(name)
	}
	return declared
}

func parameterFromText(text string) parameter {
	if name, found := strings.CutSuffix(text, "..."); found {
		return parameter{name, list}
	}
	if name, found := strings.CutSuffix(text, "?"); found {
		return parameter{name, flag}
	}
	return parameter{text, single}
}

// and returns the parameters with more of them.
func (p parameters) and(names ...string) parameters { return slices.Concat(p, takes(names...)) }

// find returns the parameter that a name in a query means: case does not matter, and name[] is what
// several HTTP clients write for a list.
func (p parameters) find(sent string) (parameter, bool) {
	sent = strings.TrimSuffix(sent, "[]")
	i := slices.IndexFunc(p, func(known parameter) bool { return spelling.IsSame(sent, known.name) })
	if i < 0 {
		return parameter{}, false
	}
	return p[i], true
}

func (p parameters) names() []string {
	names := make([]string, len(p))
	for i, known := range p {
		names[i] = known.name
	}
	return names
}

// readQuery reads the query of a call that takes these parameters, under their declared names. A
// query that cannot be read whole is a fault, as is a name that is not declared: a parameter that
// went missing, such as validateOnly, would turn the call into another.
func (p parameters) readQuery(r *http.Request) *query {
	sent, err := url.ParseQuery(r.URL.RawQuery)
	q := &query{values: url.Values{}}
	if err != nil {
		q.faults = append(q.faults, sales.Fault{
			Code: sales.InvalidParameter, Detail: "The query cannot be read: write name=value&name=value, percent-encoded.",
		})
	}
	for _, name := range sortedKeys(sent) {
		if known, found := p.find(name); found {
			q.values[known.name] = append(q.values[known.name], sent[name]...)
		} else {
			q.faults = append(q.faults, p.unknown(name, pathParameters(r)))
		}
	}
	for _, known := range p {
		q.check(known)
	}
	return q
}

// mayBeEmpty lists the parameters whose empty value has a meaning: the first page,
// the bucket of a report without time, a file without a name.
var mayBeEmpty = []string{"cursor", "bucket", "name"}

// check notes what is wrong with the values of a parameter, whatever they mean.
func (q *query) check(known parameter) {
	values := q.values[known.name]
	switch {
	case len(values) == 0:
	case !slices.ContainsFunc(values, func(text string) bool { return !isText(text) }):
		q.checkCount(known, values)
	default:
		q.fault(known.name, sales.InvalidParameter, known.name+" is not text in UTF-8.")
	}
}

func (q *query) checkCount(known parameter, values []string) {
	switch {
	case known.kind == list:
	case len(values) > 1:
		q.fault(known.name, sales.InvalidParameter, known.name+" stands more than once: give it once.")
	case values[0] != "" || slices.Contains(mayBeEmpty, known.name):
	case known.kind == flag:
		q.fault(known.name, sales.InvalidParameter, known.name+" has no value: write "+known.name+"=true, or leave it out.")
	default:
		q.fault(known.name, sales.InvalidParameter, known.name+" has no value: give it one, or leave it out.")
	}
}
