package server_test

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/server"
	"github.com/daypart/daypart/internal/store"
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

// lateSource reads figures from the store of a world, and then waits for as long as hold does.
type lateSource struct {
	breakdown.Source
	w     *world
	reads atomic.Int64
	hold  func(context.Context)
}

func (s *lateSource) EachFigure(
	ctx context.Context, scope auth.UnitScope, q store.DayQuery, visit func(*store.SlotFigure) error,
) error {
	err := s.w.store.EachFigure(ctx, scope, q, visit)
	if s.reads.Add(1) == 1 {
		s.hold(ctx)
	}
	return err
}

// A report whose caller hangs up while it runs is not finished, in any form: who asks then has it
// made anew.
func TestHeavyWork_EndsWhileItRuns(t *testing.T) {
	for _, form := range []string{"", ".csv", ".xlsx", ".png"} {
		t.Run("form"+form, func(t *testing.T) {
			w := &world{}
			ctx, hangUp := context.WithCancel(t.Context())
			source := &lateSource{w: w, hold: func(reading context.Context) {
				hangUp()
				<-reading.Done()
			}}
			w.source = source
			w.start(t)
			reader := w.as("reader")
			r := w.request("GET", reports+form+smallReport, "", reader...)
			if answer, err := w.http.Do(r.WithContext(ctx)); err == nil {
				answer.Body.Close()
				t.Error("it was answered")
			}
			await.Until(t, "it has ended", func() bool {
				return w.scraped(`daypart_queue_running{queue="light"}`) == "0"
			})
			w.get(reports+form+smallReport, reader...).want(http.StatusOK)
			if n := source.reads.Load(); n != 2 {
				t.Errorf("it was read %d times", n)
			}
		})
	}
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

// A report whose text is being written ends with who asked for it.
func TestGzipped_EndsWithItsContext(t *testing.T) {
	ctx, hangUp := context.WithCancel(t.Context())
	lines := 0
	_, err := server.Gzipped(ctx, func(to io.Writer) (err error) {
		for ; lines < 10 && err == nil; lines++ {
			if lines == 3 {
				hangUp()
			}
			_, err = io.WriteString(to, "2026-11-23,1.50\r\n")
		}
		return err
	})
	if !errors.Is(err, context.Canceled) || lines != 4 {
		t.Errorf("%v after %d lines", err, lines)
	}
}

// Who does not take gzip, or does not say so, gets the text as it is.
func TestReport_IsGzippedForWhoTakesIt(t *testing.T) {
	w := newWorld(t)
	w.http.Transport = w.http.Transport.(contract).next // which does not read gzip
	for _, form := range []string{"", ".csv"} {
		for accepted, gzips := range map[string]bool{
			"gzip": true, "br, gzip;q=0.5": true, "identity": false, "gzip;q=0, br": false,
		} {
			header := append(w.as("reader"), "Accept-Encoding", accepted)
			answer := w.get(reports+form+smallReport, header...).want(http.StatusOK)
			if got := answer.header.Get("Content-Encoding") == "gzip"; got != gzips {
				t.Errorf("%s for %q is gzipped: %v", form, accepted, got)
			}
			text := answer.body
			if gzips {
				unzipped, err := gzip.NewReader(strings.NewReader(text))
				must(t, err)
				plain, err := io.ReadAll(unzipped)
				must(t, err)
				text = string(plain)
			}
			if !strings.Contains(text, "otals") && !strings.HasPrefix(text, "bucket,again,") {
				t.Errorf("%s for %q is %.200q", form, accepted, text)
			}
		}
	}
}

// A chart of more points than are worth drawing, and a workbook of more rows than memory is meant
// for, say how to ask for less.
func TestExport_HasBoundedRows(t *testing.T) {
	w := newWorld(t)
	w.addMany()
	many := w.as("many")
	for url, remedy := range map[string]string{".png": "top=8", ".xlsx": "ask for CSV"} {
		url = reports + url + "?period=day&day=2026-11-20&grain=slot&by=unit&by=salesType&top="
		w.get(url+"50", many...).want(http.StatusOK)
		answer := w.get(url+"1000", many...).want(http.StatusBadRequest)
		if !strings.Contains(answer.body, remedy) {
			t.Errorf("it is refused with %s", answer.body)
		}
	}
}

func TestChart_HasBoundedArea(t *testing.T) {
	w := newWorld(t)
	url := reports + ".png" + smallReport + "&width=4000&height="
	w.get(url+"1500", w.as("reader")...).want(http.StatusOK)
	w.get(url+"1501", w.as("reader")...).want(http.StatusBadRequest)
}
