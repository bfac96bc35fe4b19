package server

import (
	"errors"
	"fmt"
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// maxCalendar bounds a calendar file, in bytes.
const maxCalendar = 1 << 20

// calendarEvents answers the events of the company's calendar.
func (s *Server) calendarEvents(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	units, start, end := q.units(), q.day("start"), q.day("end")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	events, err := s.Forecast.Calendar(r.Context(), caller, units, start, end)
	if err != nil {
		return answer{}, err
	}
	return ok(eventsOf(events)), nil
}

func eventsOf(events []store.Event) wire.CalendarEventList {
	out := wire.CalendarEventList{Items: make([]wire.CalendarEvent, len(events))}
	for i := range events {
		out.Items[i] = eventOf(&events[i])
	}
	return out
}

func eventOf(e *store.Event) wire.CalendarEvent {
	out := wire.CalendarEvent{
		ID: e.ID, Kind: wire.CalendarEventKind(e.Kind), Name: e.Name, Note: e.Note, Start: e.First.String(), End: e.Last.String(),
		Units: make([]int64, len(e.Units)), Actor: actorOf(e.Actor), ChangedAt: e.ChangedAt,
	}
	for i, u := range e.Units {
		out.Units[i] = int64(u)
	}
	return out
}

// putEvents takes a calendar file.
func (s *Server) putEvents(r *http.Request, caller auth.Caller) (answer, error) {
	text, err := readBody(r, csvForm, maxCalendar)
	if err != nil {
		return answer{}, err
	}
	file, err := forecast.ReadEvents(text)
	if err != nil {
		return answer{}, problem.New(problem.InvalidRequest, sentence(err.Error()))
	}
	kept, err := s.Forecast.PutFile(r.Context(), caller, file)
	if err != nil {
		return answer{}, err
	}
	return ok(eventsOf(kept)), nil
}

// putEvent keeps one event.
func (s *Server) putEvent(r *http.Request, caller auth.Caller) (answer, error) {
	body, err := readJSON(r, maxDecision)
	if err != nil {
		return answer{}, err
	}
	var in wire.CalendarEventInput
	if err := readMembers(body, &in, `Send {"kind": "closure", "name": "…", "start": "2026-12-01", "end": "2026-12-03", "units": [9]}; end and units may be left out.`,
		"id", "actor", "changedAt"); err != nil {
		return answer{}, err
	}
	e, err := readEvent(r.PathValue("eventId"), in)
	if err != nil {
		return answer{}, err
	}
	kept, err := s.Forecast.PutEvent(r.Context(), caller, e)
	if err != nil {
		return answer{}, err
	}
	return ok(eventOf(&kept)), nil
}

func readEvent(id string, in wire.CalendarEventInput) (store.Event, error) {
	e := store.Event{ID: id, Kind: string(in.Kind), Name: in.Name, Note: in.Note}
	for _, u := range in.Units {
		e.Units = append(e.Units, tenant.UnitID(u))
	}
	if in.End == "" {
		in.End = in.Start
	}
	for _, day := range []struct {
		pointer, text string
		into          *calendar.Day
	}{{"/start", in.Start, &e.First}, {"/end", in.End, &e.Last}} {
		var err error
		if *day.into, err = calendar.ParseDay(day.text); err != nil {
			return e, sales.Refuse([]sales.Fault{{Pointer: day.pointer, Code: sales.OutOfRange, Detail: sentence(err.Error())}}, 1)
		}
	}
	return e, nil
}

// deleteEvent takes an event out of the calendar.
func (s *Server) deleteEvent(r *http.Request, caller auth.Caller) (answer, error) {
	id := r.PathValue("eventId")
	err := s.Forecast.DeleteEvent(r.Context(), caller, id)
	if errors.Is(err, store.ErrNotFound) {
		return answer{}, problem.New(problem.NotFound, fmt.Sprintf("There is no event %q in the calendar: see GET %s/calendar.", id, api))
	}
	return noContent(), err
}
