package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var upkeep = map[string]func(*testing.T, store.Store){
	"what has outlived its use expires":      expires,
	"only the newest refusals stay":          refusalsBounded,
	"a commit wakes those who listen":        commitWakes,
	"a new store is well":                    pings,
	"a closed store is unavailable":          closes,
	"a ledger is what its projections say":   verifies,
	"a tenant that is not there has nothing": verifiesNobody,
}

func expires(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	check(t, s.AddRefreshToken(t.Context(), 5, refreshToken("a", "f")))
	check(t, s.PutSession(t.Context(), "a", nil, noon.Add(time.Hour)))
	_, err := s.Revoke(t.Context(), revocationOf(5, "ana"))
	check(t, err)
	check(t, s.CountLoginFailure(t.Context(), "ana", nil, noon.Add(-23*time.Hour)))
	submission := keyed(sub(row(0, 1)), "k", 1)
	submission.Idempotency.ExpiresAt = noon.Add(time.Hour)
	d.append(submission)
	r := refusal("1")
	r.ReceivedAt = noon.Add(time.Hour).AddDate(0, 0, -30)
	check(t, s.Refuse(t.Context(), d.id, r))
	check(t, s.AddForecasts(t.Context(), store.Background(d.id), []store.Forecast{forecastOf(1, "netSales", noon.Add(time.Hour).AddDate(0, 0, -7*26), monday)}))

	for _, c := range []struct {
		now  time.Time
		want int
	}{
		{noon.Add(time.Hour - time.Microsecond), 0},
		{noon.Add(time.Hour), 7},
		{noon.Add(2 * time.Hour), 0},
	} {
		gone, err := s.Expire(t.Context(), c.now)
		check(t, err)
		equal(t, gone, c.want)
	}
	_, err = s.Refusal(t.Context(), store.Background(d.id), r.ID)
	fails(t, err, store.ErrNotFound)
	noToken(t, s, "a")
	d.clean()
}

func refusalsBounded(t *testing.T, s store.Store) {
	crowded, other := newDesk(t, s, "a"), newDesk(t, s, "b")
	kept := other.refuse("1")
	oldest := crowded.refuse("1")
	errs := make(chan error)
	for range 8 {
		go func() {
			for range 10_024 / 8 {
				if err := s.Refuse(t.Context(), crowded.id, refusal("1")); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range 8 {
		check(t, <-errs)
	}
	gone, err := s.Expire(t.Context(), noon)
	check(t, err)
	equal(t, gone, 25)
	_, err = s.Refusal(t.Context(), store.Background(crowded.id), oldest.ID)
	fails(t, err, store.ErrNotFound)
	_, err = s.Refusal(t.Context(), store.Background(other.id), kept.ID)
	check(t, err)
}

func commitWakes(t *testing.T, s store.Store) {
	a, b := newDesk(t, s, "a"), newDesk(t, s, "b")
	woken := make(chan tenant.ID, 10)
	stop := s.OnCommit(func(id tenant.ID) { woken <- id })
	first := keyed(sub(row(0, 1)), "k", 1)
	a.append(first)
	equal(t, <-woken, a.id)
	b.append(sub(row(0, 1)))
	equal(t, <-woken, b.id)

	// None of these adds an entry.
	a.append(keyed(sub(row(0, 1)), "k", 1))
	_, err := s.Append(t.Context(), store.Background(a.id), first)
	check(t, err)
	_, err = s.Preview(t.Context(), store.Background(a.id), sub(row(0, 1)))
	check(t, err)
	a.refuse("1")
	b.append(sub(row(0, 1)))
	equal(t, <-woken, b.id)

	stop()
	a.append(sub(row(0, 1)))
	equal(t, len(woken), 0)
}

func pings(t *testing.T, s store.Store) {
	check(t, s.Ping(t.Context()))
	newDesk(t, s, "a")
	check(t, s.Ping(t.Context()))
}

func closes(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	check(t, s.Close())
	check(t, s.Close())
	_, appendErr := s.Append(t.Context(), store.Background(d.id), sub(row(0, 1)))
	_, readErr := s.LastSeq(t.Context(), d.id)
	_, companyErr := s.Company(t.Context(), d.id)
	for i, err := range []error{
		appendErr, readErr, companyErr, s.Refuse(t.Context(), d.id, refusal("1")), s.Ping(t.Context()),
		s.PutSession(t.Context(), "a", nil, noon),
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) { fails(t, err, store.ErrUnavailable) })
	}
}

func verifies(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.grid()
	d.append(observed(sub(row(0, 1), row(1, 2)), 600))
	d.append(sub())
	var done, total int64
	report, err := s.Verify(t.Context(), d.id, true, func(d, t int64) { done, total = d, t })
	check(t, err)
	equal(t, report, store.VerifyReport{Entries: 8, Figures: 48, DayTotals: 24})
	equal(t, []int64{done, total}, []int64{8, 8})
}

func verifiesNobody(t *testing.T, s store.Store) {
	_, err := s.Verify(t.Context(), 404, false, nil)
	fails(t, err, store.ErrNotFound)
}
