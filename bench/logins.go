package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// What log-ins are measured with: a user who logs in from an address used before, while others guess.
const (
	loginUser    = "maria"
	loginAddress = "192.0.2.1"
	guessers     = 80
	loginsAsked  = 60
)

// A site is a running server, and where who logs in or guesses reaches it.
type site struct {
	url      string
	web      *http.Client
	password string
}

// measureLogins measures how long a right log-in takes alone, and while connections guess without
// pause: each from networks of its own, or all from one. No rate holds them back.
func measureLogins(ctx context.Context, s settings, dir string) error {
	data := filepath.Join(dir, "data")
	running, ends := stopping(ctx)
	defer ends.all()
	secret, err := setUp(ctx, s.binary, data, describe(1))
	if err != nil {
		return err
	}
	password, err := addUser(ctx, s.binary, data)
	if err != nil {
		return err
	}
	server, stop, err := serve(running, s.binary, data, secret, "--trusted-proxies", "127.0.0.1/32", "--proxy-header", "X-Forwarded-For")
	ends.add(stop)
	if err != nil {
		return err
	}
	here := site{"https://" + server.address, &http.Client{Transport: &http.Transport{TLSClientConfig: trust(server.roots), MaxIdleConnsPerHost: guessers + 1}}, password}
	fmt.Printf("%s\n\n| right log-ins | p50, ms | p95, ms | longest, ms | guesses checked a second |\n|---|---:|---:|---:|---:|\n", machine(dir))
	if err := here.measure(ctx, "alone", nil); err != nil {
		return err
	}
	many := func(guesser, n int) string { return fmt.Sprintf("203.%d.%d.1", guesser, n%256) }
	if err := here.measure(ctx, fmt.Sprintf("%d guess, from many networks", guessers), many); err != nil {
		return err
	}
	return here.measure(ctx, fmt.Sprintf("%d guess, from one network", guessers), func(int, int) string { return "203.0.113.1" })
}

func addUser(ctx context.Context, binary, data string) (password string, err error) {
	text, err := output(ctx, binary, "user", "add", loginUser, "--data", data, "--tenant", company, "--scope", "sales:read", "--generate", "--json")
	if err != nil {
		return "", err
	}
	var user struct {
		Password string `json:"password"`
	}
	err = json.Unmarshal(text, &user)
	return user.Password, err
}

// measure logs in one after the other and prints a line, while others guess from the addresses that
// address returns; nobody does if it is nil.
func (here site) measure(ctx context.Context, what string, address func(guesser, n int) string) error {
	guessing, ends := stopping(ctx)
	checked := make([]int, guessers)
	if address != nil {
		var all sync.WaitGroup
		for i := range checked {
			all.Go(func() { checked[i] = here.guess(guessing, func(n int) string { return address(i, n) }) })
		}
		ends.add(all.Wait)
	}
	began := time.Now()
	took, err := here.logInOften(ctx)
	if err != nil {
		ends.all()
		return err
	}
	lasted := time.Since(began)
	ends.all()
	total := 0
	for _, n := range checked {
		total += n
	}
	at := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1000 }
	fmt.Printf("| %s | %.0f | %.0f | %.0f | %.0f |\n", what, at(0.5), at(0.95), at(1), float64(total)/lasted.Seconds())
	return nil
}

// logInOften returns how long right log-ins took, the quickest first.
func (here site) logInOften(ctx context.Context) (took []time.Duration, err error) {
	for range loginsAsked {
		began := time.Now()
		status, err := here.logIn(ctx, loginAddress, loginUser, here.password)
		if err != nil || status != http.StatusOK {
			return nil, fmt.Errorf("right log-in: status %d: %w", status, err)
		}
		took = append(took, time.Since(began))
		time.Sleep(20 * time.Millisecond)
	}
	slices.Sort(took)
	return took, nil
}

// guess guesses until ctx ends, at another name each time, and returns how many guesses were checked.
func (here site) guess(ctx context.Context, address func(n int) string) (checked int) {
	for n := 0; ctx.Err() == nil; n++ {
		if status, err := here.logIn(ctx, address(n), fmt.Sprintf("%s-%d", address(n), n), "wrong"); err == nil && status == http.StatusUnauthorized {
			checked++
		}
	}
	return checked
}

func (here site) logIn(ctx context.Context, address, username, password string) (status int, err error) {
	body := fmt.Sprintf(`{"username":%q,"password":%q}`, username, password)
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, here.url+"/session", strings.NewReader(body))
	if err != nil {
		return 0, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Forwarded-For", address)
	answer, err := here.web.Do(request)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, err
}
