package server_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// anInstant is what looks like a date-time, shownInstant an instant as answers write it.
var (
	anInstant    = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d\S*$`)
	shownInstant = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`)
	shownOnClock = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$`)
)

// localMembers are on the clock of the unit: with its offset, or, for the last, beside it.
var localMembers = []string{"timeSlotStartLocal", "timeSlotEndLocal", "local"}

// checkInstants fails the test if an instant of an answer in JSON is not in UTC with milliseconds.
func checkInstants(t testing.TB, where string, body []byte) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return // not JSON
	}
	for _, wrong := range wrongInstants("", value) {
		t.Errorf("%s answers an instant that is not in UTC with milliseconds: %s", where, wrong)
	}
}

// wrongInstants lists the date-times below a member that are not written as instants are.
func wrongInstants(name string, value any) (wrong []string) {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			wrong = append(wrong, wrongInstants(name, member)...)
		}
	case []any:
		for _, item := range value {
			wrong = append(wrong, wrongInstants(name, item)...)
		}
	case string:
		if anInstant.MatchString(value) && !isShown(name, value) {
			wrong = append(wrong, name+" "+value)
		}
	}
	return wrong
}

func isShown(name, text string) bool {
	if !slices.Contains(localMembers, name) {
		return shownInstant.MatchString(text)
	}
	return name == "local" || shownOnClock.MatchString(strings.Replace(text, "Z", "+00:00", 1))
}

func TestInstantsAreTakenInEveryForm(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	w.post(madrid, submissionOf("100", ""), bearer...).want(200)
	forms := []string{
		"2026-11-23T12:15:00+01:00", "2026-11-23T12:15+01:00", "2026-11-23 12:15+0100", "2026-11-23t11:15z", "2026-11-23T12:15:00.000+01",
	}
	day := madrid + "?businessDay=2026-11-23"
	for _, form := range forms {
		at := url.QueryEscape(form)
		row := strings.Replace(submissionOf("100", `,"observedAt":"`+form+`"`), "2026-11-23T12:15:00+01:00", form, 1)
		if got := w.post(madrid, row, bearer...).want(200); got.text("rows", "unchanged") != "1" && got.text("rows", "superseded") != "1" {
			t.Errorf("%s names another slot: %s", form, got.body)
		}
		if got := w.get(day+"&from="+at, bearer...).want(200); got.text("figures", 0, "timeSlotStart") != "2026-11-23T11:15:00.000Z" {
			t.Errorf("from=%s: %s", form, got.body)
		}
		w.get(day+"&to="+at+"&asOf="+at, bearer...).want(200)
		w.get("/sales/api/v1/business-unit/9/forecast?start=2026-11-23&end=2026-11-23&asOf="+at, bearer...).want(200)
		w.get("/sales/api/v1/business-unit/9/real-time-sales/history?businessDay=2026-11-23&timeSlotStart="+at, bearer...).want(200)
	}
	refused := w.get(day+"&asOf=2026-11-23T9:15:00Z", bearer...).want(400)
	if detail := refused.text("errors", 0, "detail"); !strings.Contains(detail, "its hour must be 2 digits") {
		t.Errorf("what is wrong is not named: %s", detail)
	}
}

// The clock of the world is finer than what an answer shows of it.
func TestAsOfReceivedAtIncludesTheSubmission(t *testing.T) {
	w := newWorld(t)
	bearer := w.as("till-norte")
	receipt := w.post(madrid, submissionOf("100", ""), bearer...).want(200)
	w.wait(time.Millisecond)
	w.post(madrid, submissionOf("200", ""), bearer...).want(200)
	then := w.get(madrid+"?businessDay=2026-11-23&asOf="+receipt.text("receivedAt"), bearer...).want(200)
	if then.text("figures", 0, "netSales") != "100.00" || then.text("asOf") != receipt.text("receivedAt") {
		t.Errorf("as of %s: %s", receipt.text("receivedAt"), then.body)
	}
}
