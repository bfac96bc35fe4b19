package e2e

import (
	"errors"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/store/pgtest"
)

var (
	kills = flag.Int("kills", 4, "how often the server is killed")
	// soon is how soon after its start a server must have dealt with imports that were under way. A
	// busy machine cannot keep what the program promises, so make test-crash alone asks for that.
	soon = flag.Duration("promise", patience, "how soon a start goes on with imports")
)

const (
	killSeed  = 1
	killTills = 12
	// mostBefore is how many submissions are acknowledged before the server is killed, at most.
	mostBefore = 250
)

// However often the server is killed: what it acknowledged is there, once, what it did not can be
// sent again, and it goes on by itself with the imports it was at.
func TestKilledServer_LosesNothing(t *testing.T) {
	t.Parallel()
	for engine, database := range map[string]func(testing.TB) string{
		"SQLite": nil, "PostgreSQL": pgtest.Start,
	} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			dsn := ""
			if database != nil {
				dsn = database(t)
			}
			killOften(t, newSiteAt(t, dsn))
		})
	}
}

func killOften(t *testing.T, s *site) {
	t.Helper()
	who, office := s.addClient("tills"), s.addClient("office")
	running := s.serve()
	c := running.as(who)
	l := &load{
		books: newBooks(t, c, killSeed, killTills), importers: newImporters(t, c, killSeed),
		random: rand.New(rand.NewPCG(killSeed, 0)),
	}
	found := 0
	for range *kills {
		l.sendUntilKilled(t, running, c, running.importCaller(office))
		started := time.Now()
		running = s.serve()
		c = running.as(who)
		checkThere(t, c, l.books)
		found += sendPending(t, c, l.books)
		checkThere(t, c, l.books)
		l.checkImports(t, c, running.importCaller(office), started)
		s.verify()
		if t.Failed() {
			break
		}
	}
	lost, doubled := checkLog(t, c, l.books)
	lostOfImports, doubledOfImports := checkImportLog(t, c, l.importers)
	t.Logf("%d kills; acknowledged: %d submissions (%d kept before that), %s; %d lost, %d doubled",
		*kills, len(allAcknowledged(l.books)), found, describe(l.importers),
		lost+lostOfImports, doubled+doubledOfImports)
}

// load is all who send to a server.
type load struct {
	books     []*book
	importers []*importer
	random    *rand.Rand
}

// sendUntilKilled lets all send, and kills the server somewhere in the midst of it.
func (l *load) sendUntilKilled(t *testing.T, s *server, c *client.Client, caller *importCaller) {
	t.Helper()
	var sending sync.WaitGroup
	var left atomic.Int64
	left.Store(1 + l.random.Int64N(mostBefore))
	enough := make(chan struct{})
	for _, b := range l.books {
		sending.Go(func() {
			err := b.sendForever(t.Context(), c, func() {
				if left.Add(-1) == 0 {
					close(enough)
				}
			})
			if !client.Temporary(err) {
				t.Errorf("%s: %v", b.name, err)
			}
		})
	}
	for _, i := range l.importers {
		sending.Go(func() {
			if err := i.sendForever(caller); !errors.Is(err, errCutOff) {
				t.Errorf("unit %d: %v", i.unit, err)
			}
		})
	}
	select {
	case <-enough:
	case <-time.After(patience):
		t.Error("the server takes too little")
	}
	<-time.After(time.Duration(l.random.IntN(3000)) * time.Microsecond)
	s.kill()
	sending.Wait()
}

// checkImports brings every import to its end, all at the same time, and holds the days to it.
func (l *load) checkImports(
	t *testing.T, c *client.Client, caller *importCaller, started time.Time,
) {
	t.Helper()
	var going sync.WaitGroup
	for _, i := range l.importers {
		going.Go(func() { i.bringToEnd(caller, started) })
	}
	going.Wait()
	for _, i := range l.importers {
		i.check(c)
	}
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

// checkLog holds the log of the server to the books: nothing is missing, nothing was stored twice.
func checkLog(t *testing.T, c *client.Client, books []*book) (lost, doubled int) {
	t.Helper()
	listed := map[api.SubmissionID]bool{}
	for submission := range accepted(t, c) {
		if submission.Kind == api.SubmissionKindRealTime {
			listed[submission.SubmissionID] = true
		}
	}
	all := allAcknowledged(books)
	for _, id := range all {
		if !listed[id] {
			lost++
		}
	}
	doubled = len(listed) - len(all) + lost
	if lost > 0 || doubled > 0 {
		t.Errorf("%d submissions are in the log, %d were acknowledged, %d of them lost",
			len(listed), len(all), lost)
	}
	return lost, doubled
}

// checkImportLog holds the log to the importers: it has one entry for each day that was committed,
// and one for each that was undone.
func checkImportLog(t *testing.T, c *client.Client, importers []*importer) (lost, doubled int) {
	t.Helper()
	listed := map[string]int{}
	for submission := range accepted(t, c) {
		if submission.Kind != api.SubmissionKindRealTime {
			listed[submission.RequestID]++
		}
	}
	for _, i := range importers {
		for id, want := range i.entries {
			lost += max(0, want-listed[id])
			doubled += max(0, listed[id]-want)
			delete(listed, id)
		}
	}
	if lost > 0 || doubled > 0 || len(listed) > 0 {
		t.Errorf("%d entries of imports are missing, %d are too many, nobody asked for those of %v",
			lost, doubled, listed)
	}
	return lost, doubled + len(listed)
}

// accepted goes through the submissions and imports that the log has.
func accepted(t *testing.T, c *client.Client) iter.Seq[api.Submission] {
	query := client.SubmissionQuery{Status: api.SubmissionStatusAccepted}
	return func(yield func(api.Submission) bool) {
		for submission, err := range c.Submissions(t.Context(), query) {
			if err != nil {
				t.Fatal(err)
			}
			if !yield(submission) {
				return
			}
		}
	}
}

// describe counts what importers have brought to its end.
func describe(importers []*importer) string {
	finished, undone := map[string]int{}, 0
	var slowest time.Duration
	for _, i := range importers {
		finished[i.kind.path] += i.finished
		undone += i.undone
		slowest = max(slowest, i.slowest)
	}
	return fmt.Sprintf("%d files, %d sessions, %d undone, all dealt with within %s of a start",
		finished[fileImport.path], finished[sessionImport.path], undone, slowest.Round(time.Millisecond))
}

func allAcknowledged(books []*book) []api.SubmissionID {
	var all []api.SubmissionID
	for _, b := range books {
		all = append(all, b.acknowledged...)
	}
	return all
}
