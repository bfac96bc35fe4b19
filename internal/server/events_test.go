package server_test

import (
	"bufio"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/live"
)

// stream is an open event stream.
type stream struct {
	t     testing.TB
	body  *bufio.Reader
	close func() error
}

// event is one event as it came.
type event struct{ id, name, data string }

func (w *world) listen(header ...string) *stream {
	w.t.Helper()
	response, err := w.http.Do(w.request("GET", "/sales/api/v1/events", "", header...))
	must(w.t, err)
	if response.StatusCode != http.StatusOK {
		w.t.Fatalf("listening was answered %d", response.StatusCode)
	}
	w.t.Cleanup(func() { _ = response.Body.Close() })
	return &stream{w.t, bufio.NewReader(response.Body), response.Body.Close}
}

// eventID returns the id of the event with a number.
func (w *world) eventID(seq int) string { return fmt.Sprintf("%s-%d", w.store.Epoch(), seq) }

// next returns the next event; ok is false at the end of the stream.
func (s *stream) next() (e event, ok bool) {
	for {
		line, err := s.body.ReadString('\n')
		if err != nil {
			return e, false
		}
		field, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch field {
		case "id":
			e.id = value
		case "event":
			e.name = value
		case "data":
			e.data = value
			checkInstants(s.t, "the event stream", []byte(value))
		case "":
			if e.name != "" {
				return e, true
			}
		}
	}
}

func TestEvents(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	stream := w.listen(bearer...)
	w.post(madrid, submissionOf("100", ""), bearer...).want(200)
	receipt := w.post(madrid, submissionOf("110", ""), bearer...).want(200)

	for i, want := range []string{`"netSales":100.00`, `"netSales":110.00`} {
		e, ok := stream.next()
		if !ok || e.name != "submission" || !strings.Contains(e.data, want) {
			t.Fatalf("event %d: %t %+v, want %s", i, ok, e, want)
		}
		if err := document.Components.Schemas["Event"].Value.VisitJSON(response{t: t, body: e.data}.plain()); err != nil {
			t.Errorf("the event is not as described: %v\n%s", err, e.data)
		}
		if i == 1 && !strings.Contains(e.data, receipt.text("submissionId")) {
			t.Errorf("the event does not name its submission: %s", e.data)
		}
	}
	must(t, stream.close())

	w.post(madrid, submissionOf("120", ""), bearer...).want(200)
	resumed := w.listen(append(bearer, "Last-Event-ID", w.eventID(1))...)
	for _, want := range []string{w.eventID(2), w.eventID(3)} {
		if e, ok := resumed.next(); !ok || e.id != want || !strings.Contains(e.data, `"id":"`+want+`"`) {
			t.Errorf("resumed with %+v, want event %s", e, want)
		}
	}
	for _, unknown := range []string{w.eventID(99), "0a1b2c3d-1", "1"} {
		e, ok := w.listen(append(bearer, "Last-Event-ID", unknown)...).next()
		if !ok || e.name != "reset" || e.id != w.eventID(3) {
			t.Errorf("event %s, which is unknown, was resumed with %+v", unknown, e)
		}
	}
}

func TestEventsOfOthersStayUnseen(t *testing.T) {
	w := newWorld(t)
	limited, other := w.listen(w.as("only-10")...), w.listen(w.as("till-sur")...)
	bearer := w.as("till-norte")
	w.post(madrid, sale, bearer...).want(200)
	w.post(strings.Replace(madrid, "/9/", "/10/", 1), strings.ReplaceAll(sale, "2026-11-23T12:15:00+01:00", "2026-10-31T16:15:00Z"), bearer...).want(400)
	october := strings.NewReplacer("2026-11-23T12:15:00+01:00", "2026-10-31T16:15:00Z", "2026-11-23", "2026-10-31").Replace(sale)
	w.post(strings.Replace(madrid, "/9/", "/10/", 1), october, bearer...).want(200)
	w.post(madrid, sale, w.as("till-sur")...).want(200)

	if e, _ := limited.next(); !strings.Contains(e.data, `"unitId":10`) {
		t.Errorf("a caller limited to unit 10 was told %+v", e)
	}
	if e, _ := other.next(); e.id != w.eventID(1) || strings.Contains(e.data, "till-norte") {
		t.Errorf("another tenant was told %+v", e)
	}
}

func TestStreamEndsWithItsToken(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	stream := w.listen(bearer...)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		stream.next()
	}()
	must(t, w.tokens.RevokeClient(t.Context(), w.ids["norte"], "till-norte"))
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Error("the stream outlived its token")
	}
}

func TestStreamsEndWithTheServer(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	stream := w.listen(bearer...)
	w.live.Close()
	if e, ok := stream.next(); ok {
		t.Errorf("an event after the end: %+v", e)
	}
	w.get("/sales/api/v1/events", bearer...).want(503)
}

func TestStreamOfTheWrongKind(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	w.get("/sales/api/v1/events", append(bearer, "Accept", "application/json")...).want(406)
	w.get("/sales/api/v1/events?unitId=x", bearer...).want(400)
	w.get("/sales/api/v1/events?unitId=11", bearer...).want(400)
	w.get("/sales/api/v1/events", w.as("writer")...).want(403)
}

// A client that opens streams without end leaves those of others alone.
func TestEvents_BoundStreamsOfAClient(t *testing.T) {
	w := newWorld(t)
	reader := w.as("reader")
	for range live.DefaultOptions().ClientListeners {
		w.listen(reader...)
	}
	refused := w.get("/sales/api/v1/events", reader...).want(http.StatusTooManyRequests)
	if refused.slug() != "rate-limited" || refused.header.Get("Retry-After") != "10" {
		t.Errorf("got %s, %v", refused.body, refused.header)
	}
	w.listen(w.as("till-norte")...)
}
