// Package tokentest gives tests a token service with everything behind it: the
// embedded store in a folder of the test's own, a company with a user and
// clients, and a clock that moves when told to.
package tokentest

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Whom a World begins with.
const (
	Slug     = tenant.Slug("cafe")
	Username = "maria@cafe.example"
	Password = "correct horse battery staple"
	ClientID = "back-office"
)

// World is a store with one company in it: the user Username, the system client
// and the company's own client ClientID, which may use every grant.
type World struct {
	Store  store.Store
	Clock  *Clock
	Config token.Config
	// Tokens is the first node.
	Tokens  *token.Service
	Company tenant.Company
	// SystemSecret is of the client wf_wap_tp, ClientSecret of ClientID.
	SystemSecret, ClientSecret string

	passwords *password.Hasher
}

// New returns a World whose clock stands at start, with a node running on it.
func New(t testing.TB, start time.Time) *World {
	t.Helper()
	w := Unopened(t, start)
	w.Config = Keyed(t, w.Config, w.Deps())
	w.Tokens = w.Node(t)
	return w
}

// Unopened returns a World on which no node ever ran: it has no signing key.
func Unopened(t testing.TB, start time.Time) *World {
	t.Helper()
	w := &World{
		Store:     enginetest.Store(t),
		Clock:     &Clock{now: start.UTC()},
		Config:    token.Config{Issuer: "https://sales.example.com", KEK: token.NewKEK(), KEKSource: "kek.key"},
		passwords: password.New(2, 64),
	}
	w.Company = w.AddCompany(t, Slug)
	w.AddUser(t, w.Company.ID, auth.User{Username: Username, Scopes: auth.Scopes()})
	w.ClientSecret = w.AddClient(t, w.Company.ID, auth.Client{ID: ClientID, Scopes: auth.Scopes(),
		Grants: []auth.Grant{auth.GrantClientCredentials, auth.GrantPassword, auth.GrantRefreshToken}})
	w.SystemSecret, _, _ = token.EnsureSystemClient(t.Context(), w.Deps())
	return w
}

// Deps returns what another node works with: copies of its own, over the same store.
func (w *World) Deps() token.Deps {
	return token.Deps{
		Access:    w.Store,
		Companies: directory.New(w.Store, w.Clock.Now),
		Desk:      login.New(w.Store, w.passwords, w.Clock.Now),
		Log:       slog.New(slog.DiscardHandler),
		Now:       w.Clock.Now,
	}
}

var hashed = sync.OnceValues(func() (string, error) { return password.New(1, 1).Hash(context.Background(), Password) })

// PasswordHash returns the hash of Password, made once for all tests of a process.
func PasswordHash(t testing.TB) string {
	t.Helper()
	return must(hashed())(t)
}

// Node opens another node.
func (w *World) Node(t testing.TB) *token.Service {
	t.Helper()
	return must(token.Open(t.Context(), w.Config, w.Deps()))(t)
}

// AddCompany adds an empty company.
func (w *World) AddCompany(t testing.TB, slug tenant.Slug) tenant.Company {
	t.Helper()
	return must(w.Store.ApplyCompany(t.Context(), tenant.Company{Slug: slug, Name: string(slug)}))(t)
}

// AddUser adds a user with the password Password.
func (w *World) AddUser(t testing.TB, id tenant.ID, u auth.User) {
	t.Helper()
	u.Tenant, u.CreatedAt = id, w.Clock.Now()
	u.PasswordHash = PasswordHash(t)
	check(t, w.Store.AddUser(t.Context(), id, u))
}

// AddClient adds a client and returns its secret.
func (w *World) AddClient(t testing.TB, id tenant.ID, c auth.Client) string {
	t.Helper()
	secret, hash := password.NewSecret()
	c.Tenant, c.CreatedAt, c.SecretHash = id, w.Clock.Now(), hash
	check(t, w.Store.AddClient(t.Context(), id, c))
	return secret
}

// ChangeUser changes a user of the company in the store, as a command would.
func (w *World) ChangeUser(t testing.TB, username string, change func(*auth.User)) {
	t.Helper()
	u := must(w.Store.User(t.Context(), username))(t)
	change(&u)
	check(t, w.Store.UpdateUser(t.Context(), u.Tenant, u))
}

// ChangeClient changes a client in the store, as a command would.
func (w *World) ChangeClient(t testing.TB, id string, change func(*auth.Client)) {
	t.Helper()
	c := must(w.Store.Client(t.Context(), id))(t)
	change(&c)
	check(t, w.Store.UpdateClient(t.Context(), c.Tenant, c))
}

// Client authenticates ClientID, or the system client.
func (w *World) Client(t testing.TB, id string) token.Client {
	t.Helper()
	secret := w.ClientSecret
	if id == token.SystemClientID {
		secret = w.SystemSecret
	}
	return must(w.Tokens.AuthenticateClient(t.Context(), id, secret))(t)
}

// LogIn returns the tokens of Username through the system client.
func (w *World) LogIn(t testing.TB) token.Issued {
	t.Helper()
	return must(w.Tokens.ForPassword(t.Context(), w.Client(t, token.SystemClientID), Username, Password, ""))(t)
}

// Clock is a clock that stands still until it is moved.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now returns the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Without returns scopes without one of them.
func Without(scopes []auth.Scope, scope auth.Scope) []auth.Scope {
	return slices.DeleteFunc(slices.Clone(scopes), func(s auth.Scope) bool { return s == scope })
}

func must[V any](value V, err error) func(testing.TB) V {
	return func(t testing.TB) V {
		t.Helper()
		check(t, err)
		return value
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
