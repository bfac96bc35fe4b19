package intake

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
)

func TestSubmitReplaysTheFirstAnswer(t *testing.T) {
	s := newShop(t)
	r := request(body(row("11:15", 250), strings.Replace(row("11:30", 100), "DINE", "DRONE", 1), strings.Replace(row("11:45", 7), `"numChecks":2`, `"numChecks":0`, 1)))
	r.SkipBadRows, r.IdempotencyKey = true, []string{`"abc"`}
	first := s.mustSubmit(r)
	s.clock = s.clock.Add(time.Minute)
	s.mustSubmit(request(body(row("11:15", 300))))

	r.IdempotencyKey = []string{"abc"}
	again := s.mustSubmit(r)
	if !again.Replayed || first.Replayed || len(first.Warnings) != 1 {
		t.Errorf("first %+v, again %+v", first, again)
	}
	again.Replayed = false
	if got, want := asJSON(t, again), asJSON(t, first); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSubmitReplaysWhatWouldBeRefusedNow(t *testing.T) {
	s := newShop(t)
	r := request(strings.ReplaceAll(body(row("11:15", 250)), "2026-11-23", "2026-11-16")) // the oldest that is taken
	r.IdempotencyKey = []string{"k"}
	first := s.mustSubmit(r)
	s.clock = s.clock.Add(20 * time.Hour)
	if again, err := s.submit(r); err != nil || !again.Replayed || again.ID != first.ID {
		t.Errorf("got %+v, %v", again, err)
	}
	r.IdempotencyKey = []string{"other"}
	if _, err := s.submit(r); err == nil {
		t.Error("a day that is too old was taken under a new key")
	}
}

func TestSubmitRefusesAKeyForAnotherCall(t *testing.T) {
	s := newShop(t)
	first := request(body(row("11:15", 250)))
	first.IdempotencyKey = []string{"k"}
	s.mustSubmit(first)
	edits := map[string]func(*Request){
		"body":    func(r *Request) { r.Body = []byte(body(row("11:15", 251))) },
		"options": func(r *Request) { r.SkipBadRows = true },
		"unit": func(r *Request) {
			r.Unit, r.Body = "2", []byte(strings.NewReplacer("EUR", "USD", "DINE", "TAKE").Replace(string(r.Body)))
		},
		"a body that is refused": func(r *Request) { r.Body = []byte(`{}`) },
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			r := first
			edit(&r)
			if _, err := s.submit(r); !errors.Is(err, errKeyReused) {
				t.Errorf("got %v", err)
			}
		})
	}
	mine := first
	if receipt, err := s.Submit(t.Context(), auth.Caller{Tenant: s.caller.Tenant, ClientID: "other till"}, mine); err != nil || receipt.Replayed {
		t.Errorf("the key of another client: %+v, %v", receipt, err)
	}
}

func TestSubmitKeepsNoKeyOfARefusedCall(t *testing.T) {
	s := newShop(t)
	r := request(`{}`)
	r.IdempotencyKey = []string{"k"}
	if _, err := s.submit(r); err == nil {
		t.Fatal("taken")
	}
	r.Body = []byte(body(row("11:15", 250)))
	if receipt := s.mustSubmit(r); receipt.Replayed {
		t.Errorf("got %+v", receipt)
	}
}

func TestSubmitWhileTheSameKeyIsRunning(t *testing.T) {
	s := newShop(t)
	r := request(body(row("11:15", 250)))
	r.IdempotencyKey = []string{"k"}
	ended, ok := s.running.begin(runningKey{s.caller.Tenant, s.caller.Actor(), "k"})
	if !ok {
		t.Fatal("the key is taken")
	}
	if _, err := s.submit(r); !errors.Is(err, errInProgress) {
		t.Errorf("got %v", err)
	}
	ended()
	s.mustSubmit(r)
}

