package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"time"

	"github.com/daypart/daypart/api"
)

// Where Events begins, beside after an event.
const (
	// FromNow begins with the next submission.
	FromNow = ""
	// FromFirst begins with the first submission there is.
	FromFirst = "0"
)

// ErrMissed is what Events yields where submissions may be missing: the server does not
// know the one to go on from, as after its database was restored, or the connection broke before
// there was one. Read everything again; the events go on from the ID of the event beside it.
var ErrMissed = errors.New("events were missed: read everything again")

// silence is how long a stream may be still before it counts as broken. The server
// sends a heartbeat every 15 seconds.
const silence = 30 * time.Second

// Events follows submissions to the given units (none stands for all that the caller may see) as
// they are accepted, in order of their sequence, beginning after the one with that ID, which is
// not empty; see FromNow and FromFirst. It connects again by itself and goes on where it was: none
// is missing and none comes twice. It ends when ctx does, or with an error that connecting again
// would not repair. ErrMissed alone does not end it.
//
//	for event, err := range c.Events(ctx, last) {
//		if errors.Is(err, client.ErrMissed) { … read everything again … ; last = event.ID; continue }
//		if err != nil { return err }
//		last = event.ID
//	}
func (c *Client) Events(ctx context.Context, after string, units ...int64) iter.Seq2[api.Event, error] {
	query := url.Values{}
	addUnits(query, units)
	return func(yield func(api.Event, error) bool) {
		f := follower{client: c, query: query, last: after, yield: yield}
		if err := f.run(ctx); err != nil {
			yield(api.Event{}, err)
		}
	}
}

// A follower keeps a stream open and hands on what comes.
type follower struct {
	client   *Client
	query    url.Values
	last     string // the id to go on after, FromNow or FromFirst
	failures int    // in a row
	yield    func(api.Event, error) bool
}

// errStopped: whoever ranges over the events wants no more.
var errStopped = errors.New("stopped")

// run follows until it must end. The error is nil where the reader wanted no more.
func (f *follower) run(ctx context.Context) error {
	for {
		err := f.connect(ctx)
		switch {
		case errors.Is(err, errStopped):
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && lasting(err):
			return err
		}
		f.failures++
		if err := f.client.sleep(ctx, pause(f.failures)); err != nil {
			return err
		}
	}
}

// connect opens the stream and hands on what comes until it breaks.
func (f *follower) connect(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watch := time.AfterFunc(silence, cancel)
	defer watch.Stop()

	stream, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer stream.Close()
	messages := newMessages(stream, func() { watch.Reset(silence) })
	for {
		m, err := messages.next()
		if err != nil {
			return f.broken(err)
		}
		f.failures = 0
		if err := f.take(m); err != nil {
			return err
		}
	}
}

// broken says what a stream that ended means: where there is no id to go on
// from, what comes before the next connection is missed.
func (f *follower) broken(err error) error {
	if f.last == FromNow && !f.yield(api.Event{}, ErrMissed) {
		return errStopped
	}
	return err
}

// open asks for the stream. An answer that connecting again would not change is a permanent error.
func (f *follower) open(ctx context.Context) (io.ReadCloser, error) {
	header := http.Header{"Accept": {"text/event-stream"}}
	if f.last != FromNow {
		header.Set("Last-Event-Id", f.last)
	}
	var stream io.ReadCloser
	call := call{method: http.MethodGet, path: "/events", query: f.query, header: header}
	a, err := f.client.authorised(ctx, call, func(r *http.Request) (answer, error) {
		response, err := f.client.http.Do(r)
		if err != nil {
			return answer{}, err
		}
		if response.StatusCode != http.StatusOK {
			return read(response)
		}
		stream = response.Body
		return answer{status: http.StatusOK}, nil
	})
	switch {
	case err != nil:
		return nil, err
	case stream == nil && a.passing():
		return nil, a.problem()
	case stream == nil:
		return nil, permanent{a.problem()}
	}
	return stream, nil
}

// take hands on one message. Names it does not know are passed over.
func (f *follower) take(m message) error {
	switch m.name {
	case "reset":
		f.last = m.id
		if !f.yield(api.Event{ID: m.id}, ErrMissed) {
			return errStopped
		}
	case "submission":
		var event api.Event
		if err := json.Unmarshal(m.data, &event); err != nil {
			return permanent{fmt.Errorf("read event %s: %w", m.id, err)}
		}
		f.last = m.id
		if !f.yield(event, nil) {
			return errStopped
		}
	}
	return nil
}
