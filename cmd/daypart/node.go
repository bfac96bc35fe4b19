package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/intake"
	"github.com/daypart/daypart/internal/lease"
	"github.com/daypart/daypart/internal/live"
	"github.com/daypart/daypart/internal/report"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/scenario"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/server/limit"
	"github.com/daypart/daypart/internal/server/oauth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
	"github.com/daypart/daypart/internal/trace"
)

// nodeConfig is what a node needs to run, whole and checked.
type nodeConfig struct {
	place
	// Listen takes TLS, PlainListen HTTP behind a proxy, MetricsListen whoever scrapes. Empty: not at all.
	Listen, PlainListen, MetricsListen string
	// PublicURL is made of Listen if empty: its host, localhost for all interfaces, and the port taken.
	PublicURL    string
	Certificates certificateConfig
	// Key encrypts the signing keys; KeySource says where it came from.
	Key                      keySource
	AccessLife, RefreshLife  time.Duration
	RotateEvery, PublishLead time.Duration
	TrustedProxies           []netip.Prefix
	ProxyHeader              server.ProxyHeader
	ClientRate, AddressRate  limit.Rate
	Imports                  imports.Options
	// ClientStreams and CompanyStreams are how many event streams each may have open.
	ClientStreams, CompanyStreams int
	// Bodies and Uploads bound what is held of requests, in bytes; zero is the default. Memory is
	// from how many bytes on memory is collected more often; zero is never.
	Bodies, Uploads, Memory int64
	// Traces is the whole address of a collector to send traces to. Empty: nothing is traced.
	Traces string
	Log    *slog.Logger
	Now    func() time.Time
}

// node is a running server with everything behind it.
type node struct {
	// URL is where clients reach it, CAFile the authority to trust, empty unless the node made its own.
	URL, CAFile string
	Store       *sqlstore.Store
	Companies   *directory.Directory
	Passwords   *password.Hasher
	Tokens      *token.Service
	// SystemSecret is the secret of the client wf_wap_tp at the first start, the only time it is known.
	SystemSecret string

	config  nodeConfig
	id      string // which no other process has
	traces  *trace.Tracer
	alone   *lease.Lease // of what one node does for all
	stops   cleanups
	failed  chan error
	doors   doors
	hub     *live.Hub
	imports *imports.Service
	expect  *forecast.Service
}

// startNode runs a node until Stop. It returns once calls are answered.
func startNode(ctx context.Context, config nodeConfig) (*node, error) {
	collectRarely(config.Memory)
	shareProcessors()
	n := &node{config: config, id: uuid.NewString(), failed: make(chan error, 3)}
	for _, step := range []func(context.Context) error{n.openTraces, n.openStore, n.listen, n.openTokens, n.follow, n.work, n.serve} {
		if err := step(ctx); err != nil {
			_ = n.stops.run(context.WithoutCancel(ctx)) // why it could not start matters more
			return nil, err
		}
	}
	return n, nil
}

// Wait returns nil when ctx ends, or the error that ended the node before.
func (n *node) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-n.failed:
		return err
	}
}

// Stop ends streams, HTTP, workers and store, in this order. Requests under way are
// answered until ctx ends.
func (n *node) Stop(ctx context.Context) error { return n.stops.run(ctx) }

func (n *node) openStore(ctx context.Context) error {
	data, err := filepath.Abs(n.config.Data) // what is printed of it must hold from anywhere
	if err != nil {
		return err
	}
	n.config.Data = data
	if err := n.takeData(ctx); err != nil {
		return err
	}
	s, err := openStore(ctx, n.config.place, sqlstore.Options{OnDamage: func(err error) {
		n.config.Log.Error("the database is damaged: stop, and restore a backup", "error", err)
	}})
	if err != nil {
		return err
	}
	n.Store = s
	n.stops.add("store", func(context.Context) error { return s.Close() })
	if err := n.checkOrigin(ctx); err != nil {
		return err
	}
	n.Companies = directory.New(s, n.config.Now)
	n.alone = lease.New("background", n.id, s, n.config.Log)
	n.stops.add("lease", n.alone.End)
	return nil
}

// checkOrigin makes a new epoch, so that subscribers to events get a reset, if the database was restored, or a standby took
// over.
func (n *node) checkOrigin(ctx context.Context) error {
	renewed, err := n.Store.CheckOrigin(ctx)
	switch {
	case errors.Is(err, store.ErrOriginUnknown):
		n.config.Log.Warn("a restore of the database, or a failover, will go unnoticed: "+
			"run daypart restored after it", "error", err)
		return nil
	case renewed:
		n.config.Log.Warn("the database was restored, or a standby took over: "+
			"subscribers to events get a reset", "epoch", n.Store.Epoch())
	}
	return err
}

