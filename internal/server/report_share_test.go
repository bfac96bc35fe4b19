package server_test

import (
	"net/http"
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

// A report names units and dayparts as the company does now.
func TestReport_FollowsTheCompany(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-23", "10.00", "5.00")
	for _, form := range []string{"", ".csv", ".xlsx", ".png"} {
		url := reports + form + "?period=day&day=2026-11-23&by=unit&currencyId=EUR"
		first := w.get(url, w.as("reader")...).want(200)
		w.renameUnits(form)
		w.wait(time.Second)
		if again := w.get(url, w.as("reader")...).want(200); again.header.Get("ETag") == first.header.Get("ETag") {
			t.Errorf("%s: the unit has its old name", form)
		}
	}
}

// renameUnits appends a text to the name of each unit.
func (w *world) renameUnits(text string) {
	w.t.Helper()
	company, err := w.store.Company(w.t.Context(), w.ids["norte"])
	must(w.t, err)
	for i := range company.Units {
		company.Units[i].Name += " 2" + text
	}
	_, err = w.store.ApplyCompany(w.t.Context(), company)
	must(w.t, err)
}

// What is expected changes without a submission: by an adjustment, an event of the calendar, and a
// forecast. A report of it has none of these too late.
func TestForecastReport_FollowsAdjustmentsCalendarAndForecasts(t *testing.T) {
	w := newWorld(t)
	w.trade(10)
	manager := append(w.as("till-norte"), "Content-Type", "application/json")
	const question = reports + "?unitId=9&period=day&day=2026-11-24&compare=forecast"
	tag := w.get(question, w.as("reader")...).want(200).header.Get("ETag")
	w.get(question, append(w.as("reader"), "If-None-Match", tag)...).want(304)
	changed := func(by string) {
		t.Helper()
		r := w.get(question, append(w.as("reader"), "If-None-Match", tag)...)
		if r.status != http.StatusOK {
			t.Errorf("%s: %d", by, r.status)
		}
		tag = r.header.Get("ETag")
	}
	w.do(w.request("PUT", expected+"/adjustments/2026-11-24", `{"factor": 1.5, "reason": "Fair"}`, manager...)).want(200)
	changed("an adjustment")
	w.do(w.request("PUT", "/sales/api/v1/calendar/works", `{"kind": "closure", "name": "Works", "start": "2026-11-24"}`, manager...)).want(200)
	changed("a closure")
	w.do(w.request("DELETE", expected+"/adjustments/2026-11-24", "", manager...)).want(204)
	w.do(w.request("DELETE", "/sales/api/v1/calendar/works", "", manager...)).want(204)
	changed("both taken back")
}
