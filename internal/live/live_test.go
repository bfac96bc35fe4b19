package live

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

const company = `
tenant: cafe
name: Café
currencies: [{id: EUR}]
salesTypes: [{id: DINE, names: {en: Dine in}}]
defaults: {timeZone: Europe/Madrid}
units: [{id: 1, name: One}, {id: 2, name: Two}]
`

func TestMain(m *testing.M) { enginetest.Run(m) }

// station is a hub on a real store.
type station struct {
	t      *testing.T
	store  *sqlstore.Store
	hub    *Hub
	caller auth.Caller
}

func newStation(t *testing.T, options Options) *station {
	t.Helper()
	s := &station{t: t, store: enginetest.Store(t)}
	s.caller = s.apply(company)
	s.hub = s.newHub(s.store, options)
	return s
}

func (s *station) apply(description string) auth.Caller {
	s.t.Helper()
	c, err := tenant.ParseCompany([]byte(description))
	if err != nil {
		s.t.Fatal(err)
	}
	if c, err = s.store.ApplyCompany(s.t.Context(), c); err != nil {
		s.t.Fatal(err)
	}
	return auth.Caller{Tenant: c.ID}
}

func (s *station) newHub(source Source, options Options) *Hub {
	hub := New(source, directory.New(s.store, time.Now), slog.New(slog.DiscardHandler), options)
	s.t.Cleanup(hub.Close)
	return hub
}

// append commits a submission for a unit.
func (s *station) append(unit tenant.UnitID) store.Entry {
	s.t.Helper()
	entry, err := s.tryAppend(s.caller.Tenant, unit)
	if err != nil {
		s.t.Fatal(err)
	}
	return entry
}

func (s *station) tryAppend(id tenant.ID, unit tenant.UnitID) (store.Entry, error) {
	return s.store.Append(context.Background(), store.Background(id), store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: unit, Kind: store.RealTime, ReceivedAt: time.Now(),
		Submission: sales.Submission{Day: calendar.NewDay(2026, time.November, 23)},
	})
}

func (s *station) listen(r Request) *Listener {
	s.t.Helper()
	l, err := s.hub.Listen(s.t.Context(), s.caller, r)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(l.Close)
	return l
}

// id returns the id of an event of the present epoch.
func (s *station) id(seq store.Seq) string { return EventID{s.store.Epoch(), seq}.String() }

// patience is how long an event may take before a test fails.
const patience = time.Minute

// read returns the numbers of the next n events.
func read(t *testing.T, l *Listener, n int) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var numbers []string
	for range n {
		e, err := l.Next(ctx)
		if err != nil {
			t.Fatalf("after %v: %v", numbers, err)
		}
		text := fmt.Sprint(e.ID.Seq)
		if e.Entry == nil {
			text = "reset " + text
		}
		numbers = append(numbers, text)
	}
	return strings.Join(numbers, " ")
}

func TestListenFromNowOn(t *testing.T) {
	s := newStation(t, DefaultOptions())
	s.append(1)
	l := s.listen(Request{})
	s.append(1)
	s.append(2)
	if got := read(t, l, 2); got != "2 3" {
		t.Errorf("got %q", got)
	}
}

