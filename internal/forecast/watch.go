package forecast

import (
	"maps"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// watch is what is known of the ledgers, and what remains to be done about it.
type watch struct {
	woken chan struct{} // holds one token while there are dirty tenants

	mu      sync.Mutex
	dirty   map[tenant.ID]struct{} // of which something was committed
	tenants map[tenant.ID]*watched
}

// watched is one tenant.
type watched struct {
	seq store.Seq // all entries up to it were looked at
	// past has the units of which a day that is over has changed, and when that was noticed last.
	past map[tenant.UnitID]time.Time
	// fitted has the units that were fitted, up to which day and when.
	fitted map[tenant.UnitID]fitted
	// stands is set once fitted has what was fitted before this process began.
	stands bool
	said   map[saying]float64
	// told are the units of which something was said; telling is held while it is said for the first time.
	told    map[tenant.UnitID]struct{}
	telling sync.Mutex
}

type fitted struct {
	through calendar.Day
	at      time.Time
}

// saying is a day of which was said what is expected.
type saying struct {
	series store.Series
	day    calendar.Day
}

func newWatch() *watch {
	return &watch{woken: make(chan struct{}, 1), dirty: map[tenant.ID]struct{}{}, tenants: map[tenant.ID]*watched{}}
}

// wake remembers that something was committed. It does not wait for anything.
func (w *watch) wake(id tenant.ID) {
	w.mu.Lock()
	w.dirty[id] = struct{}{}
	w.mu.Unlock()
	select {
	case w.woken <- struct{}{}:
	default:
	}
}

// takeDirty returns the tenants of which something was committed, once.
func (w *watch) takeDirty() []tenant.ID {
	w.mu.Lock()
	defer w.mu.Unlock()
	var ids []tenant.ID
	for id := range w.dirty {
		ids = append(ids, id)
	}
	clear(w.dirty)
	return ids
}

// of returns a tenant; w.mu must be held.
func (w *watch) of(id tenant.ID) *watched {
	t := w.tenants[id]
	if t == nil {
		t = &watched{past: map[tenant.UnitID]time.Time{}, fitted: map[tenant.UnitID]fitted{}, said: map[saying]float64{}, told: map[tenant.UnitID]struct{}{}}
		w.tenants[id] = t
	}
	return t
}

// position returns up to where a ledger was looked at.
func (w *watch) position(id tenant.ID) store.Seq {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.of(id).seq
}

// advance remembers what a stretch of a ledger changed.
func (w *watch) advance(id tenant.ID, to store.Seq, past []tenant.UnitID, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.of(id)
	t.seq = max(t.seq, to)
	for _, u := range past {
		t.past[u] = now
	}
}

// changedAt remembers that what is known of a unit's past, or its calendar, changed at a moment. To say so again changes nothing:
// it would never have been quiet since.
func (w *watch) changedAt(id tenant.ID, u tenant.UnitID, at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if t := w.of(id); at.After(t.past[u]) {
		t.past[u] = at
	}
}

// When a unit is fitted again because its past changed: once it was quiet, and not too often.
const (
	quiet    = 2 * time.Second
	notAgain = time.Minute
)

// due reports whether a unit is to be fitted: up to a day, or because its past changed.
func (w *watch) due(id tenant.ID, u tenant.UnitID, through calendar.Day, now time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.of(id)
	done, ok := t.fitted[u]
	changed, dirty := t.past[u]
	if dirty {
		return now.Sub(changed) >= quiet && (!ok || now.Sub(done.at) >= notAgain)
	}
	return !ok || done.through.Before(through)
}

// done remembers that a unit was fitted with all that was known at a moment.
func (w *watch) done(id tenant.ID, u tenant.UnitID, f fitted) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.of(id)
	t.fitted[u] = f
	if changed, ok := t.past[u]; ok && !changed.After(f.at) {
		delete(t.past, u)
	}
}

// failed remembers that a unit was tried.
func (w *watch) failed(id tenant.ID, u tenant.UnitID, at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.of(id)
	t.fitted[u] = fitted{t.fitted[u].through, at}
}

// lastFitted returns when a unit was last fitted.
func (w *watch) lastFitted(id tenant.ID, u tenant.UnitID) (fitted, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f, ok := w.of(id).fitted[u]
	return f, ok
}

// stands reports whether it is known what was fitted of a tenant before this process began.
func (w *watch) stands(id tenant.ID) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.of(id).stands
}

// setStands remembers that it is known.
func (w *watch) setStands(id tenant.ID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.of(id).stands = true
}

// forgetStanding forgets what was fitted.
func (w *watch) forgetStanding() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, t := range w.tenants {
		t.stands = false
		clear(t.fitted)
	}
}

// changed returns the tenants that have units whose past changed.
func (w *watch) changed() (ids []tenant.ID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for id, t := range w.tenants {
		if len(t.past) > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// moved remembers what is expected of a day now, and returns what was said of it before, if that is so far off
// that it must be said again.
func (w *watch) moved(id tenant.ID, of saying, now float64) (before float64, moved bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.of(id)
	before, ok := t.said[of]
	if ok && now-before <= threshold*before && before-now <= threshold*before {
		return before, false
	}
	t.said[of] = now
	return before, ok
}

// lockTelling waits until nobody says something of a tenant for the first time, and keeps others from it until unlock is called.
func (w *watch) lockTelling(id tenant.ID) (unlock func()) {
	w.mu.Lock()
	t := w.of(id)
	w.mu.Unlock()
	t.telling.Lock()
	return t.telling.Unlock
}

// untold returns those of units of which nothing was said yet.
func (w *watch) untold(id tenant.ID, units map[tenant.UnitID]struct{}) map[tenant.UnitID]struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	missing := maps.Clone(units)
	for u := range w.of(id).told {
		delete(missing, u)
	}
	return missing
}

// told remembers that something was said of units.
func (w *watch) told(id tenant.ID, units map[tenant.UnitID]struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	maps.Copy(w.of(id).told, units)
}

// threshold is by which share of itself what is expected of a day must move to be told.
const threshold = 0.02

// forget drops what was said of days before one.
func (w *watch) forget(id tenant.ID, before calendar.Day) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.of(id)
	for of := range t.said {
		if of.day.Before(before) {
			delete(t.said, of)
		}
	}
}
