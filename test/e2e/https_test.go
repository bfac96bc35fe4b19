package e2e

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A certificate whose files are replaced is used for new connections, as soon as both files are there.
func TestCertificateFilesAreReplaced(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	dir := t.TempDir()
	ca := newAuthority(t, filepath.Join(dir, "ca.pem"))
	certFile, keyFile := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	cert, key := ca.issue(t, 1)
	replace(t, certFile, cert)
	replace(t, keyFile, key)
	running := s.serve("--tls-cert", certFile, "--tls-key", keyFile)
	running.caFile = ca.file
	lasting := running.http()
	alive := func() { fetch(t, lasting, running.request(http.MethodGet, "/livez", nil)) }
	alive()
	if serial := running.serial(); serial != 1 {
		t.Fatalf("certificate %d", serial)
	}

	cert, key = ca.issue(t, 2)
	replace(t, certFile, cert)
	eventually(t, "the server looks at the files", func() bool {
		text, _ := running.err.read()
		return running.serial() == 1 && strings.Contains(text, "the old one stays")
	})
	replace(t, keyFile, key)
	eventually(t, "the new certificate is used", func() bool { return running.serial() == 2 })
	alive()
}

// serial returns the serial number of the certificate that a new connection is shown.
func (s *server) serial() int64 {
	s.t.Helper()
	transport := s.http().Transport.(*http.Transport)
	conn, err := tls.Dial("tcp", s.address(), &tls.Config{RootCAs: transport.TLSClientConfig.RootCAs, ServerName: "localhost"})
	if err != nil {
		s.t.Fatal(err)
	}
	defer conn.Close()
	return conn.ConnectionState().PeerCertificates[0].SerialNumber.Int64()
}

func TestPlainHTTPOnTheTLSPort(t *testing.T) {
	s := newSite(t)
	running := s.serve()
	tests := []struct {
		name, method, path string
		status             int
	}{
		{"a token", http.MethodPost, "/connect/token", http.StatusForbidden},
		{"the API", http.MethodGet, "/sales/api/v1/business-unit", http.StatusForbidden},
		{"a submission", http.MethodPost, "/sales/api/v1/business-unit/1/real-time-sales", http.StatusForbidden},
		{"the page", http.MethodGet, "/analytics/sales?unit=1", http.StatusPermanentRedirect},
		{"the docs", http.MethodGet, "/docs", http.StatusPermanentRedirect},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := running.request(test.method, test.path, nil)
			r.URL.Scheme = "http"
			status, header, body := running.fetch(r)
			if status != test.status {
				t.Fatalf("status %d, want %d", status, test.status)
			}
			if want := running.url + test.path; status == http.StatusPermanentRedirect && header.Get("Location") != want {
				t.Errorf("sent to %s, want %s", header.Get("Location"), want)
			}
			if status == http.StatusForbidden && !strings.HasSuffix(decoded[api.Problem](t, body).Type, string(api.ProblemSlugHTTPSRequired)) {
				t.Errorf("refused with %s", body)
			}
		})
	}
}

// Clients that say nothing, or never come to an end, do not hold up those that do: sales are answered before the server
// gives up on the slow ones, if not at once, on a busy machine, then once.
func TestSlowClientsBlockNobody(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("till")
	running := s.serve()
	c := running.as(who)
	books := newBooks(t, c, 5, 4)
	for range 10 {
		first := running.openSlow(50)
		for _, b := range books {
			if err := b.sendNext(t.Context(), c); err != nil {
				t.Error(err)
			}
		}
		if isOpen(t, first) {
			return
		}
	}
	t.Error("no sale is answered before the slow clients are cut off")
}

