package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

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
	got, err := s.Submission(t.Context(), s.limited(1), receipt.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Entry.ID != receipt.ID || got.Counts != receipt.Counts || len(got.Results) != 2 || got.Results[1].Row.Net != 100_0000 || got.Results[0].Outcome != sales.Rejected {
		t.Errorf("got %+v", got)
	}
	for name, read := range map[string]func() (Logged, error){
		"not permitted": func() (Logged, error) { return s.Submission(t.Context(), s.limited(2), receipt.ID) },
		"not there":     func() (Logged, error) { return s.Submission(t.Context(), s.caller, uuid.New()) },
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
	id := s.logged()[0].Refusal.ID
	if got, err := s.Submission(t.Context(), s.limited(1), id); err != nil || got.Refusal == nil || got.Refusal.Type != "invalid-request" {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := s.Submission(t.Context(), s.limited(2), id); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("not permitted: %+v, %v", got, err)
	}
}