func TestParseKey(t *testing.T) {
	long := strings.Repeat("k", maxKey)
	tests := []struct {
		header, want string
		ok           bool
	}{
		{"", "", false},
		{"abc", "abc", true},
		{`"abc"`, "abc", true},
		{`"`, "", false},
		{`"abc`, "", false},
		{`abc"`, "", false},
		{`a"b`, "", false},
		{`"a"b"`, "", false},
		{`"a", "b"`, "", false},
		{`"abc\"`, "", false},
		{`"a\bc"`, "", false},
		{`"a\"b\\\\c"`, `a"b\\c`, true},
		{`"a\\"`, `a\`, true},
		{`a\b`, `a\b`, true},
		{long, long, true},
		{`"` + long + `"`, long, true},
		{long + "k", "", false},
		{`""`, "", false},
		{"a b", "", false},
		{"naïve", "", false},
		{"a\tb", "", false},
	}
	for _, test := range tests {
		if got, err := parseKey([]string{test.header}); got != test.want || (err == nil) != test.ok {
			t.Errorf("parseKey(%q) = %q, %v; want %q, ok %t", test.header, got, err, test.want, test.ok)
		}
	}
}

func TestParseKeys(t *testing.T) {
	if key, err := parseKey(nil); key != "" || err != nil {
		t.Errorf("without a header: %q, %v", key, err)
	}
	if _, err := parseKey([]string{"a", "a"}); err == nil {
		t.Error("two keys were taken")
	}
}

// The key is compared by what the submission means, not by its bytes.
func TestSubmitComparesKeysByMeaning(t *testing.T) {
	first := `{"businessDay":"2026-11-23","observedAt":"2026-11-23T11:00:00Z","realTimeSales":[` + row("11:15", 250) + "," + row("11:30", 1) + `]}`
	same := map[string]func(string) string{
		"more decimals":           edit("250.00", "250.0000"),
		"fewer decimals":          edit("250.00", "250"),
		"a string":                edit("250.00", `"250.0"`),
		"an exponent":             edit("250.00", "2.5e2"),
		"another offset":          edit("2026-11-23T11:15:00+01:00", "2026-11-23T10:15:00Z"),
		"no seconds":              edit("2026-11-23T11:15:00+01:00", "2026-11-23T11:15+0100"),
		"the clock of the unit":   edit("2026-11-23T11:15:00+01:00", "2026-11-23T11:15:00"),
		"observed elsewhere":      edit("2026-11-23T11:00:00Z", "2026-11-23T12:00:00.000+01:00"),
		"members in another case": edit("netSales", "NetSales"),
		"white space":             edit(",", " ,\n"),
		"a byte order mark":       edit(`{"businessDay"`, "\ufeff"+`{"businessDay"`),
		"another order of members": func(body string) string {
			const day = `"businessDay":"2026-11-23",`
			return strings.Replace(strings.Replace(body, day, "", 1), "]}", "],"+strings.TrimSuffix(day, ",")+"}", 1)
		},
		"an escaped character":       edit("EUR", `\u0045UR`),
		"a member that is not known": edit(`{"businessDay"`, `{"cashier":1,"businessDay"`),
	}
	other := map[string]func(string) string{
		"amount":          edit("250.00", "250.01"),
		"slot":            edit("T11:15:00", "T11:45:00"),
		"day":             edit(`"businessDay":"2026-11-23"`, `"businessDay":"2026-11-22"`),
		"observedAt":      edit("2026-11-23T11:00:00Z", "2026-11-23T10:59:00Z"),
		"no observedAt":   edit(`"observedAt":"2026-11-23T11:00:00Z",`, ""),
		"currency":        edit("EUR", "USD"),
		"sales type":      edit("DINE", "TAKE"),
		"checks":          edit(`"numChecks":2`, `"numChecks":3`),
		"a row less":      edit(","+row("11:30", 1), ""),
		"order of rows":   edit(row("11:15", 250)+","+row("11:30", 1), row("11:30", 1)+","+row("11:15", 250)),
		"a row twice":     edit(row("11:30", 1), row("11:30", 1)+","+row("11:30", 1)),
		"a member twice":  edit(`"numGuests":3`, `"numGuests":3,"numGuests":3`),
		"not an amount":   edit("250.00", `"250,00"`),
		"not an object":   func(string) string { return "[]" },
		"a missing value": edit(`"numChecks":2,`, ""),
	}
	for _, skip := range []bool{false, true} {
		s := newShop(t)
		r := request(first)
		r.IdempotencyKey, r.SkipBadRows = []string{"k"}, skip
		s.mustSubmit(r)
		for name, change := range same {
			r.Body = []byte(change(first))
			if receipt, err := s.submit(r); err != nil || !receipt.Replayed {
				t.Errorf("%s, skip %t: replayed %t, %v", name, skip, receipt.Replayed, err)
			}
		}
		for name, change := range other {
			r.Body = []byte(change(first))
			if _, err := s.submit(r); !errors.Is(err, errKeyReused) {
				t.Errorf("%s, skip %t: %v", name, skip, err)
			}
		}
	}
}

// edit returns a function that replaces what stands in a body, wherever it does.
func edit(was, is string) func(string) string {
	return func(body string) string { return strings.ReplaceAll(body, was, is) }
}