func TestListenResumes(t *testing.T) {
	tests := []struct {
		name, after string
		units       []tenant.UnitID
		want        string
	}{
		{"from the first", FromFirst, nil, "1 2 3 4 5 6"},
		{"from before the first", "epoch-0", nil, "1 2 3 4 5 6"},
		{"from the middle", "epoch-2", nil, "3 4 5 6"},
		{"from the last", "epoch-4", nil, "5 6"},
		{"one unit", "epoch-1", []tenant.UnitID{2}, "2 4 6"},
		{"ahead of us", "epoch-5", nil, "reset 4 5 6"},
		{"another epoch", "0a1b2c3d-2", nil, "reset 4 5 6"},
		{"no epoch", "2", nil, "reset 4 5 6"},
		{"an empty epoch", "-2", nil, "reset 4 5 6"},
		{"no number", "epoch", nil, "reset 4 5 6"},
		{"not a number", "epoch-x", nil, "reset 4 5 6"},
		{"below zero", "epoch--1", nil, "reset 4 5 6"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newStation(t, DefaultOptions())
			for range 2 {
				s.append(1)
				s.append(2)
			}
			after := strings.Replace(test.after, "epoch", string(s.store.Epoch()), 1)
			l := s.listen(Request{Units: test.units, LastEventID: after})
			s.append(1)
			s.append(2)
			if got := read(t, l, len(strings.Fields(strings.ReplaceAll(test.want, "reset ", "")))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// The switch from the ledger to what comes in must neither miss nor repeat, whenever it happens.
func TestListenersMissNothingWhileOthersWrite(t *testing.T) {
	const entries, listeners = 300, 10
	s := newStation(t, DefaultOptions())
	var work sync.WaitGroup
	var written atomic.Int64
	for range 3 {
		work.Go(func() {
			for range entries / 3 {
				if _, err := s.tryAppend(s.caller.Tenant, 1); err != nil {
					t.Error(err)
				}
				// A listener comes now and then.
				if written.Add(1)%(entries/listeners) == 1 {
					work.Go(func() { s.follow(t, entries) })
				}
			}
		})
	}
	work.Wait()
}

// follow reads all entries in two connections, the second of which resumes.
func (s *station) follow(t *testing.T, entries store.Seq) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for last := store.Seq(0); last < entries; {
		l, err := s.hub.Listen(ctx, s.caller, Request{LastEventID: s.id(last)})
		if err != nil {
			t.Error(err)
			return
		}
		for stop := last + entries/2; last < stop; last++ {
			e, err := l.Next(ctx)
			if err != nil || e.ID.Seq != last+1 {
				t.Errorf("after %d: %d, %v", last, e.ID.Seq, err)
				l.Close()
				return
			}
		}
		l.Close()
	}
}

func TestListenOnlyToPermittedUnits(t *testing.T) {
	s := newStation(t, DefaultOptions())
	s.caller.Units = []tenant.UnitID{2}
	l := s.listen(Request{LastEventID: "0"})
	s.append(1)
	s.append(2)
	if got := read(t, l, 1); got != "2" {
		t.Errorf("got %q", got)
	}
	for id, want := range map[tenant.UnitID]error{1: directory.ErrUnitNotPermitted, 9: directory.ErrNoUnit} {
		if _, err := s.hub.Listen(t.Context(), s.caller, Request{Units: []tenant.UnitID{id}}); !errors.Is(err, want) {
			t.Errorf("unit %d: %v, want %v", id, err, want)
		}
	}
}

func TestListenOnlyToTheOwnTenant(t *testing.T) {
	s := newStation(t, DefaultOptions())
	other := s.apply(strings.Replace(company, "cafe", "other", 1))
	l := s.listen(Request{})
	if _, err := s.tryAppend(other.Tenant, 1); err != nil {
		t.Fatal(err)
	}
	mine := s.append(1)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if e, err := l.Next(ctx); err != nil || e.Entry.ID != mine.ID {
		t.Errorf("got %+v, %v", e, err)
	}
}

// deaf is a store that tells nobody of its commits, as another node's does.
type deaf struct{ *sqlstore.Store }

func (deaf) OnCommit(func(tenant.ID)) func() { return func() {} }

func TestListenWithoutBeingTold(t *testing.T) {
	options := DefaultOptions()
	options.Poll = 5 * time.Millisecond
	s := newStation(t, options)
	s.hub = s.newHub(deaf{s.store}, options)
	l := s.listen(Request{})
	s.append(1)
	if got := read(t, l, 1); got != "1" {
		t.Errorf("got %q", got)
	}
}

func TestSlowListenersAreDropped(t *testing.T) {
	s := newStation(t, Options{CompanyListeners: 2, ClientListeners: 2, Buffer: 2, Poll: time.Second})
	slow, quick := s.listen(Request{}), s.listen(Request{})
	for i := range 4 {
		s.append(1)
		if got := read(t, quick, 1); got != fmt.Sprint(i+1) {
			t.Fatalf("the quick one got %q", got)
		}
	}
	<-slow.ended
	last := store.Seq(0)
	for {
		e, err := slow.Next(t.Context())
		if err != nil {
			if !errors.Is(err, ErrSlow) {
				t.Errorf("got %v", err)
			}
			break
		}
		last = e.ID.Seq
	}
	slow.Close()
	if got := read(t, s.listen(Request{LastEventID: s.id(last)}), 4-int(last)); !strings.HasSuffix(got, "4") {
		t.Errorf("resumed after %d: %q", last, got)
	}
}

func TestHub_BoundsListenersOfClientsAndCompanies(t *testing.T) {
	s := newStation(t, Options{CompanyListeners: 5, ClientListeners: 2, Buffer: 2, Poll: time.Second})
	listen := func(client, user string, want error) *Listener {
		t.Helper()
		caller := s.caller
		caller.ClientID, caller.Username = client, user
		l, err := s.hub.Listen(t.Context(), caller, Request{})
		if !errors.Is(err, want) {
			t.Errorf("%s %s: got %v, want %v", client, user, err, want)
		}
		if l != nil {
			t.Cleanup(l.Close)
		}
		return l
	}
	first := listen("reader", "", nil)
	listen("reader", "", nil)
	listen("reader", "", ErrClientTooMany)
	listen("", "ana", nil)
	listen("", "ana", nil)
	listen("", "ana", ErrClientTooMany)
	listen("", "eva", nil)
	listen("", "eva", ErrTooMany)
	first.Close()
	listen("reader", "", nil)
}

func TestNextLosesNothingWhenItsContextEnds(t *testing.T) {
	s := newStation(t, DefaultOptions())
	s.append(1)
	l := s.listen(Request{LastEventID: "0"})
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Next(over); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if got := read(t, l, 1); got != "1" {
		t.Errorf("got %q", got)
	}
}

func TestClose(t *testing.T) {
	s := newStation(t, DefaultOptions())
	l := s.listen(Request{})
	done := make(chan error)
	go func() {
		_, err := l.Next(context.Background())
		done <- err
	}()
	s.hub.Close()
	if err := <-done; !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if _, err := s.hub.Listen(t.Context(), s.caller, Request{}); !errors.Is(err, ErrClosed) {
		t.Errorf("listening to a closed hub: %v", err)
	}
	s.append(1) // nobody is told, and nothing happens
}

func TestFollowersEndWithTheirLastListener(t *testing.T) {
	s := newStation(t, DefaultOptions())
	first, second := s.listen(Request{}), s.listen(Request{})
	first.Close()
	s.append(1)
	if got := read(t, second, 1); got != "1" {
		t.Errorf("got %q", got)
	}
	second.Close()
	second.Close()
	s.hub.work.Wait()
	s.append(1)
	third := s.listen(Request{LastEventID: s.id(1)})
	s.append(1)
	if got := read(t, third, 2); got != "2 3" {
		t.Errorf("got %q", got)
	}
}

func TestEventsAreEncodedOnce(t *testing.T) {
	s := newStation(t, DefaultOptions())
	listeners := []*Listener{s.listen(Request{}), s.listen(Request{})}
	s.append(1)
	count := 0
	for _, l := range listeners {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		e, err := l.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		data, err := e.Data(func(e Event) ([]byte, error) {
			count++
			return fmt.Append(nil, e.ID.Seq), nil
		})
		if string(data) != "1" || err != nil {
			t.Errorf("got %q, %v", data, err)
		}
	}
	if count != 1 {
		t.Errorf("encoded %d times", count)
	}
}
