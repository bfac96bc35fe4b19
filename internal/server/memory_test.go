package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// exportMemory is what a report may take for itself, in any form.
const exportMemory = 64 << 20

// A company whose report of a day by slot, site and channel is nearly as large as a report may be.
const manyUnits, manyTypes, manySlots = 52, 20, 96

// addMany adds the company, with sales on a day and a week before, and a client of it.
func (w *world) addMany() {
	w.t.Helper()
	var text strings.Builder
	text.WriteString("tenant: many\nname: Many\ncurrencies: [{id: EUR}]\nsalesTypes:\n")
	for n := range manyTypes {
		fmt.Fprintf(&text, "  - {id: CHANNEL%d, names: {en: Channel %d}}\n", n, n)
	}
	text.WriteString("defaults: {timeZone: Europe/Madrid, dayStart: 05:00}\nunits:\n")
	for n := range manyUnits {
		fmt.Fprintf(&text, "  - {id: %d, name: The site with the number %d}\n", n+1, n+1)
	}
	company, err := tenant.ParseCompany([]byte(text.String()))
	must(w.t, err)
	company, err = w.store.ApplyCompany(w.t.Context(), company)
	must(w.t, err)
	w.addClient(company.ID, "many", nil, auth.Scopes())
	var sending sync.WaitGroup
	for n := range manyUnits {
		sending.Go(func() {
			for _, day := range []calendar.Day{calendar.NewDay(2026, 11, 13), calendar.NewDay(2026, 11, 20)} {
				_, err := w.store.Append(w.t.Context(), store.Background(company.ID), manySales(tenant.UnitID(n+1), day))
				if err != nil {
					w.t.Error(err)
				}
			}
		})
	}
	sending.Wait()
}

func manySales(unit tenant.UnitID, day calendar.Day) store.Submission {
	opens := time.Unix(int64(day.Number())*24*60*60, 0).Add(4 * time.Hour)
	s := store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: unit, Kind: store.Import, ReceivedAt: noon,
		Submission: sales.Submission{Day: day},
	}
	for slot := range int64(manySlots) {
		for typ := range int64(manyTypes) {
			net := sales.Amount(12_345_600 + 100*(slot*typ%97_431))
			s.Rows = append(s.Rows, sales.Row{
				SlotStart: opens.Add(time.Duration(slot) * 15 * time.Minute), Currency: "EUR",
				Type:     sales.TypeID(fmt.Sprintf("CHANNEL%d", typ)),
				Measures: sales.Measures{Net: net, Gross: net * 11 / 10, Checks: 10 + slot, Guests: 20 + typ},
			})
		}
	}
	return s
}

// counter counts what it is written, and keeps none of it.
type counter struct {
	header http.Header
	status int
	bytes  int
}

func (c *counter) Header() http.Header    { return c.header }
func (c *counter) WriteHeader(status int) { c.status = status }
func (c *counter) Write(text []byte) (int, error) {
	c.bytes += len(text)
	return len(text), nil
}

// TestReport_TakesBoundedMemory asks for nearly the largest report in every form: one of 99,840
// rows, held against another week. The days that it reads are in memory before.
func TestReport_TakesBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("it sends 200,000 figures")
	}
	w := newWorld(t)
	w.addMany()
	many := w.as("many")
	ask := func(form, query string) *counter {
		r := httptest.NewRequest("GET", w.url+reports+form+"?period=day&day=2026-11-20"+query, nil)
		r.Header.Set(many[0], many[1])
		c := &counter{header: http.Header{}}
		w.server.ServeHTTP(c, r)
		if c.status != http.StatusOK {
			t.Fatalf("%s is answered with %d", form, c.status)
		}
		return c
	}
	const question = "&grain=slot&by=unit&by=salesType&compare=sameWeekdayLastWeek"
	ask("", question+"&top=1") // reads the days
	half := question
	for n := range manyUnits/2 - 1 { // a workbook has fewer rows
		half += fmt.Sprintf("&unitId=%d", n+1)
	}
	for form, most := range map[string]string{
		"": question, ".csv": question, ".xlsx": half, ".png": question + "&top=8",
		"like for like": question + "&likeForLike=true",
	} {
		t.Run(form, func(t *testing.T) {
			defer debug.SetGCPercent(debug.SetGCPercent(10)) // then little of the heap is garbage
			var c *counter
			peak := peakHeap(func() { c = ask(strings.TrimPrefix(form, "like for like"), most) })
			t.Logf("it takes %d MiB, and %d bytes as text", peak>>20, c.bytes)
			if peak > exportMemory {
				t.Errorf("a report takes %d MiB", peak>>20)
			}
		})
	}
}

// peakHeap returns by how many bytes the heap grew while work ran, at most.
func peakHeap(work func()) uint64 {
	runtime.GC()
	before := heapBytes()
	peak, done := before, make(chan struct{})
	var sampling sync.WaitGroup
	sampling.Go(func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				peak = max(peak, heapBytes())
			}
		}
	})
	work()
	close(done)
	sampling.Wait()
	return max(peak, heapBytes()) - before
}

func heapBytes() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
