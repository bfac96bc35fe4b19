package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

func TestSubmitAnswersWithAReceipt(t *testing.T) {
	s := newShop(t)
	receipt := s.mustSubmit(request(body(row("11:15", 250), row("11:30", 100))))
	if receipt.ID == uuid.Nil || receipt.Unit != 1 || receipt.Day.String() != "2026-11-23" || !receipt.ReceivedAt.Equal(s.clock) {
		t.Errorf("got %+v", receipt)
	}
	want := []store.Total{{Currency: "EUR", Measures: sales.Measures{Net: 350_0000, Gross: 385_0000, Checks: 4, Guests: 6}}}
	if !slices.Equal(receipt.Totals, want) || receipt.Counts != (store.Counts{Created: 2}) || receipt.Results != nil {
		t.Errorf("got %+v, want totals %+v", receipt, want)
	}
}

func TestSubmitSaysWhatEachRowDid(t *testing.T) {
	s := newShop(t)
	s.mustSubmit(request(body(row("11:15", 250), row("11:30", 100))))
	later := request(body(row("11:15", 250), row("11:30", 120), row("11:45", 5)))
	if got, want := s.mustSubmit(later).Counts, (store.Counts{Created: 1, Updated: 1, Unchanged: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	old := strings.Replace(body(row("11:30", 90)), "{", `{"observedAt":"2026-11-23T10:00:00Z",`, 1)
	if got, want := s.mustSubmit(request(old)).Counts, (store.Counts{Superseded: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSubmitWithoutRowsIsAccepted(t *testing.T) {
	s := newShop(t)
	receipt := s.mustSubmit(request(body()))
	if len(receipt.Warnings) != 1 || receipt.Warnings[0].Code != sales.NoRows || receipt.Counts != (store.Counts{}) {
		t.Errorf("got %+v", receipt)
	}
}

func TestSubmitValidateOnlyStoresNothing(t *testing.T) {
	s := newShop(t)
	dry := request(body(row("11:15", 250)))
	dry.ValidateOnly, dry.IdempotencyKey = true, "k"
	receipt := s.mustSubmit(dry)
	if receipt.ID != uuid.Nil || !receipt.ValidateOnly || receipt.Counts.Created != 1 || receipt.Totals[0].Net != 250_0000 {
		t.Errorf("got %+v", receipt)
	}
	dry.Body = []byte(`{}`)
	if _, err := s.submit(dry); err == nil {
		t.Error("an empty object was taken")
	}
	if items := s.logged(); len(items) != 0 {
		t.Errorf("the log has %+v", items)
	}
}

func TestSubmitRefusals(t *testing.T) {
	many := strings.Repeat(row("11:15", 1)+",", sales.MaxRows) + row("11:15", 1)
	tests := []struct {
		name string
		edit func(*Request)
		want string
	}{
		{"unit is no integer", func(r *Request) { r.Unit = "nine\x00" }, "invalid-unit"},
		{"unit is not there", func(r *Request) { r.Unit = "77" }, directory.ErrNoUnit.Error()},
		{"unit is another's", func(r *Request) { r.Unit = "50" }, directory.ErrNoUnit.Error()},
		{"not JSON", func(r *Request) { r.Body = []byte("net=1") }, "invalid-request"},
		{"no body", func(r *Request) { r.Body = nil }, "invalid-request"},
		{"not the currency of the unit", func(r *Request) { r.Unit = "2" }, "currency-mismatch"},
		{"not the sales type of the unit", func(r *Request) {
			r.Unit, r.Body = "2", []byte(strings.ReplaceAll(body(row("11:15", 1)), "EUR", "USD"))
		}, "sales-type-mismatch"},
		{"too old", func(r *Request) { r.Body = []byte(`{"businessDay":"2026-11-15","realTimeSales":[]}`) }, "business-day-mismatch"},
		{"slot twice", func(r *Request) { r.Body = []byte(body(row("11:15", 1), row("11:15", 1))) }, "invalid-time-slot"},
		{"too many rows", func(r *Request) { r.Body = []byte(body(many)) }, "payload-too-large"},
		{"bad key", func(r *Request) { r.IdempotencyKey = "two words" }, "invalid-request"},
		{"total out of range", func(r *Request) { r.Body = []byte(body(overflow()...)) }, "invalid-request"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newShop(t)
			s.apply(strings.NewReplacer("cafe", "other", "id: 1", "id: 50", "id: 2", "id: 51").Replace(company))
			r := request(body(row("11:15", 250)))
			test.edit(&r)
			_, err := s.submit(r)
			if err == nil {
				t.Fatal("taken")
			}
			if got, _ := explain(err); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			items := s.logged()
			if len(items) != 1 || items[0].Refusal == nil {
				t.Fatalf("the log has %+v", items)
			}
			if kept := items[0].Refusal; kept.Type != test.want || kept.RequestID != "req" || kept.Unit != printable(r.Unit) {
				t.Errorf("kept %+v", kept)
			}
		})
	}
}

// overflow is a day whose net comes to more than 10^13.
func overflow() []string {
	var rows []string
	for hour := range 7 {
		for _, minute := range []string{"00", "15"} {
			rows = append(rows, strings.ReplaceAll(row(fmt.Sprintf("%02d:%s", 5+hour, minute), 999), "999.00", "999999999999.00"))
		}
	}
	return rows
}

func TestSubmitNeedsPermissionAndAConfiguredCompany(t *testing.T) {
	s := newShop(t)
	bare := s.apply("tenant: bare\nname: Bare\n")
	suspended := s.apply(strings.Replace(strings.Replace(company, "cafe", "gone", 1), "name: Café", "name: Gone\nsuspended: true", 1))
	tests := []struct {
		name   string
		caller auth.Caller
		want   error
	}{
		{"other unit", s.limited(2), directory.ErrUnitNotPermitted},
		{"not configured", bare, directory.ErrNotConfigured},
		{"suspended", suspended, directory.ErrNotFound},
		{"unknown tenant", auth.Caller{Tenant: 999}, directory.ErrNotFound},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := s.Submit(t.Context(), test.caller, request(body(row("11:15", 1)))); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestSubmitToAStoreThatIsAway(t *testing.T) {
	s := newShop(t)
	s.mustSubmit(request(body())) // so that the company is at hand
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.submit(request(body(row("11:15", 1)))); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
	var refusal *sales.Refusal
	if _, err := s.submit(request("{}")); !errors.As(err, &refusal) {
		t.Errorf("a refusal that could not be kept was hidden by %v", err)
	}
}

func TestSubmitSkippingBadRows(t *testing.T) {
	bad := strings.Replace(row("11:30", 100), "EUR", "GBP", 1)
	tests := []struct {
		name string
		body string
		want string // outcomes, or the problem
	}{
		{"all good", body(row("11:15", 1), row("11:30", 2)), "created created"},
		{"bad among good", body(bad, row("11:15", 1), `7`, row("11:45", 2), bad), "rejected created rejected created rejected"},
		{"the second of two", body(row("11:15", 1), row("11:15", 2)), "created rejected"},
		{"none good", body(bad, bad), "currency-mismatch"},
		{"none at all", body(), ""},
		{"fault outside the rows", strings.Replace(body(row("11:15", 1)), "2026-11-23\"", "2026-11-24\"", 1), "business-day-mismatch"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newShop(t)
			r := request(test.body)
			r.SkipBadRows = true
			receipt, err := s.submit(r)
			if err != nil {
				if got, _ := explain(err); got != test.want {
					t.Errorf("got %v, want %q", err, test.want)
				}
				return
			}
			var outcomes []string
			for i, result := range receipt.Results {
				outcomes = append(outcomes, result.Outcome.String())
				if (result.Outcome == sales.Rejected) != (len(result.Faults) > 0) || result.Index != i {
					t.Errorf("result %+v", result)
				}
			}
			if got := strings.Join(outcomes, " "); got != test.want || receipt.Results == nil || receipt.Counts.Rejected != strings.Count(got, "rejected") {
				t.Errorf("got %q of %+v, want %q", got, receipt, test.want)
			}
		})
	}
}

func TestSubmitReplaysTheFirstAnswer(t *testing.T) {
	s := newShop(t)
	r := request(body(row("11:15", 250), strings.Replace(row("11:30", 100), "DINE", "DRONE", 1), strings.Replace(row("11:45", 7), `"numChecks":2`, `"numChecks":0`, 1)))
	r.SkipBadRows, r.IdempotencyKey = true, `"abc"`
	first := s.mustSubmit(r)
	s.clock = s.clock.Add(time.Minute)
	s.mustSubmit(request(body(row("11:15", 300))))

	r.IdempotencyKey = "abc"
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
	r.IdempotencyKey = "k"
	first := s.mustSubmit(r)
	s.clock = s.clock.Add(20 * time.Hour)
	if again, err := s.submit(r); err != nil || !again.Replayed || again.ID != first.ID {
		t.Errorf("got %+v, %v", again, err)
	}
	r.IdempotencyKey = "other"
	if _, err := s.submit(r); err == nil {
		t.Error("a day that is too old was taken under a new key")
	}
}

func TestSubmitRefusesAKeyForAnotherCall(t *testing.T) {
	s := newShop(t)
	first := request(body(row("11:15", 250)))
	first.IdempotencyKey = "k"
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
	r.IdempotencyKey = "k"
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
	r.IdempotencyKey = "k"
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
		{"", "", true},
		{"abc", "abc", true},
		{`"abc"`, "abc", true},
		{`"`, `"`, true},
		{`a"b`, `a"b`, true},
		{long, long, true},
		{`"` + long + `"`, long, true},
		{long + "k", "", false},
		{`""`, "", false},
		{"a b", "", false},
		{"naïve", "", false},
		{"a\tb", "", false},
	}
	for _, test := range tests {
		if got, err := parseKey(test.header); got != test.want || (err == nil) != test.ok {
			t.Errorf("parseKey(%q) = %q, %v; want %q, ok %t", test.header, got, err, test.want, test.ok)
		}
	}
}

func TestLogPagesAndPermissions(t *testing.T) {
	s := newShop(t)
	for net := range 5 {
		s.mustSubmit(request(body(row("11:15", net))))
	}
	two := request(strings.NewReplacer("EUR", "USD", "DINE", "TAKE").Replace(body(row("11:15", 1))))
	two.Unit = "2"
	s.mustSubmit(two)
	for _, unit := range []string{"1", "2", "none"} {
		r := request(`{}`)
		r.Unit = unit
		if _, err := s.submit(r); err == nil {
			t.Fatal("taken")
		}
	}
	day, other := calendar.NewDay(2026, 11, 23), calendar.NewDay(2026, 11, 22)
	tests := []struct {
		name   string
		caller auth.Caller
		query  LogQuery
		want   string // units of accepted ones, and refused ones with a minus
	}{
		{"everything", s.caller, LogQuery{Accepted: true, Refused: true}, "-none -2 -1 2 1 1 1 1 1"},
		{"limited", s.limited(2), LogQuery{Accepted: true, Refused: true}, "-2 2"},
		{"one unit", s.caller, LogQuery{Accepted: true, Refused: true, Units: slices.Clone(s.limited(2).Units)}, "-2 2"},
		{"accepted", s.caller, LogQuery{Accepted: true}, "2 1 1 1 1 1"},
		{"refused", s.caller, LogQuery{Refused: true}, "-none -2 -1"},
		{"day", s.caller, LogQuery{Accepted: true, Refused: true, Day: &day}, "2 1 1 1 1 1"},
		{"another day", s.caller, LogQuery{Accepted: true, Day: &other}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, limit := range []int{1, 2, 100} {
				if got := s.readLog(test.caller, test.query, limit); got != test.want {
					t.Errorf("pages of %d: got %q, want %q", limit, got, test.want)
				}
			}
		})
	}
	if _, err := s.Log(t.Context(), s.limited(2), LogQuery{Units: s.limited(1).Units, Limit: 1}); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("a unit out of reach: %v", err)
	}
	for _, cursor := range []string{"x", "AQ", "!!"} {
		if _, err := s.Log(t.Context(), s.caller, LogQuery{Cursor: cursor, Limit: 1}); err == nil {
			t.Errorf("cursor %q was taken", cursor)
		}
	}
}

// readLog reads the log page by page.
func (s *shop) readLog(caller auth.Caller, q LogQuery, limit int) string {
	s.t.Helper()
	var units []string
	for q.Limit = limit; ; {
		page, err := s.Log(s.t.Context(), caller, q)
		if err != nil || len(page.Items) > limit {
			s.t.Fatal(len(page.Items), err)
		}
		for _, item := range page.Items {
			if item.Entry != nil {
				units = append(units, fmt.Sprint(item.Entry.Unit))
			} else {
				units = append(units, "-"+item.Refusal.Unit)
			}
		}
		if page.NextCursor == "" {
			return strings.Join(units, " ")
		}
		q.Cursor = page.NextCursor
	}
}

func TestSubmissionShowsRowsAndWhatTheyDid(t *testing.T) {
	s := newShop(t)
	r := request(body(strings.Replace(row("11:15", 9), "EUR", "GBP", 1), row("11:30", 100)))
	r.SkipBadRows = true
	receipt := s.mustSubmit(r)
	got, err := s.Submission(t.Context(), s.limited(1), receipt.ID.String())
	if err != nil {
		t.Fatal(err)
	}
	if got.Entry.ID != receipt.ID || got.Counts != receipt.Counts || len(got.Results) != 2 || got.Results[1].Row.Net != 100_0000 || got.Results[0].Outcome != sales.Rejected {
		t.Errorf("got %+v", got)
	}
	for name, read := range map[string]func() (Logged, error){
		"not permitted": func() (Logged, error) { return s.Submission(t.Context(), s.limited(2), receipt.ID.String()) },
		"not a UUID":    func() (Logged, error) { return s.Submission(t.Context(), s.caller, "x") },
		"not there":     func() (Logged, error) { return s.Submission(t.Context(), s.caller, uuid.NewString()) },
	} {
		if logged, err := read(); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %+v, %v", name, logged, err)
		}
	}
}

func TestSubmissionShowsRefusals(t *testing.T) {
	s := newShop(t)
	if _, err := s.submit(request(`{}`)); err == nil {
		t.Fatal("taken")
	}
	id := s.logged()[0].Refusal.ID.String()
	if got, err := s.Submission(t.Context(), s.limited(1), id); err != nil || got.Refusal == nil || got.Refusal.Type != "invalid-request" {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := s.Submission(t.Context(), s.limited(2), id); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("not permitted: %+v, %v", got, err)
	}
}
