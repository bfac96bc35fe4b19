package sales

// Code names a fault, or a warning, in a way that programs can rely on.
type Code string

// Fault is one thing wrong with a submission, and where.
type Fault struct {
	// Pointer is a JSON pointer (RFC 6901) into the body as it was sent.
	Pointer string `json:"pointer"`
	Code    Code   `json:"code"`
	// Detail says what is wrong and how to mend it.
	Detail string `json:"detail"`
	// Extra holds members that help a program mend it, such as "nearest" or "configured".
	Extra map[string]any `json:"extra,omitempty"`
}
