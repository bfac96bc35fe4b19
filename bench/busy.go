package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	importsPath = "/sales/api/v1/imports"
	eventsPath  = "/sales/api/v1/events"
	// maxTop is the largest top of a report.
	maxTop = 1000
	// refusedFor is how long who was refused waits until the next try: less than is asked for.
	refusedFor = time.Second
)

// refusals are how a server says that something is too much.
var refusals = []int{
	http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusRequestEntityTooLarge,
}

// busyWork is what the busy company does until it is stopped.
type busyWork struct {
	busy
	address string
	http    *http.Client
	tokens  []string // by client
	file    []byte   // to import
	end     func() error

	answered                   []int // exports, by exporter
	exports, previews, commits atomic.Int64
	refused, broken, events    atomic.Int64
	listening                  sync.WaitGroup // for those who have not begun to
}

// startWork has the busy company begin, and waits until it listens.
func (b busy) startWork(ctx context.Context, server target) (*busyWork, error) {
	w := &busyWork{
		busy: b, address: "https://" + server.address, file: b.newFile(),
		answered: make([]int, b.size.Exporters),
	}
	w.http = &http.Client{Transport: &http.Transport{
		TLSClientConfig: trust(server.roots), MaxIdleConnsPerHost: b.size.Exporters + b.size.Importers,
	}}
	for client := range b.clients {
		token, err := b.token(ctx, server, client)
		if err != nil {
			return nil, err
		}
		w.tokens = append(w.tokens, token)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	var all sync.WaitGroup
	begin := func(work func(context.Context, int) error, times int) {
		for n := range times {
			all.Go(func() {
				for ctx.Err() == nil {
					if err := work(ctx, n); err != nil && ctx.Err() == nil {
						cancel(err)
					}
				}
			})
		}
	}
	w.end = func() error {
		cancel(nil)
		all.Wait()
		w.http.CloseIdleConnections()
		if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	}
	w.listening.Add(b.size.Listeners)
	begin(w.listen, b.size.Listeners)
	w.listening.Wait()
	begin(w.importFile, b.size.Importers)
	begin(w.export, b.size.Exporters)
	return w, context.Cause(ctx)
}

// stop ends the work. It returns an error if some of it failed before.
func (w *busyWork) stop() error { return w.end() }

func (w *busyWork) summary() string {
	return fmt.Sprintf("The other company asked for %d exports at once, %d imports of %.1f MB and "+
		"%d event streams.\nIt got %d exports, %d previews, %d commits and %d events; "+
		"%d calls were refused, and %d ended without an answer.", w.size.Exporters, w.size.Importers, float64(len(w.file))/1e6,
		w.size.Listeners, w.exports.Load(), w.previews.Load(), w.commits.Load(), w.events.Load(),
		w.refused.Load(), w.broken.Load())
}

// export asks for a report that nobody has asked for: most for CSV, some for XLSX or PNG.
func (w *busyWork) export(ctx context.Context, n int) error {
	form := []string{".csv", ".csv", ".csv", ".xlsx", ".csv", ".png"}[n%6]
	number := n + w.size.Exporters*w.answered[n] // of the question, unique
	q := query("period", "range", "start", w.today.AddDays(-w.size.Days).String(),
		"end", w.today.AddDays(-1).String(), "grain", "slot", "by", "unit")
	if form == ".png" {
		q.Set("width", fmt.Sprint(500+number%1000))
	} else {
		q.Set("top", fmt.Sprint(w.size.Units+number%(maxTop-w.size.Units))) // at least all units
	}
	done, err := w.call(ctx, http.MethodGet, reportsPath+form+"?"+q.Encode(), nil, nil)
	if done {
		w.exports.Add(1)
		w.answered[n]++
	}
	return err
}

// imported is what is read of an import.
type imported struct {
	ID    string `json:"importId"`
	State string `json:"state"`
}

// importFile previews the file, commits it, and waits until that is done.
func (w *busyWork) importFile(ctx context.Context, n int) error {
	var i imported
	q := query("name", fmt.Sprintf("%d.csv.gz", n), "salesTypeId", string(chainTypes[1]))
	done, err := w.call(ctx, http.MethodPost, importsPath+"?"+q.Encode(), w.file, &i)
	if !done {
		return err
	}
	w.previews.Add(1)
	if done, err = w.call(ctx, http.MethodPost, importsPath+"/"+i.ID+"/commit", nil, &i); !done {
		return err
	}
	for i.State == "committing" && sleepUntil(ctx, time.Now().Add(time.Second)) {
		if _, err := w.call(ctx, http.MethodGet, importsPath+"/"+i.ID, nil, &i); err != nil {
			return err
		}
	}
	if i.State == "committed" {
		w.commits.Add(1)
	}
	return nil
}

// call makes a call and reads the answer, into a value unless that is nil. It is not done if it was
// refused as too much, or its connection broke: then it has waited a little.
func (w *busyWork) call(
	ctx context.Context, method, path string, body []byte, into any,
) (done bool, err error) {
	response, err := w.send(ctx, method, path, w.tokens[0], bytes.NewReader(body))
	if err != nil {
		w.waitAfter(ctx, &w.broken)
		return false, nil
	}
	defer response.Body.Close()
	switch status := response.StatusCode; {
	case slices.Contains(refusals, status):
		w.waitAfter(ctx, &w.refused)
		return false, nil
	case status >= http.StatusMultipleChoices:
		text, _ := io.ReadAll(response.Body)
		return false, fmt.Errorf("%s %s: %s: %s", method, path, response.Status, text)
	case into != nil:
		return true, json.NewDecoder(response.Body).Decode(into)
	}
	if _, err = io.Copy(io.Discard, response.Body); err != nil {
		w.waitAfter(ctx, &w.broken)
		return false, nil
	}
	return true, nil
}

// waitAfter counts a call that failed before the end, and waits a little.
func (w *busyWork) waitAfter(ctx context.Context, count *atomic.Int64) {
	if ctx.Err() != nil {
		return
	}
	count.Add(1)
	sleepUntil(ctx, time.Now().Add(refusedFor))
}

func (w *busyWork) send(
	ctx context.Context, method, path, token string, body io.Reader,
) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, w.address+path, body)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "text/csv")
	}
	return w.http.Do(request)
}

