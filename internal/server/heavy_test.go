package server_test

import (
	"context"
	"net/http"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/server"
)

// A report that reads a year slot by slot, and one that reads a day.
const (
	largeReport = "?period=range&end=2026-11-20&grain=slot"
	smallReport = "?period=day&day=2026-11-23&grain=slot"
)

// bounded has no heavy work run, so that it waits.
func bounded(waiting int, patience time.Duration) option {
	return func(o *server.Options) {
		o.Heavy = queue.Options{CompanyWaiting: waiting, Waiting: waiting, Patience: patience}
	}
}

func TestHeavyWork_IsRefusedBeyondItsBounds(t *testing.T) {
	tests := map[string]struct {
		option option
		status int
		slug   string
	}{
		"the company has its share": {bounded(0, time.Hour), 429, "rate-limited"},
		"the server is full":        {bounded(1, time.Millisecond), 503, "unavailable"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, test.option)
			reader, writer := w.as("reader"), w.as("writer")
			check := func(r response) {
				t.Helper()
				if slug := r.want(test.status).slug(); slug != test.slug {
					t.Errorf("the problem is %s", slug)
				}
				if r.header.Get("Retry-After") != "10" {
					t.Errorf("Retry-After is %q", r.header.Get("Retry-After"))
				}
			}
			for _, form := range []string{"", ".csv", ".xlsx", ".png"} {
				check(w.get(reports+form+largeReport+"&start=2025-11-21", reader...))
				w.get(reports+form+smallReport, reader...).want(200)
			}
			check(w.post("/sales/api/v1/imports?unitId=9", "date,net\n2026-01-05,1\n", writer...))
		})
	}
}

// Sixty exports hang up: none is made, and none waits any more.
func TestHeavyWork_EndsWhenCallersHangUp(t *testing.T) {
	w := newWorld(t, bounded(100, time.Hour))
	reader := w.as("reader")
	ctx, hangUp := context.WithCancel(t.Context())
	done := make(chan error)
	const callers = 60
	for i := range callers {
		go func() {
			url := reports + ".csv" + largeReport + "&start=2025-11-2" + strconv.Itoa(1+i%9)
			r := w.request("GET", url, "", reader...)
			answer, err := w.http.Do(r.WithContext(ctx))
			if err == nil {
				answer.Body.Close()
			}
			done <- err
		}()
	}
	waiting := func(n string) func() bool {
		return func() bool { return w.scraped(`daypart_queue_waiting{queue="heavy"}`) == n }
	}
	await.Until(t, "each of nine questions waits", waiting("9"))
	hangUp()
	for range callers {
		if err := <-done; err == nil {
			t.Error("it was answered")
		}
	}
	await.Until(t, "none waits", waiting("0"))
}

// A report whose making panics gives its turn back.
func TestHeavyWork_EndsWithAPanic(t *testing.T) {
	w := &world{source: struct{ breakdown.Source }{}} // reading it panics
	w.start(t)
	w.get(reports+smallReport, w.as("reader")...).want(http.StatusInternalServerError)
	if running := w.scraped(`daypart_queue_running{queue="light"}`); running != "0" {
		t.Errorf("%s run", running)
	}
}

// A file that is being received has no name, so that a process that is killed leaves none behind.
func TestImport_LeavesNoFileBehind(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file keeps its name")
	}
	w := newWorld(t, bounded(1, time.Hour))
	directory := t.TempDir()
	t.Setenv("TMPDIR", directory) // once there is an engine, which is not to end with this test
	ctx, hangUp := context.WithCancel(t.Context())
	body := "date,net\n2026-01-05,1\n"
	r := w.request("POST", "/sales/api/v1/imports?unitId=9", body, w.as("writer")...)
	done := make(chan error)
	go func() {
		answer, err := w.http.Do(r.WithContext(ctx))
		if err == nil {
			answer.Body.Close()
		}
		done <- err
	}()
	await.Until(t, "the file waits to be read", func() bool {
		return w.scraped(`daypart_queue_waiting{queue="heavy"}`) == "1"
	})
	left, err := filepath.Glob(filepath.Join(directory, "daypart-import-*"))
	must(t, err)
	if len(left) > 0 {
		t.Errorf("a crash would leave %s", left)
	}
	hangUp()
	if err := <-done; err == nil {
		t.Error("it was answered")
	}
}

func TestChart_HasBoundedArea(t *testing.T) {
	w := newWorld(t)
	url := reports + ".png" + smallReport + "&width=4000&height="
	w.get(url+"1500", w.as("reader")...).want(http.StatusOK)
	w.get(url+"1501", w.as("reader")...).want(http.StatusBadRequest)
}
