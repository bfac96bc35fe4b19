package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var ledger = map[string]func(*testing.T, store.Store){
	"all of an entry is kept":                   entryIsKept,
	"numbers run 1, 2, 3":                       entryNumbers,
	"a submission without rows is an entry":     entryWithoutRows,
	"an unchanged submission is an entry":       entryUnchanged,
	"an id is taken once":                       entryIDTaken,
	"unknown tenants and units are not found":   entryOfNobody,
	"a cancelled submission is not stored":      entryCancelled,
	"entries after a number come in order":      entriesAfter,
	"entries of a day are those, and no others": entriesOfDay,
	"a preview tells and stores nothing":        previews,
}

// fullSubmission has something in every field.
func fullSubmission() store.Submission {
	s := observed(sub(row(0, 250), row(2, -1_000_000_000_000)), 3)
	s.ReceivedAt = time.Date(2026, time.November, 23, 12, 31, 7, 412_345_000, time.UTC)
	s.Kind = store.Correction
	s.Rows[1].Type, s.Rows[1].Currency = "DINE-IN", "USD"
	s.Rejected = []store.RejectedRow{{Index: 1, Faults: []sales.Fault{{Pointer: "/realTimeSales/1", Code: "c", Detail: "d"}}}}
	s.Warnings = []sales.Fault{{Pointer: "/realTimeSales/0", Code: "net-above-gross", Detail: "…", Extra: map[string]any{"a": "b"}}}
	s.Aliases = map[int]sales.TypeID{1: "dine in, à la carte"}
	return s
}

func entryIsKept(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	full := fullSubmission()
	appended := d.append(full)
	equal(t, appended, store.Entry{
		Seq: 1, Submission: full,
		Outcomes: []sales.Outcome{sales.Created, sales.Created},
		Totals:   []store.Total{{Currency: "EUR", Measures: full.Rows[0].Measures}, {Currency: "USD", Measures: full.Rows[1].Measures}},
	})
	got, err := s.Entry(t.Context(), store.Background(d.id), full.ID)
	check(t, err)
	equal(t, got, appended)
	_, err = s.Entry(t.Context(), store.Background(d.id), newID())
	fails(t, err, store.ErrNotFound)
}

func entryNumbers(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	last, err := s.LastSeq(t.Context(), d.id)
	check(t, err)
	equal(t, last, 0)
	for n := range store.Seq(5) {
		equal(t, d.append(sub(row(0, 1))).Seq, n+1)
	}
	last, err = s.LastSeq(t.Context(), d.id)
	check(t, err)
	equal(t, last, 5)
}

func entryWithoutRows(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 40)))
	e := d.append(sub())
	equal(t, e.Seq, 2)
	equal(t, len(e.Outcomes), 0)
	equal(t, e.Totals, []store.Total{{Currency: "EUR", Measures: row(0, 40).Measures}})
}

func entryUnchanged(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 40)))
	before := d.figures()
	e := d.append(sub(row(0, 40)))
	equal(t, e.Seq, 2)
	equal(t, e.Outcomes, []sales.Outcome{sales.Unchanged})
	equal(t, d.figures(), before)
	d.clean()
}

func entryIDTaken(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first := sub(row(0, 40))
	d.append(first)
	second := sub(row(0, 50), row(1, 60))
	second.ID = first.ID
	_, err := s.Append(t.Context(), store.Background(d.id), second)
	fails(t, err, store.ErrConflict)
	equal(t, d.nets(), []sales.Amount{40})
	equal(t, d.append(sub(row(1, 70))).Seq, 2)
	d.clean()
}

func entryOfNobody(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	_, err := s.Append(t.Context(), store.Background(404), sub(row(0, 1)))
	fails(t, err, store.ErrNotFound)
	stranger := sub(row(0, 1))
	stranger.Unit = 404
	_, err = s.Append(t.Context(), store.Background(d.id), stranger)
	fails(t, err, store.ErrNotFound)
	_, err = s.Preview(t.Context(), store.Background(d.id), stranger)
	fails(t, err, store.ErrNotFound)
}

func entryCancelled(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	ctx := cancelled(t)
	_, err := s.Append(ctx, store.Background(d.id), sub(row(0, 1)))
	fails(t, err, ctx.Err())
	equal(t, d.append(sub(row(0, 2))).Seq, 1)
}

func entriesAfter(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	var all []store.Entry
	for n := range 5 {
		all = append(all, d.append(sub(row(n, 1))))
	}
	for _, c := range []struct {
		name  string
		after store.Seq
		limit int
		want  []store.Entry
	}{
		{"from the start", 0, 10, all},
		{"bounded", 0, 2, all[:2]},
		{"on from a number", 2, 2, all[2:4]},
		{"at the end", 5, 10, nil},
		{"beyond the end", 99, 10, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.EntriesAfter(t.Context(), store.Background(d.id), c.after, c.limit)
			check(t, err)
			equal(t, got, c.want)
			days, err := s.DaysAfter(t.Context(), store.Background(d.id), c.after, c.limit)
			check(t, err)
			equal(t, days, daysOf(c.want))
		})
	}
}

func daysOf(entries []store.Entry) (days []store.EntryDay) {
	for _, e := range entries {
		days = append(days, store.EntryDay{Seq: e.Seq, Unit: e.Unit, Day: e.Day})
	}
	return days
}

func entriesOfDay(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first := d.append(sub(row(0, 1)))
	otherUnit, otherDay := sub(row(0, 1)), sub(row(0, 1))
	otherUnit.Unit, otherDay.Day = 2, monday.AddDays(1)
	d.append(otherUnit)
	d.append(otherDay)
	second := d.append(sub(row(0, 2)))

	for _, c := range []struct {
		name  string
		unit  tenant.UnitID
		day   calendar.Day
		until time.Time
		want  []store.Entry
	}{
		{"all", 1, monday, time.Time{}, []store.Entry{first, second}},
		{"until the first", 1, monday, first.ReceivedAt, []store.Entry{first}},
		{"until just before the second", 1, monday, second.ReceivedAt.Add(-time.Microsecond), []store.Entry{first}},
		{"until before the first", 1, monday, first.ReceivedAt.Add(-time.Second), nil},
		{"a day without entries", 1, monday.AddDays(2), time.Time{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.EntriesOfDay(t.Context(), store.Background(d.id), c.unit, c.day, c.until)
			check(t, err)
			equal(t, got, c.want)
		})
	}
}

func previews(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(sub(row(0, 1), row(1, 2)))
	next := sub(row(0, 1), row(1, 3), row(2, 4))
	next.Idempotency = &store.Idempotency{Key: "k", ExpiresAt: noon.AddDate(1, 0, 0)}
	preview, err := s.Preview(t.Context(), store.Background(d.id), next)
	check(t, err)
	equal(t, preview.Seq, 0)
	equal(t, d.nets(), []sales.Amount{1, 2})
	last, err := s.LastSeq(t.Context(), d.id)
	check(t, err)
	equal(t, last, 1)

	appended := d.append(next)
	preview.Seq = appended.Seq
	equal(t, preview, appended)
	equal(t, appended.Outcomes, []sales.Outcome{sales.Unchanged, sales.Updated, sales.Created})
	equal(t, appended.Actor, auth.Actor{ClientID: "till", Username: "ana"})

	next.ID = newID()
	again, err := s.Preview(t.Context(), store.Background(d.id), next)
	check(t, err)
	appended.Replayed = true
	equal(t, again, appended)
	d.clean()
}
