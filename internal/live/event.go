package live

import (
	"sync"

	"github.com/daypart/daypart/internal/store"
)

// Event is one accepted submission, news, or a reset.
type Event struct {
	// ID identifies the event: clients resume from it.
	ID EventID
	// Entry is what was accepted. It must not be changed. It is nil for a reset: the event to resume
	// from is not known, and events go on from ID.
	Entry *store.Entry
	// News is what somebody announced, for whoever listens at that moment: it stands in no ledger and has no number.
	// It is nil for submissions and resets.
	News any

	shared *encoding
}

// encoding is an event as it is sent, made once for all who listen.
type encoding struct {
	once sync.Once
	data []byte
	err  error
}

func newNews(news any) Event { return Event{News: news, shared: &encoding{}} }

func newEvent(epoch store.Epoch, entry *store.Entry) Event {
	return Event{ID: EventID{epoch, entry.Seq}, Entry: entry, shared: &encoding{}}
}

// Data returns what encode makes of the event. Of all who ask for the same event, only the first
// has it encoded: whatever they pass must make the same of it. Resets have no data.
func (e Event) Data(encode func(Event) ([]byte, error)) ([]byte, error) {
	if e.shared == nil {
		return nil, nil
	}
	e.shared.once.Do(func() { e.shared.data, e.shared.err = encode(e) })
	return e.shared.data, e.shared.err
}