// openSlow opens connections that send nothing, and as many that stop in the midst of a header, and returns the first of these.
func (s *server) openSlow(connections int) (first *tls.Conn) {
	s.t.Helper()
	config := &tls.Config{RootCAs: s.http().Transport.(*http.Transport).TLSClientConfig.RootCAs, ServerName: "localhost"}
	for range connections {
		silent, err := net.Dial("tcp", s.address())
		if err != nil {
			s.t.Fatal(err)
		}
		s.t.Cleanup(func() { _ = silent.Close() })
		halting, err := tls.Dial("tcp", s.address(), config)
		if err != nil {
			s.t.Fatal(err)
		}
		s.t.Cleanup(func() { _ = halting.Close() })
		fmt.Fprint(halting, "POST /connect/token HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
		if first == nil {
			first = halting
		}
	}
	return first
}

// isOpen reports whether the server has not closed a connection on which it sends nothing.
func isOpen(t *testing.T, conn net.Conn) bool {
	t.Helper()
	if err := conn.SetReadDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	_, err := conn.Read(make([]byte, 1))
	return errors.Is(err, os.ErrDeadlineExceeded)
}

// A server that is told to stop in the midst of load answers what it has begun.
func TestStopUnderLoad(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("tills")
	running := s.serve()
	c := running.as(who)
	books := newBooks(t, c, 6, 5)
	slow, selling := books[0], books[1:]
	slow.pending = slow.bulk()
	rest, answered := running.submitSlowly(who, slow)
	busy, done := make(chan struct{}, len(selling)), make(chan error)
	for _, b := range selling {
		go func() {
			err := b.sendNext(t.Context(), c)
			busy <- struct{}{}
			for err == nil {
				err = b.sendNext(t.Context(), c)
			}
			done <- err
		}()
	}
	for range selling {
		<-busy
	}
	if err := running.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for range selling {
		if err := <-done; !client.Temporary(err) {
			t.Error(err)
		}
	}
	if err := rest(); err != nil {
		t.Error(err)
	}
	if status := <-answered; status != http.StatusOK {
		t.Errorf("what was under way is answered with %d", status)
	}
	if code := running.exitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	s.verify()
	c = s.serve().as(who)
	if replayed, err := slow.send(t.Context(), c); err != nil || !replayed {
		t.Errorf("what was answered, sent again: replayed %t, error %v", replayed, err)
	}
	checkThere(t, c, books)
}

// submitSlowly begins to submit what is pending, and returns when the server has begun to read the body. rest sends
// the rest of it; then the status comes, 0 if there is no answer.
func (s *server) submitSlowly(who credentials, b *book) (rest func() error, answered <-chan int) {
	s.t.Helper()
	text, err := json.Marshal(b.pending.submission)
	if err != nil {
		s.t.Fatal(err)
	}
	reader, writer := io.Pipe()
	r := s.request(http.MethodPost, fmt.Sprintf("/sales/api/v1/business-unit/%d/real-time-sales", b.day.UnitID), reader)
	r.ContentLength = int64(len(text))
	r.Header.Set("Authorization", "Bearer "+s.ownToken(who))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Expect", "100-continue")
	r.Header.Set("Idempotency-Key", b.pending.options.IdempotencyKey)
	begun := make(chan struct{})
	r = r.WithContext(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{Got100Continue: func() { close(begun) }}))
	c := s.http()
	c.Transport.(*http.Transport).ExpectContinueTimeout = patience
	status := make(chan int, 1)
	go func() {
		response, err := c.Do(r)
		if err != nil {
			s.t.Error(err)
			status <- 0
			return
		}
		defer response.Body.Close()
		status <- response.StatusCode
	}()
	select {
	case <-begun:
	case <-time.After(patience):
		s.t.Fatal("the server does not read the body")
	}
	return func() error {
		_, err := io.Copy(writer, bytes.NewReader(text))
		return err
	}, status
}

// Whoever watches is no reason to go on: streams are ended, not cut off, and the server ends at once.
func TestStopEndsStreams(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("watcher")
	running := s.serve()
	r := running.request(http.MethodGet, "/sales/api/v1/events", nil)
	r.Header.Set("Authorization", "Bearer "+running.ownToken(who))
	response, err := running.http().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	stream := bufio.NewReader(response.Body)
	if _, err := stream.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if code := running.stop(os.Interrupt); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if _, err := io.Copy(io.Discard, stream); err != nil {
		t.Errorf("the stream was cut off: %v", err)
	}
}
