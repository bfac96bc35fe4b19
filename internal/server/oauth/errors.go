package oauth

import (
	"net/http"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/auth"
)

// Error is an error as the endpoints answer it (RFC 6749 5.2).
type Error struct {
	Code        string `json:"error"`
	Description string `json:"error_description,omitzero"`
	Status      int    `json:"-"`
	// RetryAfter is zero where waiting does not help.
	RetryAfter time.Duration `json:"-"`
}

// Error returns code and description.
func (e Error) Error() string { return e.Code + ": " + e.Description }

// Is reports whether target is the same error, however long to wait.
func (e Error) Is(target error) bool {
	t, ok := target.(Error)
	return ok && e.after(0) == t.after(0)
}

// about returns e with what it is about behind its description.
func (e Error) about(what string) Error {
	e.Description += ": " + printable(what)
	return e
}

// after returns e with the time to wait before the next try.
func (e Error) after(wait time.Duration) Error {
	e.RetryAfter = wait
	return e
}

// The errors there are.
var (
	errContentType = badRequest("invalid_request", "the body must be application/x-www-form-urlencoded")
	errTooLarge    = badRequest("invalid_request", "the body is larger than 16 KiB")
	errUnreadable  = badRequest("invalid_request", "the body is not a form in UTF-8")
	errTwice       = badRequest("invalid_request", "a parameter is given twice")
	errMissing     = badRequest("invalid_request", "a parameter is missing")
	errTwoMethods  = badRequest("invalid_request", "send the client's id and secret in the Authorization header or in the form, in one of them and once")

	errNoClient      = badRequest("invalid_client", "client_id and client_secret are missing: send them in the form or in an Authorization header of the scheme Basic")
	errInvalidClient = badRequest("invalid_client", "unknown client or wrong secret")

	errWrongCredentials = badRequest("invalid_grant", "wrong user name or password")
	errLocked           = badRequest("invalid_grant", "too many failed log-ins of this user; wait before the next")
	errWrongCompany     = badRequest("invalid_grant", "this client does not serve the user's company, or the company is suspended")
	errInvalidGrant     = badRequest("invalid_grant", "the refresh token is unknown, expired or revoked; log in again")
	errReused           = badRequest("invalid_grant", "the refresh token was used before, so all tokens of its log-in have been revoked; log in again")

	errUnsupportedGrant = badRequest("unsupported_grant_type", "use "+join(grants))
	errGrantNotAllowed  = badRequest("unauthorized_client", "this client may not use this grant")
	errUnknownScope     = badRequest("invalid_scope", "there is no such scope")
	errOnlyOpenID       = badRequest("invalid_scope", "openid and offline_access alone grant nothing: name scopes of this service too, or leave scope out for all that may be granted")
	errNoScope          = badRequest("invalid_scope", "neither client nor user may have any of these scopes")

	errTooMany     = Error{"temporarily_unavailable", "too many requests; wait before the next", http.StatusTooManyRequests, time.Second}
	errClientRate  = Error{"temporarily_unavailable", "too many requests of this client; wait before the next", http.StatusTooManyRequests, time.Second}
	errBusy        = Error{"temporarily_unavailable", "too many log-ins at this moment; try again", http.StatusServiceUnavailable, time.Second}
	errUnavailable = Error{"temporarily_unavailable", "the store cannot answer now; try again", http.StatusServiceUnavailable, 5 * time.Second}
	errServer      = Error{"server_error", "a fault of the server", http.StatusInternalServerError, 0}
)

func badRequest(code, description string) Error {
	return Error{Code: code, Description: description, Status: http.StatusBadRequest}
}

// grants are those the token endpoint knows, the recommended one first.
var grants = []auth.Grant{auth.GrantClientCredentials, auth.GrantPassword, auth.GrantRefreshToken}

// join writes names one after the other.
func join[T ~string](names []T) string {
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(name))
	}
	return b.String()
}

// printable leaves out what a description must not hold (RFC 6749 5.2), and keeps it short.
func printable(text string) string {
	const longest = 60
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7e || r == '"' || r == '\\' {
			return -1
		}
		return r
	}, text)
	return clean[:min(len(clean), longest)]
}
