package server_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/server"
)

// FuzzRawRequest sends bytes as a client may. Whatever they are, no answer is a fault of ours:
// nothing panics, and 500 is what the recoverer, or an error that nobody foresaw, would answer.
// TOKEN and COOKIE in the bytes stand for credentials that are valid.
func FuzzRawRequest(f *testing.F) {
	var log bytes.Buffer
	w := &world{log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelError}))}
	w.start(f)
	credentials := strings.NewReplacer("TOKEN", w.token("till-norte"), "COOKIE", w.logIn())
	for _, raw := range rawRequests(w.server) {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, connection := range []*tls.ConnectionState{{}, nil} {
			r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(credentials.Replace(string(raw)))))
			if err != nil {
				return
			}
			log.Reset()
			r.TLS, r.RemoteAddr = connection, "192.0.2.7:40000"
			if answer := answerTo(t, w.server, r); answer.Code == http.StatusInternalServerError || answer.Code < 200 {
				t.Fatalf("%d %s\n%s", answer.Code, answer.Body, log.String())
			}
		}
	})
}

// answerTo returns the answer to a request that ends within seconds, as streams need not.
func answerTo(t *testing.T, s *server.Server, r *http.Request) *httptest.ResponseRecorder {
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	answer := httptest.NewRecorder()
	s.ServeHTTP(answer, r.WithContext(ctx))
	return answer
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
