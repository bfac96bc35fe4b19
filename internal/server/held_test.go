package server_test

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/server"
)

// slowCall sends the begin of a body, and the end once it is let. done has the status it came to.
type slowCall struct {
	body *io.PipeWriter
	done chan int
}

func (w *world) beginSlowly(target, begin string, header ...string) *slowCall {
	w.t.Helper()
	read, write := io.Pipe()
	r := w.request("POST", target, "", header...)
	r.Body, r.ContentLength = read, -1
	call := &slowCall{write, make(chan int, 1)}
	go func() {
		answer, err := w.http.Do(r)
		if err != nil {
			call.done <- 0
			return
		}
		answer.Body.Close()
		call.done <- answer.StatusCode
	}()
	_, err := io.WriteString(write, begin)
	must(w.t, err)
	return call
}

func (c *slowCall) end(text string) int {
	_, _ = io.WriteString(c.body, text) // who was refused does not read it
	_ = c.body.Close()
	return <-c.done
}

// What others send leaves no room for a body: it is refused until they are done.
func TestBodies_AreBoundedTogether(t *testing.T) {
	w := newWorld(t, func(o *server.Options) { o.Bodies, o.Uploads = 64<<10, 64<<10 })
	much := strings.Repeat(" ", 60<<10)
	for name, test := range map[string]struct {
		in, target, begin, end string
		done                   int
	}{
		"a submission": {"memory", madrid, much, sale, http.StatusOK},
		"a file to import": {"file", "/sales/api/v1/imports?unitId=9", "date,net" + much,
			"\n2026-01-05,1\n", http.StatusCreated},
	} {
		t.Run(name, func(t *testing.T) {
			header := append(w.as("till-norte"), "Content-Type", "application/json")
			slow := w.beginSlowly(test.target, test.begin, header...)
			w.untilHeld(test.in, len(test.begin))
			refused := w.post(test.target, test.begin+test.end, header...).want(http.StatusServiceUnavailable)
			if after := refused.header.Get("Retry-After"); refused.slug() != "unavailable" || after != "5" {
				t.Errorf("it is refused with %s, Retry-After %q", refused.body, after)
			}
			if status := slow.end(test.end); status != test.done {
				t.Errorf("the slow one is answered with %d", status)
			}
			w.untilHeld(test.in, 0)
			w.post(test.target, test.begin+test.end, header...).want(test.done)
		})
	}
}

// untilHeld waits until so many bytes of bodies are held.
func (w *world) untilHeld(in string, bytes int) {
	w.t.Helper()
	await.Until(w.t, "a body is held", func() bool {
		held, err := strconv.ParseFloat(w.scraped(`daypart_body_bytes{in="`+in+`"}`), 64)
		return err == nil && int(held) == bytes
	})
}

// A body that does not come on holds what it has taken until the deadline for reading, and no
// longer.
func TestBodies_AreReleasedAtTheDeadline(t *testing.T) {
	w := &world{readWithin: 3 * time.Second}
	w.start(t, func(o *server.Options) { o.Bodies = 64 << 10 })
	much := strings.Repeat(" ", 60<<10)
	header := append(w.as("till-norte"), "Content-Type", "application/json")
	slow := w.beginSlowly(madrid, much, header...)
	w.untilHeld("memory", len(much))
	w.post(madrid, much+sale, header...).want(http.StatusServiceUnavailable)
	await.Until(t, "there is room again", func() bool {
		return w.post(madrid, much+sale, header...).status == http.StatusOK
	})
	if status := <-slow.done; status == http.StatusOK {
		t.Error("half a body was taken")
	}
}
