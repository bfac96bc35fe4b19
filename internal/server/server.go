// Package server owns the HTTP side: which route leads to which feature, who may
// take it, how requests become calls and answers and errors become responses.
//
// It knows no SQL and holds no business rule: those are the features'.
package server

import (
	"cmp"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/intake"
	"github.com/daypart/daypart/internal/live"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/report"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/scenario"
	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/server/oauth"
	"github.com/daypart/daypart/internal/server/shared"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
	"github.com/daypart/daypart/internal/trace"
)

// Parts are what a server is made of. All are needed.
type Parts struct {
	Store     store.Store
	Directory *directory.Directory
	Tokens    *token.Service
	OAuth     *oauth.Handler
	Intake    *intake.Service
	Report    *report.Service
	Breakdown *breakdown.Service
	Scenarios *scenario.Service
	Forecast  *forecast.Service
	Imports   *imports.Service
	Live      *live.Hub
	// Background reports whether this node does what one does for all. Nil: it is not counted.
	Background func() bool
	// Trace tells where the time of requests goes. Nil: nothing is told.
	Trace *trace.Tracer
	Log   *slog.Logger
	Now   func() time.Time
}

// Options are what an operator can set.
type Options struct {
	// PublicURL is the address clients use, such as https://sales.example.com.
	PublicURL string
	// TrustedProxies are the networks of the proxies whose ProxyHeader is believed.
	TrustedProxies []netip.Prefix
	// ProxyHeader is the header in which these name the client. Empty: none is believed.
	ProxyHeader ProxyHeader
	// ClientRate and AddressRate bound the requests of one client or user, and of one address
	// without valid credentials. Zero means no bound.
	ClientRate, AddressRate limit.Rate
	// Light bounds reports, Heavy large reports, exports and previews of imports. The zero value is
	// what the processors can do.
	Light, Heavy queue.Options
	// Bodies is how many bytes of the bodies of all requests are held in memory at once, Uploads how
	// many of files to import in the temporary directory. Zero is the default.
	Bodies, Uploads int64
}

// Server answers HTTP requests.
type Server struct {
	Parts
	options   Options
	baseURL   string
	sessions  *scs.SessionManager
	metrics   *metrics
	reports   *shared.Answers
	questions atomic.Int64 // how many were asked whose answers have no state
	light     *queue.Queue
	heavy     *queue.Queue
	streams   streamSlots
	bodies    *byteBound
	uploads   *byteBound
	clients   *limit.Limiter
	address   *limit.Limiter
	devices   login.Devices
	docs      http.Handler
	handler   http.Handler
}

// New returns a server of these parts.
func New(parts Parts, options Options) *Server {
	s := &Server{
		Parts:    parts,
		options:  options,
		baseURL:  strings.TrimSuffix(options.PublicURL, "/"),
		sessions: newSessions(parts.Store, parts.Now),
		metrics:  newMetrics(),
		reports:  shared.New(reportBytes, parts.Now),
		light:    queue.New(cmp.Or(options.Light, defaultLight())),
		heavy:    queue.New(cmp.Or(options.Heavy, defaultHeavy())),
		streams:  newStreamSlots(),
		bodies:   newByteBound(cmp.Or(options.Bodies, defaultBodies)),
		uploads:  newByteBound(cmp.Or(options.Uploads, defaultUploads)),
		clients:  limit.New("client", options.ClientRate, parts.Now),
		address:  limit.New("address", options.AddressRate, parts.Now),
		devices:  login.NewDevices(parts.Tokens.DeriveKey("device cookie")),
	}
	s.metrics.watchDamage(parts.Store.Damaged)
	s.metrics.watchBodies("memory", s.bodies)
	s.metrics.watchBodies("file", s.uploads)
	s.metrics.watchQueue("light", s.light)
	s.metrics.watchQueue("heavy", s.heavy)
	if parts.Background != nil {
		s.metrics.watchBackground(parts.Background)
	}
	s.docs = newDocs()
	s.handler = s.wrap(s.mux())
	return s
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }
