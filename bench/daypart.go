package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The company that the tills of the benchmark belong to.
const (
	company    = "bench"
	clientID   = "bench"
	slotLength = 15 * time.Minute
)

// startDaypart makes a company with a unit for each till, starts the server and gets a token.
func startDaypart(ctx context.Context, s settings, dir string) (server target, stop func(), err error) {
	data := filepath.Join(dir, "data")
	secret, err := setUp(ctx, s.binary, data, describe(s.connections))
	if err != nil {
		return server, func() {}, err
	}
	return serve(ctx, s.binary, data, secret)
}

// serve starts the server on a data directory and gets a token.
func serve(ctx context.Context, binary, data, secret string, flags ...string) (server target, stop func(), err error) {
	nothing := func() {}
	address, err := freeAddress(ctx)
	if err != nil {
		return server, nothing, err
	}
	command := exec.CommandContext(ctx, binary, append([]string{"serve", "--data", data, "--listen", address,
		"--log-level", "error", "--client-rate", "0", "--address-rate", "0"}, flags...)...)
	log, err := os.Create(filepath.Join(filepath.Dir(data), "serve.log"))
	if err != nil {
		return server, nothing, err
	}
	defer log.Close()
	command.Stderr = log
	if stop, err = startProcess(command); err != nil {
		return server, stop, err
	}
	server, err = logIn(ctx, address, data, secret)
	server.process = command.Process.Pid
	if err != nil {
		text, _ := os.ReadFile(log.Name()) // the error alone says less
		err = fmt.Errorf("%w\n%s", err, text)
	}
	return server, stop, err
}

// setUp makes the company that is described, and returns the secret of a client that may read and
// send for every unit of it.
func setUp(ctx context.Context, binary, data string, description []byte) (secret string, err error) {
	if err := applyCompany(ctx, binary, data, company, description); err != nil {
		return "", err
	}
	return addClient(ctx, binary, data, company, clientID)
}

// applyCompany makes the company that is described.
func applyCompany(ctx context.Context, binary, data, tenant string, description []byte) error {
	if err := os.MkdirAll(data, 0o700); err != nil {
		return err
	}
	file := filepath.Join(filepath.Dir(data), tenant+".yaml")
	if err := os.WriteFile(file, description, 0o600); err != nil {
		return err
	}
	_, err := output(ctx, binary, "tenant", "apply", "--data", data, "-f", file)
	return err
}

// addClient adds a client that may read and send for every unit of a company.
func addClient(ctx context.Context, binary, data, tenant, id string) (secret string, err error) {
	text, err := output(ctx, binary, "client", "add", "--data", data, "--json", "--tenant", tenant,
		"--id", id, "--scope", "sales:write", "--scope", "sales:read")
	if err != nil {
		return "", err
	}
	var client struct {
		Secret string `json:"clientSecret"`
	}
	err = json.Unmarshal(text, &client)
	return client.Secret, err
}

// describe returns a company.yaml with so many units.
func describe(units int) []byte {
	var text bytes.Buffer
	fmt.Fprintf(&text, "tenant: %s\nname: Benchmark\ncurrencies: [{ id: EUR }]\nsalesTypes:\n", company)
	for _, id := range channels {
		fmt.Fprintf(&text, "  - { id: %s, names: { en: %s } }\n", id, id)
	}
	fmt.Fprintf(&text, "defaults: { timeZone: UTC, dayStart: 00:00, slotMinutes: %d }\nunits:\n", int(slotLength.Minutes()))
	for unit := range units {
		fmt.Fprintf(&text, "  - { id: %d, name: Unit %d }\n", unit+1, unit+1)
	}
	return text.Bytes()
}

func output(ctx context.Context, name string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, name, args...)
	command.Stderr = os.Stderr
	text, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", name, strings.Join(args[:2], " "), err)
	}
	return text, nil
}

func freeAddress(ctx context.Context) (string, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// logIn waits until the server answers, and gets a token.
func logIn(ctx context.Context, address, data, secret string) (target, error) {
	server := target{name: "Daypart", address: address}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		roots, err := readRoots(filepath.Join(data, "ca.pem"))
		if err == nil {
			server.roots = roots
			server.token, err = requestToken(ctx, server, clientID, secret)
		}
		if err == nil || ctx.Err() != nil {
			return server, err
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func requestToken(ctx context.Context, server target, id, secret string) (string, error) {
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: trust(server.roots), DisableKeepAlives: true}}
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://"+server.address+"/connect/token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := client.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		Token string `json:"access_token"`
		Error string `json:"error"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	if answer.Token == "" {
		return "", fmt.Errorf("no token: %s %s", response.Status, answer.Error)
	}
	return answer.Token, nil
}

// trust returns what a till speaks TLS with.
func trust(roots *x509.CertPool) *tls.Config {
	return &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS13, NextProtos: []string{"http/1.1"}}
}
