package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/live"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
	"github.com/daypart/daypart/internal/trace"
)

const (
	eventsPath    = api + "/events"
	eventsPattern = "GET " + eventsPath

	// recheck is how often an open stream looks whether its caller still may listen. What it looks at may be
	// old already, and together that must be less than a second.
	recheck = 400 * time.Millisecond
	// heartbeat is how often a silent stream shows that it is alive.
	heartbeat = 10 * time.Second
	// patience is how long a client may take to receive one event.
	patience = 30 * time.Second
)

// events streams what was submitted, as server-sent events.
func (s *Server) events(a access, p parameters) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, err := s.admitCall(w, r, a, p)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		listener, err := s.listen(r, caller)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		defer listener.Close()
		s.Forecast.Heed(r.Context(), caller.Tenant)
		s.metrics.streams.Inc()
		defer s.metrics.streams.Dec()
		r = r.WithContext(trace.Quiet(r.Context())) // its span ends with the stream; what goes on in it would have no end
		stream := &stream{
			w: w, control: http.NewResponseController(w), slots: s.streams,
			encode: s.eventEncoder(context.WithoutCancel(r.Context()), caller), // for others, too
		}
		stream.run(r.Context(), listener, func() error { return s.stillAdmitted(r, a) })
	})
}

func (s *Server) listen(r *http.Request, caller auth.Caller) (*live.Listener, error) {
	if err := acceptable(r, "text/event-stream"); err != nil {
		return nil, err
	}
	q := queryOf(r)
	request := live.Request{Units: q.units(), LastEventID: q.text("lastEventId")}
	if header := r.Header.Get("Last-Event-ID"); header != "" {
		request.LastEventID = header
	}
	if err := q.err(); err != nil {
		return nil, err
	}
	return s.Live.Listen(r.Context(), caller, request)
}

// stillAdmitted returns an error once the caller of an open stream would no longer be let in.
func (s *Server) stillAdmitted(r *http.Request, a access) error {
	caller, err := s.identify(r)
	if err != nil {
		return err
	}
	return a.admits(caller)
}

// stream writes events to one client (HTML standard, section 9.2).
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	slots   streamSlots
	encode  func(live.Event) ([]byte, error)
}

// run writes events until the client leaves, falls too far behind, may listen no longer, or the server stops.
func (s *stream) run(ctx context.Context, listener *live.Listener, check func() error) {
	s.w.Header().Set("Content-Type", "text/event-stream")
	s.w.Header().Set("Cache-Control", "no-store")
	s.w.Header().Set("X-Accel-Buffering", "no")
	err := s.write([]byte(": listening\n\n"))
	silent := time.Now()
	for err == nil {
		var e live.Event
		e, err = next(ctx, listener)
		switch {
		case err == nil:
			silent = time.Now()
			err = errors.Join(s.slots.write(ctx, func() error { return s.event(e) }), check())
		case ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded):
			err = check()
			if err == nil && time.Since(silent) >= heartbeat {
				silent = time.Now()
				err = s.write([]byte(":\n\n"))
			}
		}
	}
}

// next waits for an event, but no longer than until the caller should be checked again.
func next(ctx context.Context, listener *live.Listener) (live.Event, error) {
	ctx, cancel := context.WithTimeout(ctx, recheck)
	defer cancel()
	return listener.Next(ctx)
}

func (s *stream) event(e live.Event) error {
	text, err := e.Data(s.encode)
	switch {
	case err != nil:
		return err
	case text == nil:
		text = fmt.Appendf(nil, "id: %s\nevent: reset\ndata: {}\n\n", e.ID)
	}
	return s.write(text)
}

// write sends text at once. The deadline is the stream's own: that of the server is for answers that end.
func (s *stream) write(text []byte) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := s.w.Write(text); err != nil {
		return err
	}
	return s.control.Flush()
}

// eventEncoder returns a function that encodes events of the caller's tenant as they are sent.
func (s *Server) eventEncoder(ctx context.Context, caller auth.Caller) func(live.Event) ([]byte, error) {
	return func(e live.Event) ([]byte, error) {
		company, err := s.Directory.Company(ctx, caller.Tenant)
		if err != nil {
			return nil, err
		}
		if e.Entry != nil {
			data, err := encodeJSON(newSubmissionEvent(e, company))
			return fmt.Appendf(nil, "id: %s\nevent: submission\ndata: %s\n\n", e.ID, data), err
		}
		moved, ok := e.News.(forecast.Moved)
		if !ok {
			return nil, fmt.Errorf("no event is made of a %T", e.News)
		}
		data, err := encodeJSON(s.movedOf(moved, company.Configuration))
		return fmt.Appendf(nil, "event: forecast\ndata: %s\n\n", data), err
	}
}

func newSubmissionEvent(event live.Event, company *directory.Snapshot) wire.Event {
	e := event.Entry
	return wire.Event{
		ID: event.ID.String(), Sequence: int64(e.Seq), SubmissionID: e.ID.String(),
		UnitID: int64(e.Unit), BusinessDay: e.Day.String(),
		ReceivedAt: e.ReceivedAt, Kind: wire.SubmissionKind(e.Kind.String()), Actor: actorOf(e.Actor),
		Rows: countsOf(e.Counts()), DayTotals: totalsOf(e.Totals), Figures: figuresAcross(changed(e), company),
	}
}

// changed returns the figures that an entry created or updated.
func changed(e *store.Entry) []store.Figure {
	var figures []store.Figure
	for i, row := range e.Rows {
		if o := e.Outcomes[i]; o != sales.Created && o != sales.Updated {
			continue
		}
		figures = append(figures, store.Figure{
			FigureKey: store.FigureKey{Unit: e.Unit, Day: e.Day, Key: row.Key()}, Measures: row.Measures,
			ObservedAt: e.ObservedAt, Seq: e.Seq, Submission: e.ID, ChangedAt: e.ReceivedAt,
		})
	}
	return figures
}
