package server_test

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

const reports = "/sales/api/v1/reports/sales"

// sellTwice submits take-away for two slots of a day in Madrid.
func (w *world) sellTwice(day, first, second string) {
	w.t.Helper()
	r := w.post("/sales/api/v1/business-unit/9/real-time-sales", `{"businessDay":"`+day+`","realTimeSales":[
		{"currencyId":"EUR","salesTypeId":"TAKE","timeSlotStart":"`+day+`T12:00:00","netSales":`+first+`,"grossSales":`+first+`,"numChecks":3,"numGuests":4},
		{"currencyId":"EUR","salesTypeId":"DINE","timeSlotStart":"`+day+`T12:30:00","netSales":`+second+`,"grossSales":`+second+`,"numChecks":1,"numGuests":0}]}`,
		w.as("till-norte")...)
	if r.status != http.StatusOK {
		w.t.Fatal(r.body)
	}
}

func TestSalesReport(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-23", "10.00", "5.50")
	w.sellTwice("2026-11-16", "8.00", "7.00")
	r := w.get(reports+"?unitId=9&grain=hour&by=city&compare=sameWeekdayLastWeek", w.as("reader")...)
	for path, want := range map[string]string{
		"start": "2026-11-23", "until": "2026-11-23T11:30:00.000Z",
	} {
		if got := r.text(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	for _, c := range []struct {
		path []any
		want string
	}{
		{[]any{"compared", "start"}, "2026-11-16"},
		{[]any{"totals", 0, "sold", "netSales"}, "15.50"},
		{[]any{"totals", 0, "sold", "averageCheck"}, "3.875"},
		{[]any{"totals", 0, "part", "netSales"}, "10.00"}, // the slot of 12:30 runs
		{[]any{"totals", 0, "other", "netSales"}, "8.00"},
		{[]any{"items", 0, "bucket"}, "12:00"},
		{[]any{"items", 0, "groups", 0}, "Madrid"},
		{[]any{"items", 0, "share"}, "1.00"},
	} {
		if got := r.text(c.path...); got != c.want {
			t.Errorf("%v is %s, want %s", c.path, got, c.want)
		}
	}
}

func TestSalesReportOfNothing(t *testing.T) {
	w := newWorld(t)
	r := w.get(reports+"?period=month&compare=previousYear&likeForLike=true", w.as("reader")...)
	if len(r.at("items").([]any))+len(r.at("totals").([]any)) != 0 || r.at("compared", "known") != false {
		t.Errorf("got %s", r.body)
	}
	if got := r.text("compared", "leftOut", 0, "reason"); got != "not-reporting" {
		t.Errorf("unit 9 is left out as %s", got)
	}
}

func TestSalesReportRefusals(t *testing.T) {
	w := newWorld(t)
	reader := w.as("reader")
	for query, pointer := range map[string]string{
		"period=decade":               "period",
		"grain=minute":                "grain",
		"by=unit&by=colour":           "by",
		"by=unit&by=brand&by=city":    "by",
		"compare=yesteryear":          "compare",
		"compare=chosen":              "compareStart",
		"period=range&start=tomorrow": "start",
		"period=range":                "start",
		"sort=height":                 "sort",
		"top=0&by=unit":               "top",
		"top=5":                       "top",
		"weekday=moonday":             "monday, tuesday",
		"currencyId=GBP":              "it can be EUR",
		"salesTypeId=DRIVE":           "DINE, TAKE",
		"daypart=brunch":              "daypart",
		"brand=nobody":                "brand",
		"likeForLike=perhaps":         "likeForLike",
		"brand=%ff":                   "brand",
	} {
		r := w.get(reports+"?"+query, reader...)
		if r.status != http.StatusBadRequest || !strings.Contains(r.body, pointer) {
			t.Errorf("%s: got %d %s", query, r.status, r.body)
		}
	}
	if r := w.get(reports+"?unitId=9", w.as("only-10")...); r.status != http.StatusForbidden {
		t.Errorf("a unit out of reach: %d", r.status)
	}
	if r := w.get(reports, w.as("writer")...); r.status != http.StatusForbidden {
		t.Errorf("without the scope: %d", r.status)
	}
	if r := w.get(reports, w.as("till-nuevo")...); r.status != http.StatusNotFound {
		t.Errorf("without a configuration: %d", r.status)
	}
}

func TestSalesReportCSV(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-20", "10.00", "5.50")
	r := w.get(reports+".csv?period=day&day=2026-11-20&by=salesType&sort=-netSales", w.as("reader")...)
	if got := r.header.Get("Content-Disposition"); got != `attachment; filename="sales-2026-11-20.csv"` {
		t.Errorf("it is named %s", got)
	}
	lines, err := csv.NewReader(strings.NewReader(r.body)).ReadAll()
	must(t, err)
	if len(lines) != 3 {
		t.Fatalf("got %q", lines)
	}
	for column, want := range map[string][2]string{
		"salesType": {"TAKE", "DINE"}, "currencyId": {"EUR", "EUR"}, "netSales": {"10.00", "5.50"}, "averageCheck": {"3.3333", "5.50"},
		"spendPerGuest": {"2.50", ""}, "other.netSales": {"", ""}, "share": {"0.6452", "0.3548"},
	} {
		at := indexOf(lines[0], column)
		if got := [2]string{lines[1][at], lines[2][at]}; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if r := w.get(reports+".csv", append(w.as("reader"), "Accept", "application/json")...); r.status != http.StatusNotAcceptable {
		t.Errorf("for JSON only: %d", r.status)
	}
}

func indexOf(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

func TestSalesReportAsFiles(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-20", "10.00", "5.50")
	query := "?period=day&day=2026-11-20&grain=slot&by=unit"
	for form, wants := range map[string]struct{ begins, kind string }{
		"xlsx": {"PK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		"png":  {"\x89PNG", "image/png"},
	} {
		r := w.get(reports+"."+form+query, w.as("reader")...)
		if r.status != http.StatusOK || !strings.HasPrefix(r.body, wants.begins) || r.header.Get("Content-Type") != wants.kind {
			t.Errorf("%s: %d, %s", form, r.status, r.header.Get("Content-Type"))
		}
		if got := r.header.Get("Content-Disposition"); got != `attachment; filename="sales-2026-11-20.`+form+`"` {
			t.Errorf("it is named %s", got)
		}
	}
	for _, wrong := range []string{"width=199", "height=4001", "measure=tips", "theme=pink"} {
		if r := w.get(reports+".png"+query+"&"+wrong, w.as("reader")...); r.status != http.StatusBadRequest {
			t.Errorf("%s: %d", wrong, r.status)
		}
	}
}

// Days that the period or the comparison does not use are refused: they would be left out of
// account.
func TestSalesReport_RefusesDaysWithoutEffect(t *testing.T) {
	w := newWorld(t)
	for query, parameter := range map[string]string{
		"start=2026-11-01&end=2026-11-20":                             "start",
		"end=2026-11-20":                                              "end",
		"period=month&day=2026-11-20&start=2026-11-01":                "start",
		"period=today&day=2026-11-20":                                 "day",
		"period=range&start=2026-11-01&end=2026-11-20&day=2026-11-20": "day",
		"compareStart=2025-11-01":                                     "compareStart",
		"compare=previousYear&compareEnd=2025-11-01":                  "compareEnd",
	} {
		got := w.get("/sales/api/v1/reports/sales?"+query, w.as("till-norte")...).want(400)
		if at := got.text("errors", 0, "parameter"); at != parameter {
			t.Errorf("%s: %q is at fault, want %q: %s", query, at, parameter, got.body)
		}
	}
}

// History begins within the other month: only the days that are known in both months are compared, and
// every form says so.
func TestSalesReport_ComparesTheSameDays(t *testing.T) {
	w := newWorld(t)
	for day := 27; day <= 31; day++ {
		w.sellTwice("2026-10-"+strconv.Itoa(day), "10.00", "0.00")
	}
	for day := 1; day <= 22; day++ {
		w.sellTwice(fmt.Sprintf("2026-11-%02d", day), "20.00", "0.00")
	}
	w.wait(8 * 24 * time.Hour) // the 1st of December
	for day := 23; day <= 30; day++ {
		w.sellTwice("2026-11-"+strconv.Itoa(day), "20.00", "0.00")
	}
	const question = "?period=month&day=2026-11-01&by=unit&compare=previousMonth"
	r := w.get(reports+question, w.as("reader")...).want(200)
	for _, c := range []struct {
		path []any
		want string
	}{
		{[]any{"totals", 0, "sold", "netSales"}, "600.00"},
		{[]any{"totals", 0, "part", "netSales"}, "80.00"},
		{[]any{"totals", 0, "other", "netSales"}, "40.00"},
		{[]any{"totals", 0, "coverage", "days"}, "4"},
		{[]any{"totals", 0, "coverage", "ofDays"}, "30"},
		{[]any{"totals", 0, "coverage", "low"}, "true"},
		{[]any{"compared", "end"}, "2026-10-30"},
		{[]any{"compared", "pairing"}, "date"},
		{[]any{"withoutSales", 0, "reason"}, "nothing-received"},
	} {
		if got := r.text(c.path...); got != c.want {
			t.Errorf("%v is %s, want %s", c.path, got, c.want)
		}
	}
	lines, err := csv.NewReader(strings.NewReader(w.get(reports+".csv"+question+"&language=fr", w.as("reader")...).body)).ReadAll()
	must(t, err)
	for column, want := range map[string]string{
		"Ventes nettes, comparé": "80.00", "Ventes nettes, autre période": "40.00",
		"Ventes nettes, évolution": "", "Trop peu comparé": "true", "Jours comparés": "4", "Jours commencés": "30",
	} {
		if at := indexOf(lines[0], column); at < 0 || lines[1][at] != want {
			t.Errorf("%s is not %s in %q", column, want, lines)
		}
	}
	w.get(reports+".png"+question+"&language=de", w.as("reader")...).want(400)
}
