package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/live"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/scenario"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// fail answers with the problem that err is. What nobody foresaw is noted for the log.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(err)
	if p.Type.Status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		exchangeOf(r).failure = err
	}
	problem.Write(w, p, s.occurrence(r))
}

// occurrence says where a problem happened. The path alone is cited: a query may hold what is nobody's business.
func (s *Server) occurrence(r *http.Request) problem.Occurrence {
	return problem.Occurrence{BaseURL: s.baseURL, Instance: r.URL.EscapedPath(), RequestID: exchangeOf(r).id}
}

// problemOf is the one place where errors become problems. An error it does not
// know is a 500 whose text tells nothing of the cause.
func problemOf(err error) *problem.Problem {
	var (
		unitError *directory.UnitError
		known     *problem.Problem
		refused   *sales.Refusal
		invalid   *token.InvalidError
		locked    *login.LockedError
		quota     *imports.QuotaError
		eventID   *store.EventIDError
	)
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &refused):
		return refusalProblem(refused)
	case errors.As(err, &invalid):
		return invalidToken(invalid)
	case errors.As(err, &locked):
		return problem.New(problem.RateLimited, "Too many failed log-ins: try again in "+strconv.FormatInt(locked.Seconds(), 10)+" seconds.").
			With("Retry-After", strconv.FormatInt(locked.Seconds(), 10))
	case errors.Is(err, login.ErrExhausted):
		return tooMany(time.Second)
	case errors.Is(err, login.ErrWrongCredentials):
		return problem.New(problem.WrongCredentials, "The user name or the password is wrong.")
	case errors.Is(err, scenario.ErrNoPerson):
		return missingToken("Scenarios belong to people: log in on the page, or get a token with grant_type=password.")
	case errors.Is(err, directory.ErrNotFound):
		return problem.New(problem.TenantNotFound, "The company of this token is gone or suspended.")
	case errors.Is(err, directory.ErrNotConfigured):
		return problem.New(problem.TenantConfigurationNotFound, "The company has no configuration yet: it is made with daypart tenant apply.")
	case errors.As(err, &unitError):
		return unitProblem(unitError)
	case errors.As(err, &eventID):
		return problem.New(problem.NotFound, fmt.Sprintf("There is no event %q for you to replace, and "+
			"the id is not free: choose another.", eventID.ID))
	case errors.Is(err, store.ErrNotPermitted):
		return problem.New(problem.UnitNotPermitted, "You are not permitted this business unit: see GET "+api+"/business-unit.")
	case errors.Is(err, store.ErrNotFound):
		return problem.New(problem.NotFound, "There is no such record.")
	case errors.As(err, &quota):
		return problem.New(problem.PayloadTooLarge, fmt.Sprintf("Your company may have %d MiB kept of "+
			"imports, and this one is beyond that: delete previews that you do not need, send less, "+
			"or ask whoever runs the service for more.", quota.Quota>>20))
	case errors.Is(err, queue.ErrShare):
		return problem.New(problem.RateLimited, "Your company has as many reports, exports and imports "+
			"under way as it may: wait 10 s.").With("Retry-After", "10")
	case errors.Is(err, queue.ErrFull):
		return problem.New(problem.Unavailable, "The service has as many reports, exports and imports "+
			"under way as it can: wait 10 s.").With("Retry-After", "10")
	case errors.Is(err, live.ErrTooMany):
		return problem.New(problem.RateLimited, "Your company has as many event streams open as it may: "+
			"close some, or try again in 10 seconds.").With("Retry-After", "10")
	case errors.Is(err, live.ErrClientTooMany):
		return problem.New(problem.RateLimited, "You have as many event streams open as you may: "+
			"close some, or try again in 10 seconds.").With("Retry-After", "10")
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, password.ErrBusy), errors.Is(err, live.ErrClosed), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return unavailable()
	}
	return problem.New(problem.InternalError, problem.InternalError.Example.Detail)
}

// unitProblem is that of a unit that does not exist, or that the caller may not see.
func unitProblem(e *directory.UnitError) *problem.Problem {
	number := strconv.FormatInt(int64(e.Unit), 10)
	if errors.Is(e, directory.ErrUnitNotPermitted) {
		return problem.New(problem.UnitNotPermitted, "You are not permitted business unit "+number+": see GET "+api+"/business-unit.")
	}
	return refusalProblem(sales.Refuse([]sales.Fault{sales.ParameterFault("unitId", sales.UnknownUnit,
		"There is no business unit "+number+" in this company: see GET "+api+"/business-unit.")}, 1))
}

func invalidToken(e *token.InvalidError) *problem.Problem {
	return problem.New(problem.InvalidToken, sentence(e.Error())).
		With("WWW-Authenticate", `Bearer realm="daypart", error="invalid_token", error_description="`+e.Error()+`"`)
}

// sentence makes the text of an error one: capital letter, full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	first := text[0]
	if 'a' <= first && first <= 'z' {
		first -= 'a' - 'A'
	}
	return string(first) + text[1:] + "."
}

func refusalProblem(r *sales.Refusal) *problem.Problem {
	p := &problem.Problem{Type: problem.BySlug(r.Problem), Detail: r.Detail, Faults: r.Faults, FaultCount: r.FaultCount}
	if p.Type == problem.IdempotencyInProgress {
		return p.With("Retry-After", "1")
	}
	return p
}
