package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// What one connection may take. An answer that lasts longer than writeWithin, a stream, lifts its own limit.
const (
	headerWithin   = 10 * time.Second
	readWithin     = time.Minute
	writeWithin    = time.Minute
	idleWithin     = 2 * time.Minute
	maxHeaderBytes = 32 << 10
)

// doors are the addresses a node is reached at, each nil if there is none.
type doors struct {
	secure  net.Listener // with TLS
	plain   net.Listener // for a proxy that ends TLS
	metrics net.Listener
}

// open serves the API and the metrics on their doors. What ends a door goes to
// failed. The returned function lets requests under way end, until its context does.
func (d *doors) open(api, metrics http.Handler, log *slog.Logger, failed chan<- error) (stop func(context.Context) error) {
	var serving sync.WaitGroup
	var servers []*http.Server
	serve := func(l net.Listener, h http.Handler) {
		if l == nil {
			return
		}
		s := newHTTPServer(h, log)
		servers = append(servers, s)
		serving.Go(func() {
			if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
				failed <- fmt.Errorf("serve %s: %w", l.Addr(), err)
			}
		})
	}
	serve(d.secure, api)
	serve(d.plain, api)
	serve(d.metrics, metrics)
	return func(ctx context.Context) error {
		defer serving.Wait()
		return shutdown(ctx, servers)
	}
}

// shutdown waits for all servers at once, and cuts off what lasts longer than ctx.
func shutdown(ctx context.Context, servers []*http.Server) error {
	errs := make([]error, len(servers))
	var stopping sync.WaitGroup
	for i, s := range servers {
		stopping.Go(func() {
			if errs[i] = s.Shutdown(ctx); errs[i] != nil {
				errs[i] = errors.Join(errs[i], s.Close())
			}
		})
	}
	stopping.Wait()
	return errors.Join(errs...)
}

func newHTTPServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerWithin,
		ReadTimeout:       readWithin,
		WriteTimeout:      writeWithin,
		IdleTimeout:       idleWithin,
		MaxHeaderBytes:    maxHeaderBytes,
		// What it logs is what clients do wrong: handshakes that fail, connections that break.
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// close shuts doors that were never opened.
func (d *doors) close(context.Context) error {
	var errs []error
	for _, l := range []net.Listener{d.secure, d.plain, d.metrics} {
		if l != nil {
			if err := l.Close(); !errors.Is(err, net.ErrClosed) {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}