// takeData makes sure that no other server serves from the database in the data directory.
func (n *node) takeData(ctx context.Context) error {
	if n.config.Database != "" {
		return nil // any number of nodes may
	}
	warnOfOpenData(n.config.Data, n.config.Log)
	release, err := sqlstore.LockSQLite(ctx, databaseFile(n.config.Data))
	if errors.Is(err, store.ErrConflict) {
		return fmt.Errorf("another server serves from %s: stop it, or name another directory with --data", n.config.Data)
	}
	if err != nil {
		return err
	}
	n.stops.add("data directory", func(context.Context) error { return release() })
	return nil
}

func (n *node) openTokens(ctx context.Context) error {
	kek, err := n.config.Key.load(ctx, n.Store)
	if err != nil {
		return err
	}
	n.Passwords = newHasher()
	deps := token.Deps{
		Access:    n.Store,
		Companies: n.Companies,
		Desk:      login.New(n.Store, n.Passwords, n.config.Now),
		Log:       n.config.Log,
		Now:       n.config.Now,
		Alone:     n.alone.Held,
	}
	n.Tokens, err = token.Open(ctx, token.Config{
		Issuer: n.URL, KEK: kek, KEKSource: n.config.Key.String(),
		AccessLife: n.config.AccessLife, RefreshLife: n.config.RefreshLife,
		RotateEvery: n.config.RotateEvery, PublishLead: n.config.PublishLead,
	}, deps)
	if err != nil {
		return fmt.Errorf("open token service: %w", err)
	}
	n.SystemSecret, _, err = token.EnsureSystemClient(ctx, deps)
	return err
}

// follow makes what listens to the ledger.
func (n *node) follow(context.Context) error {
	n.imports = imports.New(n.Store, n.Companies, n.config.Log, n.config.Now, n.config.Imports)
	streams := live.DefaultOptions()
	streams.ClientListeners = cmp.Or(n.config.ClientStreams, streams.ClientListeners)
	streams.CompanyListeners = cmp.Or(n.config.CompanyStreams, streams.CompanyListeners)
	n.hub = live.New(n.Store, n.Companies, n.config.Log, streams)
	n.expect = forecast.New(n.Store, n.Companies, n.config.Log, n.config.Now, forecast.Options{
		Alone:    n.alone.Held,
		Announce: func(id tenant.ID, m forecast.Moved) { n.hub.Announce(id, m.Unit, m) },
		Heeded:   n.hub.Followed,
	})
	return nil
}

// work runs what goes on beside the requests.
func (n *node) work(context.Context) error {
	ctx, cancel := context.WithCancel(n.traces.With(context.Background()))
	w := &workers{cancel: cancel}
	w.running.Go(func() { n.Tokens.Run(ctx) })
	w.running.Go(func() { n.expire(ctx) })
	w.running.Go(func() { n.expect.Run(ctx) })
	w.running.Go(func() { n.imports.Run(ctx, n.alone.Held) })
	n.stops.add("workers", w.stop)
	return nil
}

// serve opens the doors last: whoever comes in finds everything there.
func (n *node) serve(context.Context) error {
	s := server.New(server.Parts{
		Store:      n.Store,
		Directory:  n.Companies,
		Tokens:     n.Tokens,
		OAuth:      oauth.New(n.Tokens, n.config.Log),
		Intake:     intake.New(n.Store, n.Companies, n.config.Now),
		Report:     report.New(n.Store, n.Companies, n.config.Now),
		Breakdown:  breakdown.New(n.Store, n.expect.Expected(), n.Companies, n.config.Now),
		Scenarios:  scenario.New(n.Store, n.config.Now),
		Forecast:   n.expect,
		Imports:    n.imports,
		Live:       n.hub,
		Background: n.alone.Has,
		Trace:      n.traces,
		Log:        n.config.Log,
		Now:        n.config.Now,
	}, server.Options{
		PublicURL:      n.URL,
		TrustedProxies: n.config.TrustedProxies,
		ProxyHeader:    n.config.ProxyHeader,
		ClientRate:     n.config.ClientRate,
		AddressRate:    n.config.AddressRate,
		Bodies:         n.config.Bodies,
		Uploads:        n.config.Uploads,
	})
	n.shareLimits(s)
	n.stops.add("HTTP", n.doors.open(s, s.MetricsHandler(), n.config.Log, n.failed))
	n.stops.add("streams", func(context.Context) error { n.hub.Close(); return nil })
	return nil
}
