package server_test

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/intake"
	"github.com/daypart/daypart/internal/live"
	"github.com/daypart/daypart/internal/report"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/scenario"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/oauth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
	"github.com/daypart/daypart/internal/trace"
)

// companies are those of the world: one that sells, one that has the same unit, one without configuration.
var companies = []string{`
tenant: norte
name: Cafés del Norte
currencies: [{id: EUR}, {id: USD}]
salesTypes:
  - {id: DINE, names: {en: Dine-in}}
  - {id: TAKE, names: {en: Take-away}, trafficBy: checks}
dayparts:
  - {id: lunch, names: {en: Lunch}, from: 12:00, to: 16:00}
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
intake: {maxAgeDays: 400, futureTolerance: 5m}
units:
  - {id: 9, name: Norte Madrid, currencies: [EUR], openedOn: 2025-01-10, country: ES, city: Madrid}
  - {id: 10, name: Norte New York, timeZone: America/New_York, closedOn: 2026-11-01}
`, `
tenant: sur
name: Sur
currencies: [{id: EUR}]
salesTypes: [{id: TAKE, names: {en: Take-away}}]
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
units:
  - {id: 9, name: Sur Sevilla}
  - {id: 11, name: Sur Cádiz}
`, `
tenant: nuevo
name: Nuevo
`}

// noon is when the world begins: in the slot of 12:30 in Madrid. It is finer than answers show.
var noon = time.Date(2026, 11, 23, 11, 31, 7, 412_765_000, time.UTC)

// The passwords and secrets of the world.
const (
	mariaPassword = tokentest.Password
	tillSecret    = "till-secret"
)

// world is a server on the real store, with companies, users and clients.
type world struct {
	t          testing.TB
	url        string
	http       *http.Client
	server     *server.Server
	store      store.Store
	tokens     *token.Service
	live       *live.Hub
	forecast   *forecast.Service
	trace      *trace.Tracer    // nil: none
	log        *slog.Logger     // nil: none
	source     breakdown.Source // of reports; nil: the store
	readWithin time.Duration    // of a request; 0: for ever
	system     string           // secret of the system client
	database   enginetest.Database
	ids        map[tenant.Slug]tenant.ID

	mu  sync.Mutex
	now time.Time
}

func TestMain(m *testing.M) { enginetest.Run(m) }

type option func(*server.Options)

func newWorld(t testing.TB, options ...option) *world {
	t.Helper()
	w := &world{}
	w.start(t, options...)
	return w
}

func (w *world) start(t testing.TB, options ...option) {
	t.Helper()
	w.t, w.now, w.ids = t, noon, map[tenant.Slug]tenant.ID{}
	listener := httptest.NewUnstartedServer(nil)
	w.url = "https://" + listener.Listener.Addr().String()
	w.build(options)
	listener.Config.Handler = w.server
	listener.Config.ReadTimeout = w.readWithin
	listener.EnableHTTP2 = true
	listener.StartTLS()
	w.http = listener.Client()
	w.http.Transport = contract{t, w.http.Transport}
	w.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	t.Cleanup(func() {
		w.live.Close()
		listener.Close()
		if err := w.store.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
}

func (w *world) build(options []option) {
	t, ctx := w.t, w.t.Context()
	log := cmp.Or(w.log, slog.New(slog.DiscardHandler))
	w.database = enginetest.New(t)
	kept, err := w.database.Open(ctx)
	must(t, err)
	w.store = kept
	known := directory.New(kept, w.clock)
	hasher := password.New(2, 64)
	deps := token.Deps{Access: kept, Companies: known, Desk: login.New(kept, hasher, w.clock), Log: log, Now: w.clock}
	config := tokentest.Keyed(t, token.Config{Issuer: w.url, KEKSource: "the test"}, deps)
	w.tokens, err = token.Open(ctx, config, deps)
	must(t, err)
	w.system, _, err = token.EnsureSystemClient(ctx, deps)
	must(t, err)
	w.live = live.New(kept, known, log, live.DefaultOptions())
	w.forecast = forecast.New(kept, known, log, w.clock, forecast.Options{
		Announce: func(id tenant.ID, m forecast.Moved) { w.live.Announce(id, m.Unit, m) }, Heeded: w.live.Followed,
	})
	o := server.Options{PublicURL: w.url}
	for _, set := range options {
		set(&o)
	}
	w.server = server.New(server.Parts{
		Store: kept, Directory: known, Tokens: w.tokens, OAuth: oauth.New(w.tokens, log), Intake: intake.New(kept, known, w.clock),
		Report: report.New(kept, known, w.clock), Scenarios: scenario.New(kept, w.clock),
		Breakdown: breakdown.New(
			cmp.Or(w.source, breakdown.Source(kept)), w.forecast.Expected(), known, w.clock),
		Forecast: w.forecast, Imports: imports.New(kept, known, log, w.clock, imports.Options{}), Live: w.live, Trace: w.trace, Log: log, Now: w.clock,
	}, o)
	w.populate(ctx)
}

func (w *world) populate(ctx context.Context) {
	for _, text := range companies {
		company, err := tenant.ParseCompany([]byte(text))
		must(w.t, err)
		company, err = w.store.ApplyCompany(ctx, company)
		must(w.t, err)
		w.ids[company.Slug] = company.ID
		w.addClient(company.ID, "till-"+string(company.Slug), nil, auth.Scopes())
	}
	norte := w.ids["norte"]
	w.addClient(norte, "reader", nil, []auth.Scope{auth.SalesRead})
	w.addClient(norte, "writer", nil, []auth.Scope{auth.SalesWrite})
	w.addClient(norte, "only-10", []tenant.UnitID{10}, auth.Scopes())
	must(w.t, w.store.AddUser(ctx, norte, auth.User{
		Tenant: norte, Username: "maria@norte.example", DisplayName: "María López", Language: "es",
		PasswordHash: tokentest.PasswordHash(w.t), Scopes: auth.Scopes(), CreatedAt: noon,
	}))
}

func (w *world) addClient(id tenant.ID, name string, units []tenant.UnitID, scopes []auth.Scope) {
	must(w.t, w.store.AddClient(w.t.Context(), id, auth.Client{
		ID: name, Tenant: id, Name: name, SecretHash: password.HashSecret(tillSecret),
		Grants: []auth.Grant{auth.GrantClientCredentials}, Scopes: scopes, Units: units, CreatedAt: noon,
	}))
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// wait lets the world's time pass.
func (w *world) wait(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// token returns an access token of a client.
func (w *world) token(client string) string {
	w.t.Helper()
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {client}, "client_secret": {tillSecret}}
	response := w.do(w.request("POST", "/connect/token", form.Encode(), "Content-Type", "application/x-www-form-urlencoded"))
	if response.status != http.StatusOK {
		w.t.Fatalf("no token for %s: %s", client, response.body)
	}
	return response.json()["access_token"].(string)
}

// as returns the headers of a call by a client.
func (w *world) as(client string) []string {
	return []string{"Authorization", "Bearer " + w.token(client)}
}

func (w *world) request(method, target, body string, header ...string) *http.Request {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), method, w.url+target, strings.NewReader(body))
	must(w.t, err)
	if body == "" {
		r.Body, r.ContentLength = http.NoBody, 0
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func (w *world) do(r *http.Request) response {
	w.t.Helper()
	answer, err := w.http.Do(r)
	must(w.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(w.t, err)
	return response{w.t, answer.StatusCode, answer.Header, string(body)}
}

func (w *world) get(target string, header ...string) response {
	w.t.Helper()
	return w.do(w.request("GET", target, "", header...))
}

// post sends JSON.
func (w *world) post(target, body string, header ...string) response {
	w.t.Helper()
	return w.do(w.request("POST", target, body, append([]string{"Content-Type", "application/json"}, header...)...))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
