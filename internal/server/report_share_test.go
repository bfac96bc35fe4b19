package server_test

import (
	"strings"
	"sync"
	"testing"
	"time"
)

func (w *world) reportsMade() string { return w.scraped("daypart_reports_made_total") }

// scraped returns the value of a metric.
func (w *world) scraped(metric string) string {
	w.t.Helper()
	for line := range strings.Lines(w.scrape()) {
		if value, ok := strings.CutPrefix(line, metric+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	w.t.Fatalf("there is no %s", metric)
	return ""
}

func TestManyReadersShareAReport(t *testing.T) {
	w := newWorld(t)
	reader := w.as("reader")
	for _, c := range []struct{ first, made string }{{"10.00", "1"}, {"11.00", "2"}, {"12.00", "3"}} {
		w.sellTwice("2026-11-23", c.first, "5.00")
		var all sync.WaitGroup
		for range 40 {
			all.Go(func() {
				if r := w.get(reports+"?unitId=9&by=salesType&sort=netSales", reader...); r.text("items", 1, "sold", "netSales") != c.first {
					t.Errorf("got %s after %s was submitted", r.body, c.first)
				}
			})
		}
		all.Wait()
		if made := w.reportsMade(); made != c.made {
			t.Errorf("%s reports are made, want %s", made, c.made)
		}
	}
}

func TestReportETag(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-23", "10.00", "5.00")
	reader := w.as("reader")
	for _, form := range []string{"", ".csv", ".xlsx", ".png"} {
		url := reports + form + "?unitId=9&period=day&day=2026-11-23&compare=previousDay"
		first := w.get(url, reader...).want(200)
		tag := first.header.Get("ETag")
		if first.header.Get("Cache-Control") != "private, no-cache" || tag == "" {
			t.Errorf("%s: %v", form, first.header)
		}
		again := w.get(url, append(reader, "If-None-Match", tag)...).want(304)
		if again.body != "" || again.header.Get("ETag") != tag {
			t.Errorf("%s: got %q, %v", form, again.body, again.header)
		}
	}
	url := reports + "?unitId=9&compare=previousDay"
	tag := w.get(url, reader...).header.Get("ETag")
	w.sellTwice("2026-11-20", "1.00", "1.00") // another day: made again, and still the same
	w.get(url, append(reader, "If-None-Match", tag)...).want(304)
	w.wait(15 * time.Minute) // the next slot
	tag = w.get(url, append(reader, "If-None-Match", tag)...).want(200).header.Get("ETag")
	w.sellTwice("2026-11-23", "10.01", "5.00")
	w.get(url, append(reader, "If-None-Match", tag)...).want(200)
}

// TestSharedOnlyByWhoMaySeeTheSame asks the same of callers who may not see the same.
func TestSharedOnlyByWhoMaySeeTheSame(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-23", "10.00", "5.00")
	want := func(client, what string) {
		t.Helper()
		if r := w.get(reports, w.as(client)...).want(200); !strings.Contains(r.body, what) {
			t.Errorf("%s gets %s, want %s", client, r.body, what)
		}
	}
	want("reader", `"netSales":15.00`)
	want("only-10", `"totals":[]`)
	want("till-sur", `"totals":[]`)
	want("reader", `"netSales":15.00`)
	w.get(reports+"?unitId=9", w.as("reader")...).want(200)
	w.get(reports+"?unitId=9", w.as("only-10")...).want(403)
}
