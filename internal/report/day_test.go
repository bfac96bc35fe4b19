package report

import (
	"strings"
	"testing"
	"time"
)

func TestDayFiltersFiguresButNotTotals(t *testing.T) {
	a := newArchive(t)
	a.submit(1, day, nil, row(0, "TAKE", "EUR", 1_0000), row(0, "DINE", "EUR", 2_0000), row(1, "DINE", "USD", 3_0000), row(2, "DINE", "EUR", 4_0000))
	a.submit(2, day, nil, row(0, "DINE", "EUR", 9_0000))
	a.submit(1, day.AddDays(-1), nil, row(-96, "DINE", "EUR", 9_0000))
	tests := []struct {
		name string
		q    DayQuery
		want string
	}{
		{"all", DayQuery{}, "0/DINE/EUR=2.00 0/TAKE/EUR=1.00 1/DINE/USD=3.00 2/DINE/EUR=4.00"},
		{"currency", DayQuery{Currency: "USD"}, "1/DINE/USD=3.00"},
		{"sales type", DayQuery{Type: "TAKE"}, "0/TAKE/EUR=1.00"},
		{"from", DayQuery{From: slot(1)}, "1/DINE/USD=3.00 2/DINE/EUR=4.00"},
		{"to", DayQuery{To: slot(1)}, "0/DINE/EUR=2.00 0/TAKE/EUR=1.00"},
		{"from within a slot", DayQuery{From: slot(1).Add(time.Second), To: slot(9)}, "2/DINE/EUR=4.00"},
		{"nothing", DayQuery{Currency: "USD", Type: "TAKE"}, ""},
	}
	const wantTotals = "EUR=7.00/14.00/3/6 USD=3.00/6.00/1/2"
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.q.Day = day
			for _, asOf := range []time.Time{{}, a.clock} {
				test.q.AsOf = asOf
				got := a.day(1, test.q)
				if brief(got.Figures) != test.want || briefTotals(got.Totals) != wantTotals || got.Unit.ID != 1 {
					t.Errorf("as of %v: got %q, %q; want %q, %q", asOf, brief(got.Figures), briefTotals(got.Totals), test.want, wantTotals)
				}
			}
		})
	}
}

func TestDayAsItStood(t *testing.T) {
	a := newArchive(t)
	start := a.clock
	first := a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	second := a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000), row(1, "DINE", "EUR", 5_0000))
	for at, want := range map[time.Time]string{
		start:                               "",
		first.ReceivedAt.Add(-1):            "",
		first.ReceivedAt:                    "0/DINE/EUR=1.00",
		second.ReceivedAt.Add(-time.Second): "0/DINE/EUR=1.00",
		second.ReceivedAt:                   "0/DINE/EUR=2.00 1/DINE/EUR=5.00",
	} {
		if got := brief(a.day(1, DayQuery{Day: day, AsOf: at}).Figures); got != want {
			t.Errorf("as of %v: got %q, want %q", at, got, want)
		}
	}
	if _, err := a.Day(t.Context(), a.caller, 1, DayQuery{Day: day, AsOf: a.clock.Add(time.Second)}); !refuses(err, "asOf") {
		t.Errorf("a future state was read: %v", err)
	}
}

// After a restore another submission may have the same number and the same values.
func TestDayTag_NamesSubmissionsNotNumbers(t *testing.T) {
	a := newArchive(t)
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	d := a.day(1, DayQuery{Day: day})
	d.Figures[0].Submission[0]++
	if tag := etag(&d, time.Time{}); tag == d.ETag {
		t.Errorf("two submissions have the tag %s", tag)
	}
}

func TestDayTagChangesWithItsContent(t *testing.T) {
	a := newArchive(t)
	seen := map[string]string{}
	fresh := func(what string, q DayQuery) {
		t.Helper()
		q.Day = day
		tag := a.day(1, q).ETag
		if before, ok := seen[tag]; ok {
			t.Errorf("%s has the tag of %s", what, before)
		}
		seen[tag] = what
		if again := a.day(1, q).ETag; again != tag || !strings.HasPrefix(tag, `"`) {
			t.Errorf("%s: %s, then %s", what, tag, again)
		}
	}
	fresh("nothing", DayQuery{})
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	fresh("one figure", DayQuery{})
	a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000))
	fresh("its next value", DayQuery{})
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	fresh("its first value, sent again", DayQuery{})
	a.submit(1, day, nil, row(0, "TAKE", "EUR", 1_0000))
	fresh("one of two figures", DayQuery{Type: "TAKE"})
	fresh("the past", DayQuery{AsOf: a.clock})

	tag := a.day(1, DayQuery{Day: day}).ETag
	a.submit(1, day, nil, row(0, "TAKE", "EUR", 1_0000))
	a.submit(2, day, nil, row(0, "TAKE", "EUR", 3_0000))
	if got := a.day(1, DayQuery{Day: day}).ETag; got != tag {
		t.Errorf("nothing changed, but the tag did: %s, %s", tag, got)
	}
}
