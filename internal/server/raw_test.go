package server_test

import (
	"bufio"
	"crypto/tls"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/server"
)

// FuzzRawRequest sends bytes as a client may, by HTTPS and by plain HTTP. Whatever they are, no
// answer is a fault of ours: nothing panics, and 500 is what the recoverer, or an error that nobody
// foresaw, would answer. A whole request is always answered, and so is each seed. TOKEN and COOKIE
// in the bytes stand for credentials that are valid.
func FuzzRawRequest(f *testing.F) {
	var log tailLog
	w := &world{log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelError}))}
	w.start(f)
	credentials := strings.NewReplacer("TOKEN", w.token("till-norte"), "COOKIE", w.logIn())
	lines := []func() (rawConn, error){w.dialTLS(), dialPlain(f, w.server)}
	seeds := map[string]bool{}
	for _, raw := range rawRequests(w.server) {
		seeds[raw] = true
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		raw := credentials.Replace(string(input))
		answered := seeds[string(input)] || isWhole(raw)
		for _, dial := range lines {
			status, err := exchangeRaw(dial, raw)
			if status == http.StatusInternalServerError || err != nil && answered {
				t.Fatalf("status %d, %v\n%s", status, err, log.String())
			}
		}
	})
}

// rawConn is a connection of which one side can be closed.
type rawConn interface {
	net.Conn
	CloseWrite() error
}

// dialTLS returns a function that connects to the server of the world.
func (w *world) dialTLS() func() (rawConn, error) {
	config := w.http.Transport.(contract).next.(*http.Transport).TLSClientConfig.Clone()
	config.NextProtos, config.ClientSessionCache = []string{"http/1.1"}, tls.NewLRUClientSessionCache(1)
	address := strings.TrimPrefix(w.url, "https://")
	return func() (rawConn, error) { return tls.Dial("tcp", address, config) }
}

// dialPlain serves a handler by plain HTTP, and returns a function that connects to it.
func dialPlain(t testing.TB, handler http.Handler) func() (rawConn, error) {
	listener := httptest.NewServer(handler)
	t.Cleanup(listener.Close)
	return func() (rawConn, error) {
		c, err := net.Dial("tcp", listener.Listener.Addr().String())
		if err != nil {
			return nil, err
		}
		return c.(*net.TCPConn), nil
	}
}

// exchangeRaw sends bytes and returns the status of the answer. Of what is no whole request, it
// closes its side behind the bytes, so that the server does not wait for the rest.
func exchangeRaw(dial func() (rawConn, error), raw string) (status int, err error) {
	c, err := dial()
	if err != nil {
		return 0, err
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return 0, err
	}
	go func() { // a server that answers early need not take all of it
		_, _ = io.WriteString(c, raw)
		if !isWhole(raw) {
			_ = c.CloseWrite()
		}
	}()
	return readStatus(bufio.NewReader(c))
}

// readStatus returns the status of the first answer that is not of an interim kind.
func readStatus(from *bufio.Reader) (int, error) {
	for {
		answer, err := http.ReadResponse(from, nil)
		if err != nil {
			return 0, err
		}
		if answer.StatusCode >= http.StatusOK {
			return answer.StatusCode, nil
		}
	}
}

// isWhole reports whether bytes begin with a request that net/http reads to its end.
func isWhole(raw string) bool {
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, r.Body)
	return err == nil
}

// tailLog keeps the end of a log.
type tailLog struct {
	mu   sync.Mutex
	text []byte
}

func (l *tailLog) Write(text []byte) (int, error) {
	const kept = 16 << 10
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text = append(l.text, text...)
	l.text = l.text[max(0, len(l.text)-kept):]
	return len(text), nil
}

func (l *tailLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.text)
}

