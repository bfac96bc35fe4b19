package calendar

import "time"

// Span is a half-open stretch of time: it holds its Start and all that follows
// up to, but not including, its End. The spans of this package are in UTC.
type Span struct{ Start, End time.Time }

// Contains reports whether t lies in the span.
func (s Span) Contains(t time.Time) bool {
	return !t.Before(s.Start) && t.Before(s.End)
}

// Duration returns the elapsed time from start to end.
func (s Span) Duration() time.Duration { return s.End.Sub(s.Start) }

// IsEmpty reports whether the span holds no instant.
func (s Span) IsEmpty() bool { return !s.Start.Before(s.End) }
