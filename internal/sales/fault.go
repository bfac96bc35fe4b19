package sales

import "fmt"

// MaxFaults is how many faults of a call are spelt out; the rest are counted.
const MaxFaults = 100

// Fault is one thing wrong with a submission, and where.
type Fault struct {
	// Pointer is a JSON pointer (RFC 6901) into the body as it was sent; for a member that is missing, where
	// it should stand. It is empty for the whole body, and for a fault in a parameter (see ParameterFault).
	Pointer string `json:"pointer"`
	Code    Code   `json:"code"`
	// Detail says what is wrong and how to mend it.
	Detail string `json:"detail"`
	// Extra holds members that help a program mend it, such as "nearest" or "configured".
	Extra map[string]any `json:"extra,omitempty"`
}

// AsTaken returns a fault that is a warning by policy: what it is about is taken as it was sent.
func (f Fault) AsTaken() Fault {
	f.Detail += " The row is taken as it was sent."
	return f
}

// LimitFaults returns the first MaxFaults of them.
func LimitFaults(faults []Fault) []Fault { return faults[:min(len(faults), MaxFaults)] }

// ParameterFault returns a fault in the parameter of a path, query or header.
func ParameterFault(parameter string, code Code, detail string) Fault {
	return Fault{Code: code, Detail: detail, Extra: map[string]any{"parameter": parameter}}
}

// Refusal is the error of a call that was refused for what it said. Nothing of it was stored.
type Refusal struct {
	// Problem is the slug of the problem's type.
	Problem string
	// Detail sums up what to do.
	Detail string
	// Faults are the first MaxFaults that were found, in order; FaultCount is how many there are.
	Faults     []Fault
	FaultCount int
}

// Error returns the problem and its detail.
func (r *Refusal) Error() string { return r.Problem + ": " + r.Detail }

// Refuse returns the refusal for faults, of which there are count in all. The first decides the problem.
func Refuse(faults []Fault, count int) *Refusal {
	detail := faults[0].Detail
	if count > 1 {
		detail = fmt.Sprintf("%d faults were found, and nothing was done. The first: %s", count, detail)
	}
	return &Refusal{Problem: faults[0].Code.Problem(), Detail: detail, Faults: faults, FaultCount: count}
}
