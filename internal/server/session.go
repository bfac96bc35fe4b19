package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/store"
)

// sessionCookie has the prefix that binds it to this host and to HTTPS (RFC 6265bis).
const sessionCookie = "__Host-daypart"

// sessionLife is how long a session of the page lasts: a manager's phone stays logged in for a month.
const sessionLife = 30 * 24 * time.Hour

// What a session holds: whose it is, and after which revocation it began.
const (
	sessionUser = "user"
	sessionMark = "mark"
)

func newSessions(kept store.Sessions, now func() time.Time) *scs.SessionManager {
	m := scs.New()
	m.Store = sessionStore{kept, now}
	m.HashTokenInStore = true
	m.Lifetime = sessionLife
	m.Cookie = scs.SessionCookie{
		Name: sessionCookie, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode, Persist: true,
	}
	return m
}

// beginSession starts a session of a user who logged in at mark, and returns the header that sets its cookie.
func (s *Server) beginSession(ctx context.Context, username string, mark token.Mark) (http.Header, error) {
	ctx, err := s.sessions.Load(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("begin session: %w", err)
	}
	s.sessions.Put(ctx, sessionUser, username)
	s.sessions.Put(ctx, sessionMark, int64(mark))
	cookie, expiry, err := s.sessions.Commit(ctx)
	if err != nil {
		return nil, fmt.Errorf("keep session: %w", err)
	}
	return s.setCookie(ctx, cookie, expiry), nil
}

// endSession ends the session of r, if it has one, and returns the header that clears its cookie.
func (s *Server) endSession(r *http.Request) (http.Header, error) {
	ctx, err := s.sessions.Load(r.Context(), sessionToken(r))
	if err != nil {
		return nil, fmt.Errorf("load session: %w", err)
	}
	if err := s.sessions.Destroy(ctx); err != nil {
		return nil, fmt.Errorf("end session: %w", err)
	}
	return s.setCookie(ctx, "", time.Time{}), nil
}

func (s *Server) setCookie(ctx context.Context, value string, expiry time.Time) http.Header {
	var w headerOnly
	s.sessions.WriteSessionCookie(ctx, &w, value, expiry)
	w.Header().Set("Cache-Control", "no-store")
	return w.Header()
}

// sessionCaller returns who calls through the session of r. A session ends with its user:
// disabled, gone, or revoked since it began, as by a new password.
func (s *Server) sessionCaller(r *http.Request) (auth.Caller, error) {
	ctx, err := s.sessions.Load(r.Context(), sessionToken(r))
	if err != nil {
		return auth.Caller{}, fmt.Errorf("load session: %w", err)
	}
	username := s.sessions.GetString(ctx, sessionUser)
	if username == "" {
		return auth.Caller{}, missingToken("There is no session: log in.")
	}
	caller, err := s.Tokens.Person(r.Context(), username, token.Mark(s.sessions.GetInt64(ctx, sessionMark)))
	if errors.Is(err, token.ErrRevoked) {
		return auth.Caller{}, missingToken("The session has ended: log in again.")
	}
	return caller, err
}

func sessionToken(r *http.Request) string {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// sameOrigin refuses what a browser sends on behalf of another site.
func sameOrigin(r *http.Request) error {
	if err := http.NewCrossOriginProtection().Check(r); err != nil {
		return problem.New(problem.CrossOrigin, "A session serves only its own page: use an access token.")
	}
	return nil
}

// sessionStore keeps sessions in our store, in the shape that scs wants.
type sessionStore struct {
	kept store.Sessions
	now  func() time.Time
}

func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	data, err := s.kept.Session(ctx, token, s.now())
	if errors.Is(err, store.ErrNotFound) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// CommitCtx keeps a session until expiry, which scs reads off the machine's clock: the store goes by ours.
func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.kept.PutSession(ctx, token, data, s.now().Add(time.Until(expiry)))
}

func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.kept.DeleteSession(ctx, token)
}

func (s sessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

func (s sessionStore) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

func (s sessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
