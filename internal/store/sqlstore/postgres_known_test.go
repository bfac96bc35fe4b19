package sqlstore_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// What a node remembers of a business day holds until another node writes, and not after.
func TestPostgresRemembersDays(t *testing.T) {
	dsn := pgtest.Start(t)
	a, b := openPostgres(t, dsn), openPostgres(t, dsn)
	id := applyUnits(t, a, 1)
	sum := reaches(t, a, id)
	sum(submission(0, 1), 1)
	check(t, a.Damage(t.Context(), `DELETE FROM unit_day`))
	sum(submission(1, 2), 3) // the day is not read again
	clean(t, a, id, 2)
	for n := range 3 {
		reaches(t, b, id)(submission(2, sales.Amount(10+n)), sales.Amount(13+2*n))
		sum(submission(1, sales.Amount(3+n)), sales.Amount(14+2*n))
	}
	clean(t, a, id, 8)
}

// A day that is mended behind the ledger is read again by those who remember it otherwise.
func TestPostgresForgetsDaysThatAreMended(t *testing.T) {
	dsn := pgtest.Start(t)
	a, b := openPostgres(t, dsn), openPostgres(t, dsn)
	id := applyUnits(t, a, 1)
	reaches(t, a, id)(submission(0, 1), 1)
	check(t, b.Damage(t.Context(), `DELETE FROM unit_day`))
	sum := reaches(t, b, id)
	sum(submission(1, 2), 2) // b remembers the day as it was damaged
	sum(submission(1, 3), 3)
	report, err := a.Verify(t.Context(), id, true, nil)
	check(t, err)
	if !report.Repaired {
		t.Fatalf("nothing was mended: %+v", report)
	}
	sum(submission(1, 4), 5)
	sum(submission(1, 5), 6)
	clean(t, a, id, 5)
}

// Behind a connection that was lost there may be another database: an older copy, or a replica that had not heard all. Nothing is remembered over it.
func TestPostgresForgetsDaysWithItsConnection(t *testing.T) {
	a := openPostgres(t, pgtest.Start(t))
	var ids []tenant.ID
	for n := range 8 { // more than there are committers: some of them share one
		company, err := a.ApplyCompany(t.Context(), tenant.Company{Slug: tenant.Slug(fmt.Sprint("cafes-", n)), Name: "Cafés", Units: []tenant.Unit{
			{Calendar: calendar.New(time.UTC, calendar.Clock{}, calendar.DefaultSlotLength)},
		}})
		check(t, err)
		ids = append(ids, company.ID)
		reaches(t, a, company.ID)(submission(0, 1), 1)
	}
	check(t, a.Damage(t.Context(), `DELETE FROM unit_day`))
	check(t, a.Damage(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`))
	for _, id := range ids {
		reaches(t, a, id)(submission(1, 2), 2)
	}
}

// What is refused, wanted for show or held against an entry is decided by what is there, whatever is remembered.
func TestPostgresMemoryKeepsRules(t *testing.T) {
	dsn := pgtest.Start(t)
	a, b := openPostgres(t, dsn), openPostgres(t, dsn)
	id := applyUnits(t, a, 1)
	sum := reaches(t, a, id)
	sum(submission(0, 1), 1)
	sum(submission(0, 2), 2)
	reaches(t, b, id)(submission(1, 5), 7)
	preview, err := a.Preview(t.Context(), store.Background(id), submission(2, 1))
	check(t, err)
	if got := preview.Totals[0].Net; got != 8 {
		t.Errorf("the preview comes to %d, want 8", got)
	}
	reaches(t, b, id)(submission(1, 6), 8)
	sum(submission(0, 3), 9)
	clean(t, a, id, 5)
}

// reaches returns what appends a submission to a store and holds the total after it to a sum.
func reaches(t *testing.T, s *sqlstore.Store, id tenant.ID) func(store.Submission, sales.Amount) {
	return func(sent store.Submission, want sales.Amount) {
		t.Helper()
		entry, err := s.Append(t.Context(), store.Background(id), sent)
		check(t, err)
		if got := entry.Totals[0].Net; got != want {
			t.Fatalf("the day comes to %d, want %d", got, want)
		}
	}
}
