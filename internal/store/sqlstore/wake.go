package sqlstore

import (
	"sync"

	"github.com/daypart/daypart/internal/tenant"
)

// listeners are those who want to know of commits.
type listeners struct {
	mu    sync.Mutex
	last  int
	calls map[int]func(tenant.ID)
}

// OnCommit registers a function that is called after commits.
func (s *Store) OnCommit(wake func(tenant.ID)) (stop func()) {
	return s.wake.add(wake)
}

func (l *listeners) add(wake func(tenant.ID)) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.calls == nil {
		l.calls = map[int]func(tenant.ID){}
	}
	l.last++
	number := l.last
	l.calls[number] = wake
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.calls, number)
	}
}

func (l *listeners) tell(id tenant.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, wake := range l.calls {
		wake(id)
	}
}
