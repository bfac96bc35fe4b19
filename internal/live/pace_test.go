package live

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// entryOf returns an entry of so many figures.
func entryOf(figures int) *store.Entry {
	return &store.Entry{Submission: store.Submission{
		Submission: sales.Submission{Rows: make([]sales.Row, figures)},
	}}
}

func TestPace_SpreadsWhatCompaniesSend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := newLimiter(200)
		one, other := pace{newLimiter(100), all}, pace{newLimiter(100), all}
		begun := time.Now()
		waits := func(p pace, figures, listeners int, want time.Duration) {
			t.Helper()
			then := p.reserve(entryOf(figures), listeners)
			if got := then.Sub(begun).Round(10 * time.Millisecond); got != want {
				t.Errorf("waits for %s, want %s", got, want)
			}
		}
		waits(one, 8, 1, 0)                          // a tenth of a second's may come at once
		waits(one, 8, 10, time.Second)               // 100 figures
		waits(one, 0, 50, 2*time.Second)             // an event costs without any
		waits(other, 8, 10, 1450*time.Millisecond)   // behind what all have together
		waits(other, 8, 100, 10900*time.Millisecond) // behind its own
		waits(pace{newLimiter(0), all}, 8, 0, 0)
		if err := wait(t.Context(), begun.Add(time.Minute)); err != nil || time.Since(begun) != time.Minute {
			t.Errorf("waited for %s, %v", time.Since(begun), err)
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if err := wait(ended, begun.Add(time.Hour)); err == nil || time.Since(begun) != time.Minute {
			t.Errorf("waited for %s, %v", time.Since(begun), err)
		}
	})
}

// What comes later is neither lost nor out of order, whether it comes in or is read from the ledger.
func TestListener_MissesNothingThatIsSpread(t *testing.T) {
	options := DefaultOptions()
	options.CompanyPerSecond, options.PerSecond = 300, 300
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
