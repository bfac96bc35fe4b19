package oauth

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/store"
)

// known pairs the errors of the packages below with the answers to them. The first that matches counts.
var known = []struct {
	cause  error
	answer Error
}{
	{store.ErrUnavailable, errUnavailable},
	{context.DeadlineExceeded, errUnavailable},
	{context.Canceled, errUnavailable},
	{password.ErrBusy, errBusy},
	{login.ErrExhausted, errTooMany},
	{token.ErrInvalidClient, errInvalidClient},
	{token.ErrGrantNotAllowed, errGrantNotAllowed},
	{token.ErrInvalidGrant, errInvalidGrant},
	{token.ErrReused, errReused},
	{token.ErrWrongCompany, errWrongCompany},
	{login.ErrWrongCredentials, errWrongCredentials},
}

// translate returns the answer to an error.
func translate(err error) Error {
	var (
		answer Error
		locked *login.LockedError
		scope  *token.ScopeError
	)
	switch {
	case errors.As(err, &answer):
		return answer
	case errors.As(err, &locked):
		return errLocked.after(locked.Wait)
	case errors.As(err, &scope):
		return scopeError(scope)
	}
	for _, k := range known {
		if errors.Is(err, k.cause) {
			return k.answer
		}
	}
	return errServer
}

func scopeError(e *token.ScopeError) Error {
	switch {
	case e.OnlyOpenID:
		return errOnlyOpenID
	case e.Unknown == "":
		return errNoScope
	}
	return errUnknownScope.about(string(e.Unknown))
}

// refuse answers an error of a visitor. What is refused is drawn from the rate of the address; when
// that is empty, only this is answered. A client above its own rate has drawn from that.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, v Visitor, err error) {
	answer := translate(err)
	if answer.Status < http.StatusInternalServerError && !errors.Is(err, errClientRate) {
		if wait := v.CountRefusal(); wait > 0 {
			answer = errTooMany.after(wait)
		}
	}
	h.fail(w, r, answer, err)
}

// fail answers an error, and logs what the operator should know of its cause.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, answer Error, err error) {
	// Who tried by the header is told by the header; else 400, for a browser would ask a person for the secret.
	if answer.Code == errInvalidClient.Code && len(basicHeaders(r)) > 0 {
		answer.Status = http.StatusUnauthorized
		w.Header().Set("WWW-Authenticate", `Basic realm="daypart", charset="UTF-8"`)
	}
	if answer.RetryAfter > 0 {
		w.Header().Set("Retry-After", wholeSeconds(answer.RetryAfter))
	}
	h.logFailure(r, w.Header().Get("X-Request-Id"), answer, err)
	h.write(w, r, answer.Status, answer)
}

func (h *Handler) logFailure(r *http.Request, requestID string, answer Error, err error) {
	switch {
	case errors.Is(err, token.ErrReused):
		h.log.WarnContext(r.Context(), "a refresh token was used twice; its family is revoked", "requestId", requestID)
	case errors.Is(err, token.ErrInvalidClient):
		h.log.InfoContext(r.Context(), "client refused", "requestId", requestID, "error", err)
	case answer.Status >= http.StatusInternalServerError && r.Context().Err() == nil:
		h.log.ErrorContext(r.Context(), "OAuth endpoint failed", "requestId", requestID, "path", r.URL.Path, "error", err)
	}
}

// wholeSeconds rounds up: who comes back a moment early is refused again.
func wholeSeconds(d time.Duration) string {
	return strconv.FormatInt(int64((d+time.Second-1)/time.Second), 10)
}
