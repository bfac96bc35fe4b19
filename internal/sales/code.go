package sales

// Code names a fault, or a warning, in a way that programs can rely on.
type Code string

// What can be wrong with a call.
const (
	NotJSON            Code = "not-json"
	MissingMember      Code = "missing-member"
	DuplicateMember    Code = "duplicate-member"
	WrongType          Code = "wrong-type"
	OutOfRange         Code = "out-of-range"
	TooManyDecimals    Code = "too-many-decimals"
	NotATime           Code = "not-a-time"
	MissingParameter   Code = "missing-parameter"
	InvalidParameter   Code = "invalid-parameter"
	UnknownParameter   Code = "unknown-parameter"
	NotAnInteger       Code = "not-an-integer"
	UnknownUnit        Code = "unknown-unit"
	NotADate           Code = "not-a-date"
	DayInFuture        Code = "day-in-future"
	DayTooOld          Code = "day-too-old"
	UnitNotOpen        Code = "unit-not-open"
	UnitClosed         Code = "unit-closed"
	SlotOutsideDay     Code = "slot-outside-business-day"
	UnknownCurrency    Code = "currency-not-configured"
	UnknownType        Code = "sales-type-not-configured"
	SlotNotAligned     Code = "slot-not-aligned"
	AmbiguousLocalTime Code = "ambiguous-local-time"
	SkippedLocalTime   Code = "skipped-local-time"
	SlotInFuture       Code = "slot-in-future"
	DuplicateKey       Code = "duplicate-key"
	TooManyRows        Code = "too-many-rows"
	TooMany            Code = "too-many"
	NameTaken          Code = "name-taken"
	WrongState         Code = "wrong-state"
	UnknownMember      Code = "unknown-member"              // in a submission a warning
	MoreDecimals       Code = "more-decimals-than-currency" // a warning, unless the tenant refuses it
)

// What looks wrong in a submission that is taken all the same.
const (
	NetAboveGross      Code = "net-above-gross"
	SalesWithoutChecks Code = "sales-without-checks"
	NoRows             Code = "no-rows"
	UnknownHeader      Code = "unknown-header"
	UnusedMapping      Code = "unused-mapping" // of a file
)

// Rule says which problem a broken rule makes of a call: the slug of the problem's type.
type Rule struct {
	Code    Code
	Problem string
}

// rules is the one place that says what follows from a fault.
var rules = []Rule{
	{NotJSON, "invalid-request"},
	{MissingMember, "invalid-request"},
	{DuplicateMember, "invalid-request"},
	{WrongType, "invalid-request"},
	{OutOfRange, "invalid-request"},
	{TooManyDecimals, "invalid-request"},
	{NotATime, "invalid-request"},
	{MissingParameter, "invalid-request"},
	{InvalidParameter, "invalid-request"},
	{UnknownParameter, "unknown-parameter"},
	{NotAnInteger, "invalid-unit"},
	{UnknownUnit, "invalid-unit"},
	{NotADate, "business-day-mismatch"},
	{DayInFuture, "business-day-mismatch"},
	{DayTooOld, "business-day-mismatch"},
	{UnitNotOpen, "business-day-mismatch"},
	{UnitClosed, "business-day-mismatch"},
	{SlotOutsideDay, "business-day-mismatch"},
	{UnknownCurrency, "currency-mismatch"},
	{UnknownType, "sales-type-mismatch"},
	{SlotNotAligned, "invalid-time-slot"},
	{AmbiguousLocalTime, "invalid-time-slot"},
	{SkippedLocalTime, "invalid-time-slot"},
	{SlotInFuture, "invalid-time-slot"},
	{DuplicateKey, "invalid-time-slot"},
	{TooManyRows, "payload-too-large"},
	{TooMany, "invalid-request"},
	{NameTaken, "invalid-request"},
	{WrongState, "wrong-state"},
	{UnknownMember, "invalid-request"},
	{MoreDecimals, "invalid-request"},
}

// Rules returns every rule, in the order of the documentation.
func Rules() []Rule { return rules }

// Problem returns the slug of the problem type that a fault of code c makes of
// a call, or "" for a warning.
func (c Code) Problem() string {
	for _, r := range rules {
		if r.Code == c {
			return r.Problem
		}
	}
	return ""
}