// listen reads events. Where its stream ends it goes on behind the last event, as a browser does.
func (w *busyWork) listen(ctx context.Context, n int) error {
	begun := sync.OnceFunc(w.listening.Done)
	defer begun()
	last := ""
	for ctx.Err() == nil {
		path := eventsPath
		if last != "" {
			path += "?lastEventId=" + last
		}
		response, err := w.send(ctx, http.MethodGet, path, w.tokens[n/listenersPerClient], nil)
		if err != nil {
			return err
		}
		if response.StatusCode != http.StatusOK {
			_ = response.Body.Close()
			return errors.New("an event stream: " + response.Status)
		}
		begun()
		last = w.readEvents(response.Body, last)
	}
	return nil
}

// readEvents reads a stream until it ends, and returns the id of its last event.
func (w *busyWork) readEvents(stream io.ReadCloser, last string) string {
	defer stream.Close()
	lines := bufio.NewScanner(stream)
	lines.Buffer(make([]byte, 64<<10), 1<<20)
	for lines.Scan() {
		if id, found := bytes.CutPrefix(lines.Bytes(), []byte("id: ")); found {
			last = string(id)
			w.events.Add(1)
		}
	}
	return last
}

// newFile returns a file of the lines of tickets, compressed, of half of the units and a quarter of
// the days.
func (b busy) newFile() []byte {
	units, days := b.size.Units/2, b.size.Days/4
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	random := rand.New(rand.NewPCG(1, 2))
	fmt.Fprint(w, "unit,timestamp,net,ticket\n")
	for n := range b.size.Lines {
		day := b.today.AddDays(-1 - n/units%days)
		at := time.Duration(random.Int64N(int64(chainSlots * 15 * time.Minute)))
		fmt.Fprintf(w, "%d,%sT%s,%d.%02d,%d\n", 1+n%units, day, clock(chainOpens*time.Hour+at),
			random.IntN(100), random.IntN(100), random.IntN(1_000_000))
	}
	_ = w.Close() // a buffer takes all
	return packed.Bytes()
}

func clock(at time.Duration) string {
	return strings.TrimPrefix(time.Time{}.Add(at).Format("T15:04:05"), "T")
}
