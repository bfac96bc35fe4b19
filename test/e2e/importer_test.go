package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// An importer is one sender of files or of import sessions, over and over for the same days, and
// what it knows of them. No two send for the same days. Whatever step it is at can be sent again.
type importer struct {
	t      *testing.T
	random *rand.Rand
	unit   int64
	days   []api.BusinessDay
	kind   importKind

	step     importStep
	current  importOfDays   // under way
	inForce  []importOfDays // committed and not undone, in order
	entries  map[string]int // how many entries the ledger has of each import
	finished int
	undone   int
	slowest  time.Duration // the longest that an import under way took to be dealt with after a start
}

// importOfDays gives each of its days the same net sales.
type importOfDays struct {
	id    string
	net   int64
	parts int // how many calls of a session were acknowledged
}

// importStep is what an importer does next. A step is over when it is acknowledged.
type importStep int

const (
	opening importStep = iota
	committing
	awaitingCommitted
	undoing
	awaitingUndone
)

// importKind is what sets files and sessions apart.
type importKind struct {
	path, commit string // the address of all of them, and the call that commits one
	committed    string // the state of a committed one
	open         func(*importer, *importCaller) error
}

var (
	fileImport    = importKind{"/imports", "commit", "committed", (*importer).sendFile}
	sessionImport = importKind{"/import", "finish", "finished", (*importer).sendSession}
)

const (
	fileDays     = 20
	sessionHours = 3 // each sent by a call of its own
)

// newImporters returns two senders of files and two of sessions, of units of their own.
func newImporters(t *testing.T, c *client.Client, seed uint64) []*importer {
	t.Helper()
	var all []*importer
	for n, kind := range []importKind{fileImport, fileImport, sessionImport, sessionImport} {
		unit := int64(n + 1)
		last, err := time.Parse(time.DateOnly, yesterday(t, c, unit).BusinessDay)
		if err != nil {
			t.Fatal(err)
		}
		i := &importer{t: t, random: rand.New(rand.NewPCG(seed, uint64(n))), unit: unit, kind: kind}
		i.entries = map[string]int{}
		count := 1
		if kind.path == fileImport.path {
			count = fileDays
		}
		for day := range count {
			i.days = append(i.days, last.AddDate(0, 0, day-30).Format(time.DateOnly))
		}
		all = append(all, i)
	}
	return all
}

// sendForever takes one step after the other until one fails.
func (i *importer) sendForever(c *importCaller) error {
	for {
		if err := i.next(c); err != nil {
			return err
		}
	}
}

// next takes the next step.
func (i *importer) next(c *importCaller) (err error) {
	switch i.step {
	case opening:
		if i.current.net == 0 {
			i.current.net = 1 + i.random.Int64N(1000)
		}
		err = i.kind.open(i, c)
	case committing:
		_, err = c.post(i.path(i.kind.commit), "", "")
	case awaitingCommitted:
		err = i.await(c, i.kind.committed)
	case undoing:
		_, err = c.post(i.path("undo"), "", "")
	case awaitingUndone:
		err = i.await(c, "undone")
	}
	if err == nil {
		i.acknowledge()
	}
	return err
}

// acknowledge notes that a step is over.
func (i *importer) acknowledge() {
	switch i.step {
	case awaitingCommitted:
		i.finished++
		i.entries[i.current.id] += len(i.days)
		i.inForce = append(i.inForce, i.current)
		i.chooseNext()
	case awaitingUndone:
		i.undone++
		i.entries[i.current.id] += len(i.days)
		i.inForce = slices.DeleteFunc(i.inForce, func(o importOfDays) bool { return o == i.current })
		i.chooseNext()
	default:
		i.step++
	}
}

// chooseNext has one of the last two imports undone, or another one opened.
func (i *importer) chooseNext() {
	i.step, i.current = opening, importOfDays{}
	if len(i.inForce) > 0 && i.random.IntN(2) == 0 {
		i.step = undoing
		i.current = i.inForce[max(0, len(i.inForce)-1-i.random.IntN(2))]
	}
}

func (i *importer) path(call string) string { return i.kind.path + "/" + i.current.id + "/" + call }

// sendFile has a file previewed.
func (i *importer) sendFile(c *importCaller) error {
	text := "date,net\n"
	for _, day := range i.days {
		text += fmt.Sprintf("%s,%d\n", day, i.current.net)
	}
	answer, err := c.post(fmt.Sprintf("%s?unitId=%d", i.kind.path, i.unit), "text/csv", text)
	i.current.id = answer.ImportID
	return err
}

// sendSession opens a session, if none is open, and adds the calls that were not acknowledged.
func (i *importer) sendSession(c *importCaller) error {
	if i.current.id == "" {
		begin := fmt.Sprintf(`{"unitId": %d, "businessDay": %q}`, i.unit, i.days[0])
		answer, err := c.post(i.kind.path, "application/json", begin)
		if err != nil {
			return err
		}
		i.current.id = answer.ImportID
	}
	for i.current.parts < sessionHours {
		answer, err := c.post(i.path("hourly-sales"), "application/json", i.hour())
		if err != nil {
			return err
		}
		if i.current.parts++; answer.Calls < i.current.parts {
			return fmt.Errorf("%s has %d calls of %d", i.current.id, answer.Calls, i.current.parts)
		}
	}
	return nil
}

