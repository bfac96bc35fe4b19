package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestReportFigures(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-23", "10.00", "5.50")
	w.sellTwice("2026-11-23", "12.00", "5.50")
	w.sellTwice("2026-11-16", "8.00", "7.00")
	reader := w.as("reader")
	question := "?unitId=9&grain=hour&by=salesType&compare=sameWeekdayLastWeek"
	figures := func(more string) response {
		return w.get(reports+"/figures"+question+more, reader...).want(200)
	}
	r := figures("&bucket=12:00&group=TAKE")
	for path, want := range map[string]string{
		"netSales": "12.00", "unitName": "Norte Madrid", "timeSlotStartLocal": "2026-11-23T12:00:00.000+01:00", "kind": "real-time", "changes": "2",
	} {
		if got := r.text("items", 0, path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if n := len(r.at("items").([]any)); n != 1 || r.text("items", 0, "actor", "clientId") != "till-norte" {
		t.Errorf("%d figures: %s", n, r.body)
	}
	history := w.get(r.text("items", 0, "history"), reader...).want(200)
	if n := len(history.at("items").([]any)); n != 2 {
		t.Errorf("its history has %d changes: %s", n, history.body)
	}
	for more, want := range map[string]string{
		"":                                "12.00 5.50",
		"&of=part":                        "12.00", // the slot of 12:30 runs
		"&of=other":                       "8.00",
		"&group=DINE":                     "5.50",
		"&bucket=":                        "",
		"&bucket=13:00":                   "",
		"&top=1&sort=-netSales&rest=true": "5.50",
	} {
		if got := nets(figures(more)); got != want {
			t.Errorf("%s: %q, want %q", more, got, want)
		}
	}
	first := figures("&limit=1")
	second := figures("&limit=1&cursor=" + first.text("nextCursor"))
	if got := nets(first) + " " + nets(second); got != "12.00 5.50" || second.json()["nextCursor"] != nil {
		t.Errorf("in pages: %s, then %s", got, second.body)
	}
}

// nets are the net sales of a page of figures.
func nets(r response) string {
	var all []string
	for i := range r.at("items").([]any) {
		all = append(all, r.text("items", i, "netSales"))
	}
	return strings.Join(all, " ")
}

func TestReportFiguresRefusals(t *testing.T) {
	w := newWorld(t)
	reader := w.as("reader")
	for query, parameter := range map[string]string{
		"of=net": "of", "cursor=x": "cursor", "limit=0": "limit", "rest=true": "rest", "group=9": "group", "by=unit&by=city&group=9": "group", "period=decade": "period",
	} {
		r := w.get(reports+"/figures?"+query, reader...)
		if r.status != http.StatusBadRequest || !strings.Contains(r.body, parameter) {
			t.Errorf("%s: %d %s", query, r.status, r.body)
		}
	}
	w.get(reports+"/figures?unitId=9", w.as("only-10")...).want(403)
	w.get(reports + "/figures").want(401)
}

func TestStandings(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-23", "10.00", "5.50")
	w.sellTwice("2026-11-16", "8.00", "7.00") // a week late
	reader := w.as("reader")
	path := "/sales/api/v1/business-unit/9/standings"
	r := w.get(path+"?start=2026-11-16&end=2026-11-24", reader...).want(200)
	for n, want := range map[int]string{0: "changed", 1: "complete", 7: "running", 8: "upcoming"} {
		if got := r.text("items", n, "standing", "state"); got != want {
			t.Errorf("day %d is %s, want %s", n, got, want)
		}
	}
	w.get("/sales/api/v1/submissions/"+r.text("items", 0, "standing", "changedBy"), reader...).want(200)
	w.get(path+"?start=2026-11-24&end=2026-11-16", reader...).want(400)
	w.get(path, reader...).want(400)
	w.get(path+"?start=2026-11-16&end=2026-11-16", w.as("only-10")...).want(403)
}
