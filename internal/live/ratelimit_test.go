package live

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/time/rate"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// entryOf returns an entry of so many figures.
func entryOf(figures int) *store.Entry {
	return &store.Entry{Submission: store.Submission{
		Submission: sales.Submission{Rows: make([]sales.Row, figures)},
	}}
}

func TestReserve_SpreadsEventsOfACompany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		one, other := newLimiter(100), newLimiter(100)
		begun := time.Now()
		expectDelay := func(limiter *rate.Limiter, figures, listeners int, want time.Duration) {
			t.Helper()
			at := reserve(limiter, entryOf(figures), listeners)
			if got := at.Sub(begun).Round(10 * time.Millisecond); got != want {
				t.Errorf("delayed by %s, want %s", got, want)
			}
		}
		expectDelay(one, 8, 1, 0)              // a tenth of a second's may come at once
		expectDelay(one, 8, 10, time.Second)   // 100 figures
		expectDelay(one, 0, 50, 2*time.Second) // an event costs without any
		expectDelay(one, 998, 100, 1002*time.Second)
		expectDelay(other, 8, 10, 900*time.Millisecond) // companies do not delay each other
		expectDelay(newLimiter(0), 8, 100, 0)
		if err := waitUntil(t.Context(), begun.Add(time.Minute)); err != nil || time.Since(begun) != time.Minute {
			t.Errorf("waited for %s, %v", time.Since(begun), err)
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if err := waitUntil(ended, begun.Add(time.Hour)); err == nil || time.Since(begun) != time.Minute {
			t.Errorf("waited for %s, %v", time.Since(begun), err)
		}
	})
}

// Clients that read what they have missed do not delay the new events of their company.
func TestReplay_DoesNotDelayNewEvents(t *testing.T) {
	options := DefaultOptions()
	options.CompanyFigures = 300
	s := newStation(t, options)
	current, replaying := s.listen(Request{}), s.listen(Request{LastEventID: FromFirst})
	if at := reserve(replaying.replay, entryOf(1_000_000), 1); time.Until(at) < 50*time.Minute {
		t.Fatalf("the replay goes on at %s", at)
	}
	s.append(1)
	if got := read(t, current, 1); got != "1" {
		t.Errorf("got %q", got)
	}
}

// No delayed event is lost or out of order, whether it is new or read from the ledger.
func TestListener_MissesNoDelayedEvent(t *testing.T) {
	options := DefaultOptions()
	options.CompanyFigures = 300
	s := newStation(t, options)
	now := s.listen(Request{})
	want := ""
	for i := range 20 {
		s.append(1)
		want += fmt.Sprint(i+1) + " "
	}
	begun := time.Now()
	for _, l := range []*Listener{now, s.listen(Request{LastEventID: FromFirst})} {
		if got := read(t, l, 20); got+" " != want {
			t.Errorf("got %q", got)
		}
	}
	if took := time.Since(begun); took < 100*time.Millisecond {
		t.Errorf("all came within %s", took)
	}
}

// However much news there is, entries find room.
func TestAnnounce_LeavesRoomForEntries(t *testing.T) {
	options := DefaultOptions()
	options.Buffer = 4
	s := newStation(t, options)
	l := s.listen(Request{})
	for n := range 10 {
		s.hub.Announce(s.caller.Tenant, 1, n)
	}
	s.append(1)
	s.append(1)
	news := 0
	for {
		e, err := l.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if e.News == nil {
			if e.ID.Seq == 2 {
				break
			}
			continue
		}
		if data, err := e.Data(func(e Event) ([]byte, error) { return fmt.Append(nil, e.News), nil }); string(data) != fmt.Sprint(news) || err != nil {
			t.Errorf("got %s, want %d: %v", data, news, err)
		}
		news++
	}
	if news != 2 {
		t.Errorf("got %d news", news)
	}
}
