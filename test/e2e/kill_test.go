package e2e

import (
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

const (
	killSeed   = 1
	killRounds = 20
	killTills  = 12
	// mostBefore is how many submissions are acknowledged before the server is killed, at most.
	mostBefore = 250
)

// However often the server is killed: what it acknowledged is there, and what it did not can be sent again.
func TestKilledServerLosesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("tills")
	running := s.serve()
	books := newBooks(t, running.as(who), killSeed, killTills)
	random := rand.New(rand.NewPCG(killSeed, 0))
	acknowledged, found := 0, 0
	for range killRounds {
		before := len(allAcknowledged(books))
		loadAndKill(t, running, who, books, random)
		running = s.serve()
		c := running.as(who)
		all := allAcknowledged(books)
		acknowledged += len(all) - before
		checkThere(t, c, books)
		found += sendPending(t, c, books)
		checkThere(t, c, books)
		s.verify()
		if t.Failed() {
			break
		}
	}
	lost := checkLog(t, running.as(who), books)
	t.Logf("%d kills, %d submissions acknowledged, %d lost; %d were kept without having been acknowledged", killRounds, acknowledged, lost, found)
}

// loadAndKill lets the tills send, and kills the server somewhere in the midst of it.
func loadAndKill(t *testing.T, s *server, who credentials, books []*book, random *rand.Rand) {
	t.Helper()
	var left atomic.Int64
	left.Store(1 + random.Int64N(mostBefore))
	enough := make(chan struct{})
	var selling sync.WaitGroup
	c := s.as(who)
	for _, b := range books {
		selling.Go(func() {
			var err error
			for err == nil {
				if err = b.sendNext(t.Context(), c); err == nil && left.Add(-1) == 0 {
					close(enough)
				}
			}
			if !client.Temporary(err) {
				t.Errorf("%s: %v", b.name, err)
			}
		})
	}
	select {
	case <-enough:
	case <-time.After(patience):
		t.Error("the server takes too little")
	}
	<-time.After(time.Duration(random.IntN(3000)) * time.Microsecond)
	s.kill()
	selling.Wait()
}

// checkThere reads every figure, and every submission acknowledged since the last time.
func checkThere(t *testing.T, c *client.Client, books []*book) {
	t.Helper()
	figures := kept(t, c, books)
	for _, b := range books {
		b.check(figures)
		for _, id := range b.acknowledged[b.checked:] {
			if _, err := c.Submission(t.Context(), id); err != nil {
				t.Errorf("lost: %v", err)
			}
		}
		b.checked = len(b.acknowledged)
	}
}

// sendPending sends again what was not acknowledged, and returns how much of it was there already.
func sendPending(t *testing.T, c *client.Client, books []*book) (found int) {
	t.Helper()
	for _, b := range books {
		if b.pending == nil {
			continue
		}
		replayed, err := b.send(t.Context(), c)
		if err != nil {
			t.Errorf("%s, sent again: %v", b.name, err)
		}
		if replayed {
			found++
		}
	}
	return found
}

// checkLog holds the log of the server to the books: nothing is missing, and nothing was stored twice.
func checkLog(t *testing.T, c *client.Client, books []*book) (lost int) {
	t.Helper()
	listed := map[api.SubmissionID]bool{}
	for submission, err := range c.Submissions(t.Context(), client.SubmissionQuery{Status: api.SubmissionStatusAccepted}) {
		if err != nil {
			t.Fatal(err)
		}
		listed[submission.SubmissionID] = true
	}
	all := allAcknowledged(books)
	for _, id := range all {
		if !listed[id] {
			lost++
		}
	}
	if lost > 0 || len(listed) != len(all) {
		t.Errorf("%d submissions are in the log, %d were acknowledged, %d of them lost", len(listed), len(all), lost)
	}
	return lost
}

func allAcknowledged(books []*book) []api.SubmissionID {
	var all []api.SubmissionID
	for _, b := range books {
		all = append(all, b.acknowledged...)
	}
	return all
}
