package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

var order = map[string]func(*testing.T, store.Store){
	"outcomes follow observation":                   outcomes,
	"times are kept to the microsecond":             microseconds,
	"a newer observation of the same is remembered": observationRemembered,
}

// said is one submission of the same figure.
type said struct {
	net      sales.Amount
	observed int // minutes after noon; silent when the sender does not say
	received int // minutes after noon
	want     sales.Outcome
}

const silent = -1 << 30

func outcomes(t *testing.T, s store.Store) {
	for _, c := range []struct {
		name string
		said []said
	}{
		{"without observation the last received wins", []said{
			{1, silent, 1, sales.Created}, {2, silent, 2, sales.Updated}, {1, silent, 3, sales.Updated}, {1, silent, 4, sales.Unchanged}}},
		{"without observation it wins even if received earlier", []said{
			{1, silent, 5, sales.Created}, {2, silent, 4, sales.Updated}}},
		{"an older observation is superseded", []said{
			{1, 10, 11, sales.Created}, {2, 9, 12, sales.Superseded}, {1, 9, 12, sales.Superseded}, {3, 11, 13, sales.Updated}}},
		{"of equal observations the last received wins", []said{
			{1, 10, 11, sales.Created}, {2, 10, 12, sales.Updated}}},
		{"silence beats an observation", []said{
			{1, 10, 11, sales.Created}, {2, silent, 12, sales.Updated}}},
		{"after silence, the time it was received counts", []said{
			{1, silent, 10, sales.Created}, {2, 9, 11, sales.Superseded}, {3, 10, 12, sales.Updated}}},
		{"an update without observation moves the time", []said{
			{1, 5, 6, sales.Created}, {2, silent, 20, sales.Updated}, {3, 15, 21, sales.Superseded}, {4, 25, 26, sales.Updated}}},
		{"an unchanged row with a newer observation moves the time", []said{
			{1, 5, 6, sales.Created}, {1, 10, 11, sales.Unchanged}, {2, 8, 12, sales.Superseded}}},
		{"an unchanged row without one does not", []said{
			{1, 5, 6, sales.Created}, {1, silent, 10, sales.Unchanged}, {2, 8, 12, sales.Updated}}},
		{"a superseded row moves nothing", []said{
			{1, 10, 11, sales.Created}, {2, 5, 12, sales.Superseded}, {3, 10, 13, sales.Updated}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, s, slugOf(t.Name()))
			for i, x := range c.said {
				submission := sub(row(0, x.net))
				submission.ReceivedAt = noon.Add(time.Duration(x.received) * time.Minute)
				if x.observed != silent {
					submission = observed(submission, x.observed)
				}
				if got := d.append(submission).Outcomes[0]; got != x.want {
					t.Fatalf("submission %d: %s, want %s", i+1, got, x.want)
				}
			}
			d.clean()
		})
	}
}

func microseconds(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	zone := time.FixedZone("", 3600)
	submission := sub(row(0, 1))
	received := time.Date(2026, 11, 23, 13, 0, 0, 123_456_789, zone)
	seen := time.Date(2026, 11, 23, 12, 59, 59, 987_654_999, zone)
	submission.ReceivedAt, submission.ObservedAt = received, &seen
	e := d.append(submission)
	equal(t, e.ReceivedAt, time.Date(2026, 11, 23, 12, 0, 0, 123_456_000, time.UTC))
	equal(t, *e.ObservedAt, time.Date(2026, 11, 23, 11, 59, 59, 987_654_000, time.UTC))
	kept, err := s.Entry(t.Context(), store.Background(d.id), e.ID)
	check(t, err)
	equal(t, kept, e)
}

func observationRemembered(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first := d.append(sub(row(0, 1)))
	if got := d.figures()[0].ObservedAt; got != nil {
		t.Fatalf("observed at %s, though nobody said so", got)
	}
	later := sub(row(0, 1))
	at := first.ReceivedAt.Add(time.Minute)
	later.ObservedAt = &at
	d.append(later)
	f := d.figures()[0]
	equal(t, *f.ObservedAt, at)
	equal(t, f.Seq, first.Seq)
	equal(t, f.Submission, first.ID)
	equal(t, f.ChangedAt, first.ReceivedAt)
	d.clean()
}
