package server

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/server/problem"
)

// acceptable returns a problem if the Accept header excludes the form of the answer (RFC 9110 12.5.1).
func acceptable(r *http.Request, form string) error {
	ranges := strings.Join(r.Header.Values("Accept"), ",")
	if ranges == "" || accepts(ranges, form) {
		return nil
	}
	return problem.New(problem.NotAcceptable, "The answer is "+form+", which Accept excludes.").With("Accept", form)
}

// accepts reports whether the most specific range that fits form has a weight above zero.
func accepts(ranges, form string) bool {
	major, _, _ := strings.Cut(form, "/")
	best, weight := -1, 0.0
	for element := range strings.SplitSeq(ranges, ",") {
		kind, parameters, err := mime.ParseMediaType(element)
		if err != nil {
			continue
		}
		precision := -1
		switch kind {
		case form:
			precision = 2
		case major + "/*":
			precision = 1
		case "*/*":
			precision = 0
		}
		if precision > best {
			best, weight = precision, quality(parameters["q"])
		}
	}
	return best >= 0 && weight > 0
}

// quality reads a weight; one that is absent or unreadable is 1.
func quality(text string) float64 {
	q, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 1
	}
	return q
}
