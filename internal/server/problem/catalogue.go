package problem

import (
	"net/http"

	"github.com/daypart/daypart/internal/sales"
)

// catalogue has every type, in the order in which they are declared below.
var catalogue []*Type

// The types of problem there are. Their slugs and statuses are part of the contract.
var (
	InvalidRequest = add(&Type{
		Slug: "invalid-request", Status: http.StatusBadRequest,
		Title:   "The request is not valid",
		Meaning: "The body is not JSON, or a member or parameter is missing, of the wrong type, out of range, or has too many decimals. Nothing was stored.",
		Remedy:  "Correct every fault listed in errors and send the whole submission again. Each pointer leads to the member in the body you sent.",
		Example: Problem{Detail: "1 fault was found; nothing was stored.", FaultCount: 1, Faults: []sales.Fault{{
			Pointer: "/realTimeSales/0/netSales", Code: "too-many-decimals",
			Detail: "1.23456 has more than 4 decimals: round it to at most 4."}}},
	})
	UnknownParameter = add(&Type{
		Slug: "unknown-parameter", Status: http.StatusBadRequest,
		Title:   "The call has no such parameter",
		Meaning: "The query holds a parameter that this operation does not have. Were it ignored, the call could do something else than you meant. Nothing was done.",
		Remedy:  "Use the parameter named under suggestion, or one of those listed under known; leave out what is not meant for this call. Names are matched without regard to case, name[] counts as name, and the members of a body belong in the body.",
		Example: Problem{Detail: `"dryRun" is not a parameter of this call: validateOnly is the nearest that it has.`, FaultCount: 1, Faults: []sales.Fault{{
			Code:   "unknown-parameter",
			Detail: `"dryRun" is not a parameter of this call: validateOnly is the nearest that it has.`,
			Extra:  map[string]any{"parameter": "dryRun", "suggestion": "validateOnly", "known": []string{"validateOnly", "onError"}}}}},
	})
	InvalidUnit = add(&Type{
		Slug: "invalid-unit", Status: http.StatusBadRequest,
		Title:   "There is no such business unit",
		Meaning: "The unit id in the path is not an integer, or your company has no business unit with this id.",
		Remedy:  "Use an id from GET /sales/api/v1/business-unit. Ids belong to one company: the same number means another site elsewhere.",
		Example: Problem{Detail: "There is no business unit 12 in this company: see GET /sales/api/v1/business-unit.", FaultCount: 1, Faults: []sales.Fault{{
			Code:   "unknown-unit",
			Detail: "There is no business unit 12 in this company: see GET /sales/api/v1/business-unit.",
			Extra:  map[string]any{"parameter": "unitId"}}}},
	})
	BusinessDayMismatch = add(&Type{
		Slug: "business-day-mismatch", Status: http.StatusBadRequest,
		Title:   "The business day does not fit",
		Meaning: "The business day is not a date, lies in the future or too far back, the unit was not open on it, or a slot lies in another business day.",
		Remedy:  "Send each slot with the business day it belongs to: a sale after midnight usually belongs to the day before. GET …/business-day/current names the running day and its slots.",
		Example: Problem{Detail: "1 fault was found; nothing was stored.", FaultCount: 1, Faults: []sales.Fault{{
			Pointer: "/realTimeSales/0/timeSlotStart", Code: "slot-outside-business-day",
			Detail: "2026-11-24T01:15:00+01:00 lies in business day 2026-11-23, not 2026-11-24: send it with that day.",
			Extra:  map[string]any{"businessDay": "2026-11-23"}}}},
	})
	CurrencyMismatch = add(&Type{
		Slug: "currency-mismatch", Status: http.StatusBadRequest,
		Title:   "The currency is not configured",
		Meaning: "A row names a currency that the company, or this unit, does not sell in.",
		Remedy:  "Use one of the currencies listed under configured, or ask the administrator of the company to add it.",
		Example: Problem{Detail: "1 fault was found; nothing was stored.", FaultCount: 1, Faults: []sales.Fault{{
			Pointer: "/realTimeSales/0/currencyId", Code: "currency-not-configured",
			Detail: "USD is not a currency of this unit: use EUR.",
			Extra:  map[string]any{"configured": []string{"EUR"}}}}},
	})
	SalesTypeMismatch = add(&Type{
		Slug: "sales-type-mismatch", Status: http.StatusBadRequest,
		Title:   "The sales type is not configured",
		Meaning: "A row names a sales type that the company, or this unit, does not have.",
		Remedy:  "Use one of the sales types listed under configured, or ask the administrator of the company to add it.",
		Example: Problem{Detail: "1 fault was found; nothing was stored.", FaultCount: 1, Faults: []sales.Fault{{
			Pointer: "/realTimeSales/0/salesTypeId", Code: "sales-type-not-configured",
			Detail: "DRONE is not a sales type of this unit: use DINE or TAKE.",
			Extra:  map[string]any{"configured": []string{"DINE", "TAKE"}}}}},
	})
	InvalidTimeSlot = add(&Type{
		Slug: "invalid-time-slot", Status: http.StatusBadRequest,
		Title:   "The time slot does not fit",
		Meaning: "A slot does not start on a slot boundary, is a local time that the clock change skips or repeats, lies in the future, or stands twice in one call.",
		Remedy:  "Use the slot starts of GET …/business-day/{businessDay}; send them with their offset and no clock change can make them ambiguous.",
		Example: Problem{Detail: "1 fault was found; nothing was stored.", FaultCount: 1, Faults: []sales.Fault{{
			Pointer: "/realTimeSales/0/timeSlotStart", Code: "slot-not-aligned",
			Detail: "12:20 is not the start of a slot: use 12:15 or 12:30.",
			Extra:  map[string]any{"nearest": []string{"2026-11-23T11:15:00.000Z", "2026-11-23T11:30:00.000Z"}}}}},
	})
	MissingToken = add(&Type{
		Slug: "missing-token", Status: http.StatusUnauthorized,
		Title:   "There is no access token",
		Meaning: "The call has neither an Authorization header with a bearer token nor a session of the page.",
		Remedy:  "Get a token from POST /connect/token and send it as Authorization: Bearer followed by the token.",
		Example: Problem{Detail: "Send Authorization: Bearer with an access token from POST /connect/token."},
	})
	InvalidToken = add(&Type{
		Slug: "invalid-token", Status: http.StatusUnauthorized,
		Title:   "The access token is not valid",
		Meaning: "The token has expired, was revoked, was issued by or for another server, or was altered.",
		Remedy:  "Get a new token from POST /connect/token and send the call again. If that fails too, the user or client was disabled.",
		Example: Problem{Detail: "The access token has expired: get a new one."},
	})
	WrongCredentials = add(&Type{
		Slug: "wrong-credentials", Status: http.StatusUnauthorized,
		Title:   "The user name or the password is wrong",
		Meaning: "No user has this name and password. Which of the two is wrong is not said.",
		Remedy:  "Check both and try again. The administrator of the company can set a new password.",
		Example: Problem{Detail: "The user name or the password is wrong."},
	})
	InsufficientScope = add(&Type{
		Slug: "insufficient-scope", Status: http.StatusForbidden,
		Title:   "The token does not allow this",
		Meaning: "The token is valid but lacks the scope this call needs.",
		Remedy:  "Ask for the scope when you get the token. If that is refused, the administrator of the company must allow it for the client and the user.",
		Example: Problem{Detail: "This call needs the scope sales:write."},
	})
	UnitNotPermitted = add(&Type{
		Slug: "unit-not-permitted", Status: http.StatusForbidden,
		Title:   "This business unit is not permitted",
		Meaning: "The unit exists in your company, but this user or client is limited to other units.",
		Remedy:  "Use a unit listed by GET /sales/api/v1/business-unit, or ask the administrator of the company for access to this one.",
		Example: Problem{Detail: "You are not permitted business unit 9."},
	})
	HTTPSRequired = add(&Type{
		Slug: "https-required", Status: http.StatusForbidden,
		Title:   "HTTPS is required",
		Meaning: "The call came over plain HTTP. It was refused rather than redirected: what it carried has already crossed the network in the clear.",
		Remedy:  "Use the https:// address, and replace the password or secret that was sent.",
		Example: Problem{Detail: "Call this address by https://. If a secret was sent, replace it: it crossed the network in the clear."},
	})
	CrossOrigin = add(&Type{
		Slug: "cross-origin", Status: http.StatusForbidden,
		Title:   "The request comes from another site",
		Meaning: "A browser marked the request as coming from another site. The page's session only serves the page itself.",
		Remedy:  "Programs use an access token instead of the session cookie.",
		Example: Problem{Detail: "A session serves only its own page: use an access token."},
	})
	TenantNotFound = add(&Type{
		Slug: "tenant-not-found", Status: http.StatusNotFound,
		Title:   "The company is not there",
		Meaning: "The company the token was issued for no longer exists, or is suspended.",
		Remedy:  "Ask whoever runs the service.",
		Example: Problem{Detail: "The company of this token is gone or suspended."},
	})
	TenantConfigurationNotFound = add(&Type{
		Slug: "tenant-configuration-not-found", Status: http.StatusNotFound,
		Title:   "The company is not configured yet",
		Meaning: "The company exists, but has no currencies, sales types and units yet, so it cannot receive sales.",
		Remedy:  "The administrator of the company configures it: daypart tenant apply -f company.yaml. Then send again.",
		Example: Problem{Detail: "The company has no configuration yet."},
	})
	NotFound = add(&Type{
		Slug: "not-found", Status: http.StatusNotFound,
		Title:   "There is nothing here",
		Meaning: "No such address, or no such record.",
		Remedy:  "Compare the address with the documentation at /docs.",
		Example: Problem{Detail: "There is nothing at /sales/api/v2: see /docs."},
	})
	MethodNotAllowed = add(&Type{
		Slug: "method-not-allowed", Status: http.StatusMethodNotAllowed,
		Title:   "The method does not fit the address",
		Meaning: "The address exists, but not with this method.",
		Remedy:  "Use one of the methods in the Allow header.",
		Example: Problem{Detail: "DELETE is not a method of this address: use GET or POST."},
	})
	NotAcceptable = add(&Type{
		Slug: "not-acceptable", Status: http.StatusNotAcceptable,
		Title:   "The answer cannot be had in that form",
		Meaning: "The Accept header excludes every form the answer exists in.",
		Remedy:  "Leave Accept out, or include the form named in the detail.",
		Example: Problem{Detail: "The answer is application/json, which Accept excludes."},
	})
	PayloadTooLarge = add(&Type{
		Slug: "payload-too-large", Status: http.StatusRequestEntityTooLarge,
		Title:   "The body is too large",
		Meaning: "A submission is at most 4 MiB of JSON, after decompression, and at most 5,000 rows.",
		Remedy:  "Send the day in several submissions: rows that are not named are not touched.",
		Example: Problem{Detail: "The body is larger than 4 MiB: send it in several submissions."},
	})
	UnsupportedMediaType = add(&Type{
		Slug: "unsupported-media-type", Status: http.StatusUnsupportedMediaType,
		Title:   "The form of the body is not supported",
		Meaning: "The Content-Type is not one that this call accepts, or the Content-Encoding is neither gzip nor absent.",
		Remedy:  "Send application/json in UTF-8, plain or with Content-Encoding: gzip. The Accept header of the answer lists the accepted forms.",
		Example: Problem{Detail: "text/xml is not accepted here: send application/json."},
	})
	WrongState = add(&Type{
		Slug: "wrong-state", Status: http.StatusConflict,
		Title:   "Its state does not allow this",
		Meaning: "What the call names has moved on: a session that is finished gets no more sales, an import that is undone is not committed. Nothing was changed.",
		Remedy:  "Read it again: its state says what can be done with it.",
		Example: Problem{Detail: "The session is finished: begin another.", FaultCount: 1, Faults: []sales.Fault{{
			Code: sales.WrongState, Detail: "The session is finished: begin another."}}},
	})
	IdempotencyInProgress = add(&Type{
		Slug: "idempotency-in-progress", Status: http.StatusConflict,
		Title:   "The same call is still running",
		Meaning: "A call with this Idempotency-Key has come in before and is not answered yet.",
		Remedy:  "Wait a moment and send it again with the same key: you get the answer of the first.",
		Example: Problem{Detail: "A call with this Idempotency-Key is still running: send it again in a second."},
	})
	IdempotencyKeyReused = add(&Type{
		Slug: "idempotency-key-reused", Status: http.StatusUnprocessableEntity,
		Title:   "The Idempotency-Key was used for another call",
		Meaning: "This key came before, with another unit, another onError or another submission. Nothing was stored. Submissions are compared by what they mean: 1.0 is 1.00, and 12:15+01:00 is 11:15Z. Codes are compared as they were sent: a sales type and its alias differ.",
		Remedy:  "Make a new key for every new submission; keep it only to repeat the very same one.",
		Example: Problem{Detail: "This Idempotency-Key was used for another submission: make a new key for each."},
	})
	RateLimited = add(&Type{
		Slug: "rate-limited", Status: http.StatusTooManyRequests,
		Title:   "Too many requests",
		Meaning: "This client, user or address has sent more requests than it may for the moment, or its company has as many reports, exports, imports or event streams under way as it may. Nothing was stored.",
		Remedy:  "Wait for the seconds in Retry-After. Send several slots in one submission rather than one each.",
		Example: Problem{Detail: "Too many requests: wait 2 seconds."},
	})
	InternalError = add(&Type{
		Slug: "internal-error", Status: http.StatusInternalServerError,
		Title:   "Something went wrong on our side",
		Meaning: "The service failed in a way it did not expect. The cause is in its log, under the request id.",
		Remedy:  "Send the call again, with the same Idempotency-Key if it had one. If it fails again, quote the request id to whoever runs the service.",
		Example: Problem{Detail: "Something went wrong on our side. Quote the request id to whoever runs the service."},
	})
	Unavailable = add(&Type{
		Slug: "unavailable", Status: http.StatusServiceUnavailable,
		Title:   "The service is not available",
		Meaning: "The store is out of reach, locked or full, the service has as much to do as it can, or it is stopping. Nothing was stored.",
		Remedy:  "Keep what you sent and send it again after the seconds in Retry-After.",
		Example: Problem{Detail: "The service is not available; nothing was stored. Send it again in 5 seconds."},
	})
)

// add puts t into the catalogue and makes its example one of its own.
func add(t *Type) *Type {
	t.Example.Type = t
	catalogue = append(catalogue, t)
	return t
}

// Types returns every type of problem, in the order of the documentation.
func Types() []*Type { return catalogue }

// BySlug returns the type with this slug, or nil.
func BySlug(slug string) *Type {
	for _, t := range catalogue {
		if t.Slug == slug {
			return t
		}
	}
	return nil
}
