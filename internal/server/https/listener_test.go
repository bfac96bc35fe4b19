package https

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"
)

// serveBoth runs a server that says whether a request came by TLS.
func serveBoth(t *testing.T) (address string, client *http.Client, server *http.Server) {
	t.Helper()
	local := openLocal(t, t.TempDir(), newClock(time.Now()))
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s tls=%v", r.Proto, r.TLS != nil)
	})}
	listener := NewListener(inner, Config(local.Certificate))
	var serving sync.WaitGroup
	serving.Go(func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("serve: %v", err)
		}
	})
	t.Cleanup(func() { _ = server.Close(); serving.Wait() })
	transport := &http.Transport{TLSClientConfig: trusting(local.Authority(), "localhost", time.Now), ForceAttemptHTTP2: true}
	t.Cleanup(transport.CloseIdleConnections)
	return inner.Addr().String(), &http.Client{Transport: transport}, server
}

func get(t *testing.T, client *http.Client, url string) string {
	t.Helper()
	response, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestListenerTellsTLSFromPlain(t *testing.T) {
	address, client, _ := serveBoth(t)
	if got := get(t, client, "https://"+address); got != "HTTP/2.0 tls=true" {
		t.Errorf("https: %s", got)
	}
	if got := get(t, client, "http://"+address); got != "HTTP/1.1 tls=false" {
		t.Errorf("http: %s", got)
	}
}

func TestListenerIsNotHeldUpBySilence(t *testing.T) {
	address, client, _ := serveBoth(t)
	for range 50 {
		silent, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer silent.Close()
	}
	if got := get(t, client, "https://"+address); got != "HTTP/2.0 tls=true" {
		t.Errorf("beside silent clients: %s", got)
	}
}

func TestListenerTakesBytesOneByOne(t *testing.T) {
	address, _, _ := serveBoth(t)
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, b := range []byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n") {
		if _, err := conn.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("response %v, error %v", response, err)
	}
}

func TestListenerCloseEndsAll(t *testing.T) {
	address, _, server := serveBoth(t)
	silent, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	if err := server.Shutdown(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := silent.Read(make([]byte, 1)); err == nil {
		t.Error("a waiting connection is open after Close")
	}
	if _, err := net.Dial("tcp", address); err == nil {
		t.Error("the port is open after Close")
	}
}

func TestListenerCloseDropsWhatNobodyAccepts(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener := NewListener(inner, &tls.Config{})
	conn, err := net.Dial("tcp", inner.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("GET / HTTP/1.1\r\n")); err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil { // waits for every goroutine
		t.Fatal(err)
	}
	if _, err := listener.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("Accept after Close: %v", err)
	}
	if err := listener.Close(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("Close after Close: %v", err)
	}
}
