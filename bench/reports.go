package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// submissionsPerSecond come in while reports are asked for, over so many connections.
const (
	submissionsPerSecond = 200
	steadyConnections    = 16
)

var errSlow = errors.New("slower than the limit")

// measureReports makes the chain, starts the server on it, and asks for each view while submissions come in.
// It is errSlow if a view is slower than it may be.
func measureReports(ctx context.Context, s settings) error {
	c, err := newChain(s.units, s.days)
	if err != nil {
		return err
	}
	secret, err := c.prepare(ctx, s)
	if err != nil {
		return err
	}
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	metrics, err := freeAddress(ctx)
	if err != nil {
		return err
	}
	server, stop, err := serve(running, s.binary, filepath.Join(s.reports, "data"), secret, "--metrics-listen", metrics)
	defer stop()
	defer cancel()
	if err != nil {
		return err
	}
	fmt.Printf("%s\n%d units, %d days, %d slots, %d sales types; %d submissions/s\n\n", machine(s.reports), c.units, c.days, chainSlots, len(chainTypes), submissionsPerSecond)
	fmt.Println("| view | p50, ms | p99, ms | limit, ms |\n|---|---:|---:|---:|")
	return c.ask(running, server, metrics, s.asks)
}

// prepare returns the secret of a client of the chain, and makes the chain unless the directory has it as it should be.
func (c chain) prepare(ctx context.Context, s settings) (secret string, err error) {
	path, size := c.sizeFile(s.reports)
	secretFile := filepath.Join(s.reports, "secret.txt")
	if text, err := os.ReadFile(path); err == nil && string(text) == size {
		secret, err := os.ReadFile(secretFile)
		return string(secret), err
	}
	if err := os.RemoveAll(s.reports); err != nil {
		return "", err
	}
	data := filepath.Join(s.reports, "data")
	if secret, err = setUp(ctx, s.binary, data, c.describe(company)); err != nil {
		return "", err
	}
	begun := time.Now()
	if err := c.fill(ctx, data); err != nil {
		return "", err
	}
	fmt.Fprintf(os.Stderr, "made %d business days in %s\n", c.units*c.days, time.Since(begun).Round(time.Second))
	return secret, errors.Join(os.WriteFile(secretFile, []byte(secret), 0o600), os.WriteFile(path, []byte(size), 0o600))
}

// ask measures the views, one after the other, and prints a line for each.
func (c chain) ask(ctx context.Context, server target, metrics string, times int) error {
	stop, failed := c.submitSteadily(ctx, server)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust(server.roots)}}
	var slow []string
	for _, v := range c.views() {
		took, err := measure(ctx, client, server, metrics, v, times)
		if err != nil {
			return errors.Join(err, stop())
		}
		p99 := took.quantile(0.99)
		fmt.Printf("| %s | %s | %s | %d |\n", v.name, milliseconds(took.quantile(0.5)), milliseconds(p99), v.limit.Milliseconds())
		if p99 > v.limit {
			slow = append(slow, v.name)
		}
		if err := failed(); err != nil {
			return errors.Join(err, stop())
		}
	}
	if err := stop(); err != nil {
		return err
	}
	if len(slow) > 0 {
		return fmt.Errorf("%w: %s", errSlow, strings.Join(slow, "; "))
	}
	return nil
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()*1000) }

// measure asks for a view so many times, and returns what the server measured. A few times before do not count.
func measure(ctx context.Context, client *http.Client, server target, metrics string, v view, times int) (histogram, error) {
	for range 5 {
		if err := get(ctx, client, server, v); err != nil {
			return histogram{}, err
		}
	}
	before, err := scrape(ctx, metrics, "GET "+reportsPath)
	if err != nil {
		return histogram{}, err
	}
	for range times {
		if err := get(ctx, client, server, v); err != nil {
			return histogram{}, err
		}
	}
	after, err := scrape(ctx, metrics, "GET "+reportsPath)
	return after.since(before), err
}

func get(ctx context.Context, client *http.Client, server target, v view) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://"+server.address+reportsPath+"?"+v.query.Encode(), nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+server.token)
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s: %s", v.name, response.Status, answer)
	}
	return err
}

// submitSteadily lets tills send for yesterday until it is stopped. failed says whether one could not.
func (c chain) submitSteadily(ctx context.Context, server target) (stop, failed func() error) {
	ctx, cancel := context.WithCancel(ctx)
	var group sync.WaitGroup
	var mu sync.Mutex
	var fault error
	for n := range steadyConnections {
		group.Go(func() {
			err := c.sendSteadily(ctx, server, n)
			mu.Lock()
			defer mu.Unlock()
			fault = errors.Join(fault, err)
		})
	}
	failed = func() error {
		mu.Lock()
		defer mu.Unlock()
		return fault
	}
	stop = func() error {
		cancel()
		group.Wait()
		return failed()
	}
	return stop, failed
}

// sendSteadily sends on one connection, in turns for some of the units.
func (c chain) sendSteadily(ctx context.Context, server target, n int) error {
	yesterday := c.today.AddDays(-1)
	types := []string{string(chainTypes[0]), string(chainTypes[1])}
	t, err := connect(ctx, server, n%c.units+1, bodyFrom(yesterday.String(), c.at(yesterday, chainOpens), types, 4))
	if err != nil {
		return err
	}
	defer t.close()
	tick := time.NewTicker(time.Second * steadyConnections / submissionsPerSecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			if err := t.send(); err != nil {
				return err
			}
		}
	}
}