// rawRequests returns one request per route, and what has once gone wrong.
func rawRequests(s *server.Server) []string {
	var all []string
	for _, route := range server.Routes(s) {
		method, path, _ := strings.Cut(route.Pattern, " ")
		all = append(all, rawRequest(method+" "+fill(path), ""))
		for name := range route.Parameters {
			all = append(all, rawRequest(method+" "+fill(path)+"?"+name+"=%ff&start=2026-11-01&end=2026-11-02&businessDay=2026-11-23", ""))
		}
	}
	token := "grant_type=client_credentials&client_id=reader&client_secret=%00"
	for _, target := range []string{"/%ff", "/%00", "//", "/.", "/..", "*", "x:opaque", "http://other.example/%ff", "//other.example//", "/sales/%2f%2e%2e/x", "?", "/?%ff;", "/docs/%ff", "/assets/..%2f", "/analytics", "/problems/%c3("} {
		all = append(all, rawRequest("GET "+target, ""), rawRequest("CONNECT "+target, ""), rawRequest("OPTIONS "+target, ""))
	}
	return append(all,
		rawRequest("POST "+madrid+"?validateOnly=true", sale), rawRequest("POST "+madrid, sale),
		rawRequest("POST "+madrid, "\xff", "Content-Type: \xff"), rawRequest("POST "+madrid, sale, "Content-Encoding: \xff"),
		rawRequest("POST "+madrid, sale, "Idempotency-Key: \xff\x01"), rawRequest("POST "+madrid, sale, "User-Agent: \xff"),
		rawRequest("GET "+madrid+"?businessDay=2026-11-23", "", "If-None-Match: \xff, W/\"\xff"),
		rawRequest("GET /sales/api/v1/events?lastEventId=%00", "", "Last-Event-ID: \xff"), rawRequest("GET /sales/api/v1/events", "", "Accept: \xff/\xff;q=\xff"),
		rawRequest("GET /sales/api/v1/submissions?cursor=_w", ""), rawRequest("GET /sales/api/v1/business-unit?cursor=AQD_", ""),
		rawRequest("GET /sales/api/v1/real-time-sales?start=2026-11-01&end=2026-11-02&cursor=AQEB", ""),
		rawRequest("PUT /sales/api/v1/calendar/%e2%80%ae", `{"kind":"closure","name":"\u0000","start":"2026-12-01"}`),
		rawRequest("PUT /sales/api/v1/calendar", "id,kind\n\xff,\x00", "Content-Type: text/csv"),
		rawRequest("POST /sales/api/v1/scenarios", `{"name":"\ud800","view":"/analytics/sales"}`),
		rawRequest("POST /sales/api/v1/imports?kind=lines&column=%00=x", "timestamp;ticket;amount\n\xff;\x00;1"),
		rawRequest("POST /session", `{"username":"\u0000","password":"x"}`), rawRequest("GET /session", "", "Cookie: COOKIE; \xff"),
		"POST /connect/token HTTP/1.1\r\nHost: h\r\nAuthorization: Basic /w==\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 64\r\n\r\n"+token,
		"GET /session HTTP/1.1\r\nHost: h\r\nCookie: COOKIE\r\nSec-Fetch-Site: \xff\r\nOrigin: \xff\r\n\r\n",
		"GET / HTTP/1.0\r\nForwarded: for=\"[\xff\r\nX-Forwarded-For: \xff\r\ntraceparent: \xff\r\n\r\n",
	)
}

// rawRequest returns the bytes of a request with a valid token.
func rawRequest(line, body string, header ...string) string {
	lines := append([]string{line + " HTTP/1.1", "Host: sales.example.com", "Authorization: Bearer TOKEN", "Transfer-Encoding: chunked"}, header...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n" + chunked(body)
}

func chunked(body string) string {
	if body == "" {
		return "0\r\n\r\n"
	}
	var b strings.Builder
	for len(body) > 0 {
		n := min(len(body), 15)
		b.WriteString(string("0123456789abcdef"[n]) + "\r\n" + body[:n] + "\r\n")
		body = body[n:]
	}
	return b.String() + "0\r\n\r\n"
}
