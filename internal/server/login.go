package server

import (
	"context"
	"fmt"
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/server/problem"
)

// maxCredentials bounds the body of a log-in, in bytes.
const maxCredentials = 16 << 10

// serveLogIn begins a session of the page.
func (s *Server) serveLogIn(w http.ResponseWriter, r *http.Request) {
	v := visitor{s, w.Header(), r}
	s.respond(w, r, jsonForm, func() (answer, error) {
		a, err := s.logIn(r, v.Origin())
		return a, v.refuse(err)
	})
}

// logIn begins a session of whoever r names, if the password is right.
func (s *Server) logIn(r *http.Request, from login.Origin) (answer, error) {
	credentials, err := readCredentials(r)
	if err != nil {
		return answer{}, err
	}
	from.Device = s.device(r, credentials.Username)
	mark, err := s.Tokens.Mark(r.Context())
	if err != nil {
		return answer{}, err
	}
	u, err := s.Tokens.Desk.Login(r.Context(), from, credentials.Username, credentials.Password)
	if err != nil {
		return answer{}, err
	}
	session, err := s.session(r.Context(), u)
	if err != nil {
		return answer{}, err
	}
	header, err := s.beginSession(r.Context(), u.Username, mark)
	if err != nil {
		return answer{}, err
	}
	header.Add("Set-Cookie", s.deviceCookie(u.Username, from.Device).String())
	return answer{status: http.StatusOK, header: header, body: session}, nil
}

func readCredentials(r *http.Request) (c wire.Credentials, err error) {
	if err := sameOrigin(r); err != nil {
		return c, err
	}
	body, err := readJSON(r, maxCredentials)
	if err != nil {
		return c, err
	}
	const example = `Send {"username": "…", "password": "…"}.`
	if err := readMembers(body, &c, example); err != nil {
		return c, err
	}
	if c.Username == "" || c.Password == "" {
		return c, problem.New(problem.InvalidRequest, example)
	}
	return c, nil
}

// whoAmI says whose session the page has.
func (s *Server) whoAmI(r *http.Request, caller auth.Caller) (answer, error) {
	if caller.ClientID != "" {
		return answer{}, missingToken("There is no session: a token has none.")
	}
	u, err := s.Store.User(r.Context(), caller.Username)
	if err != nil {
		return answer{}, fmt.Errorf("read user of session: %w", err)
	}
	session, err := s.session(r.Context(), u)
	return ok(session), err
}

// serveLogOut ends the session of the page. Only without one does it draw from the rate of the address.
func (s *Server) serveLogOut(w http.ResponseWriter, r *http.Request) {
	serve := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.respond(w, r, jsonForm, func() (answer, error) { return s.logOut(r) })
	})
	if _, err := s.sessionCaller(r); err != nil {
		s.limitAddress(serve).ServeHTTP(w, r)
		return
	}
	serve.ServeHTTP(w, r)
}

// logOut ends the session of the page. Doing it twice is harmless.
func (s *Server) logOut(r *http.Request) (answer, error) {
	if err := sameOrigin(r); err != nil {
		return answer{}, err
	}
	header, err := s.endSession(r)
	return answer{status: http.StatusNoContent, header: header}, err
}

func (s *Server) session(ctx context.Context, u auth.User) (wire.Session, error) {
	company, err := s.Directory.Company(ctx, u.Tenant)
	if err != nil {
		return wire.Session{}, err
	}
	session := wire.Session{
		Username:    u.Username,
		DisplayName: u.DisplayName,
		Tenant:      wire.SessionTenant{Slug: string(company.Slug), Name: company.Name},
		Language:    u.Language,
	}
	for _, scope := range u.Scopes {
		session.Scopes = append(session.Scopes, wire.Scope(scope))
	}
	return session, nil
}