// hour returns the next call of a session. The last hour has what is left of the day.
func (i *importer) hour() string {
	net := int64(0)
	if i.current.parts == sessionHours-1 {
		net = i.current.net
	}
	return fmt.Sprintf(`{"HourlySales": [{"CurrencyId": "EUR", "SalesTypeId": "TAKE", "Hour": %d,
		"NetSales": %d, "GrossSales": %d, "NumChecks": 1, "NumGuests": 1}]}`, 8+i.current.parts, net, net)
}

// await waits until the import is in a state, to which it comes by itself.
func (i *importer) await(c *importCaller, want string) error {
	deadline := time.Now().Add(patience)
	for {
		answer, err := c.get(i.kind.path + "/" + i.current.id)
		switch {
		case err != nil:
			return err
		case answer.State == want:
			return nil
		case !strings.HasSuffix(answer.State, "ing"):
			return fmt.Errorf("import %s is %s, not %s", i.current.id, answer.State, want)
		case time.Now().After(deadline):
			return fmt.Errorf("import %s is still %s", i.current.id, answer.State)
		}
		<-time.After(5 * time.Millisecond)
	}
}

// bringToEnd takes the steps that are left of an import that was under way at the kill.
func (i *importer) bringToEnd(c *importCaller, started time.Time) {
	i.t.Helper()
	if err := i.goOn(c, started); err != nil {
		i.t.Errorf("unit %d: %v", i.unit, err)
		return
	}
	for i.step != opening {
		if err := i.next(c); err != nil {
			i.t.Errorf("unit %d: %v", i.unit, err)
			return
		}
	}
}

// goOn waits for what the server does by itself, and notes how long after the start it is done.
func (i *importer) goOn(c *importCaller, started time.Time) error {
	if i.step == opening {
		return nil
	}
	answer, err := c.get(i.kind.path + "/" + i.current.id)
	if err != nil || !strings.HasSuffix(answer.State, "ing") {
		return err
	}
	ends := map[string]string{"undoing": "undone", "committing": "committed", "finishing": "finished"}
	err = i.await(c, ends[answer.State])
	took := time.Since(started)
	if i.slowest = max(i.slowest, took); err == nil && took > *soon {
		err = fmt.Errorf("import %s was %s for %s after the start", i.current.id, answer.State, took)
	}
	return err
}

// check compares the days with what is in force.
func (i *importer) check(c *client.Client) {
	i.t.Helper()
	var want int64
	if len(i.inForce) > 0 {
		want = i.inForce[len(i.inForce)-1].net * 10_000
	}
	kept := map[api.BusinessDay]int64{}
	query := client.FigureQuery{Units: []int64{i.unit}, Start: i.days[0], End: i.days[len(i.days)-1]}
	for f, err := range c.Figures(i.t.Context(), query) {
		if err != nil {
			i.t.Fatal(err)
		}
		kept[f.BusinessDay] += exact(i.t, string(f.NetSales))
	}
	for _, day := range i.days {
		if kept[day] != want {
			i.t.Errorf("unit %d, %s: net %d, want %d", i.unit, day, kept[day], want)
		}
	}
	i.checkFinal(c, want != 0)
}

// checkFinal sees that a finished session keeps its day final.
func (i *importer) checkFinal(c *client.Client, want bool) {
	i.t.Helper()
	if i.kind.path != sessionImport.path {
		return
	}
	day, err := c.RealTimeSales(i.t.Context(), i.unit, i.days[0], client.DayQuery{})
	if err != nil {
		i.t.Fatal(err)
	}
	if day.Standing.Final != want {
		i.t.Errorf("unit %d, %s: final %t, want %t", i.unit, i.days[0], day.Standing.Final, want)
	}
}

// importCaller calls once: what fails, fails.
type importCaller struct {
	context    context.Context
	http       *http.Client
	url, token string
}

func (s *server) importCaller(who credentials) *importCaller {
	s.t.Helper()
	return &importCaller{s.t.Context(), s.http(), s.url + "/sales/api/v1", s.ownToken(who)}
}

// importAnswer is what an answer says of a file or of a session.
type importAnswer struct {
	ImportID, State string
	Calls           int
}

// errCutOff says that a call was not answered.
var errCutOff = errors.New("the call was not answered")

func (c *importCaller) get(path string) (importAnswer, error) {
	return c.call(http.MethodGet, path, "", "")
}

func (c *importCaller) post(path, mediaType, body string) (importAnswer, error) {
	return c.call(http.MethodPost, path, mediaType, body)
}

func (c *importCaller) call(method, path, mediaType, body string) (answer importAnswer, err error) {
	r, err := http.NewRequestWithContext(c.context, method, c.url+path, strings.NewReader(body))
	if err != nil {
		return answer, err
	}
	r.Header.Set("Authorization", "Bearer "+c.token)
	if mediaType != "" {
		r.Header.Set("Content-Type", mediaType)
	}
	response, err := c.http.Do(r)
	if err != nil {
		return answer, errors.Join(errCutOff, err)
	}
	defer response.Body.Close()
	var text bytes.Buffer
	if _, err := io.Copy(&text, response.Body); err != nil {
		return answer, errors.Join(errCutOff, err)
	}
	if response.StatusCode >= http.StatusBadRequest {
		return answer, fmt.Errorf("%s %s: %s", method, path, text.Bytes())
	}
	return answer, json.Unmarshal(text.Bytes(), &answer)
}
