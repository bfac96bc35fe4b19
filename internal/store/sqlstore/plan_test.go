package sqlstore

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Statements on tables that grow find their rows by a key, however large the tenant is.
func TestStatementsUseKeys(t *testing.T) {
	s, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const (
		byUnitAndDay = "(tenant_id=? AND unit_id=? AND business_day>? AND business_day<?)"
		byDay        = "ledger_by_day (tenant_id=? AND unit_id=? AND business_day=?)"
		byUnit       = "COVERING INDEX ledger_by_day (tenant_id=? AND unit_id=?)"
		byID         = "COVERING INDEX ledger_by_id (tenant_id=?)"
		// newestForecast goes to one row for each unit, however many are kept.
		newestForecast = "f USING INDEX sqlite_autoindex_forecast_1 (tenant_id=? AND unit_id=? AND currency=? AND measure=? AND made_at=?)"
	)
	scope, one := store.Background(1), []tenant.UnitID{1}
	day := calendar.NewDay(2026, time.November, 23)
	days := store.DayQuery{From: day, To: day}
	some := store.DayQuery{Units: []tenant.UnitID{1, 2}, From: day, To: day}
	newestOfAll := store.ForecastQuery{Currency: "EUR", Measure: "netSales", Newest: true}
	newest, newestThen, soonAfter := newestOfAll, newestOfAll, newestOfAll
	newest.Units, newestThen.Until = []tenant.UnitID{1, 2}, time.Now()
	soonAfter.Newest, soonAfter.Since, soonAfter.Until = false, time.Now(), time.Now()
	for _, c := range []struct {
		name  string
		query question
		want  string
	}{
		{"business days of all units", of(daysStatement(scope, days)), "unit_day USING INDEX sqlite_autoindex_unit_day_1 " + byUnitAndDay},
		{"business days of some units", of(daysStatement(scope, some)), "unit_day USING INDEX sqlite_autoindex_unit_day_1 " + byUnitAndDay},
		{"months of all units", of(monthsStatement(scope, days)), "unit_month USING INDEX sqlite_autoindex_unit_month_1 (tenant_id=? AND unit_id=? AND month>? AND month<?)"},
		{"months of some units", of(monthsStatement(scope, some)), "unit_month USING INDEX sqlite_autoindex_unit_month_1 (tenant_id=? AND unit_id=? AND month>? AND month<?)"},
		{"entries of a day", of(entriesOfDayStatement(scope, 1, day, time.Time{})), byDay},
		{"entries of a day until then", of(entriesOfDayStatement(scope, 1, day, time.Now())), byDay},
		{"entries that may remove", of(removalsStatement(scope, days)), "ledger_beside_real_time " + byUnitAndDay},
		{"entries that may remove, of some units", of(removalsStatement(scope, some)), "ledger_beside_real_time " + byUnitAndDay},
		{"the log", of(acceptedLogStatement(scope, store.LogQuery{Limit: 9})), byID},
		{"the log of a unit", of(acceptedLogStatement(scope, store.LogQuery{Units: one, Limit: 9})), byUnit},
		{"the log of a unit's day", of(acceptedLogStatement(scope, store.LogQuery{Units: one, Day: &day, Limit: 9})), byDay},
		{"the newest forecasts", of(forecastsStatement(scope, newest)), newestForecast},
		{"the newest forecasts of all units", of(forecastsStatement(scope, newestOfAll)), newestForecast},
		{"the newest forecasts of then", of(forecastsStatement(scope, newestThen)), newestForecast},
		{"forecasts of some days", of(forecastsStatement(scope, soonAfter)), "f USING INDEX sqlite_autoindex_forecast_1 (tenant_id=? AND unit_id=? AND currency=? AND measure=? AND made_at>? AND made_at<?)"},
		{"forecasts that expire", of(expireStatement("forecast", "made_at"), []any{1, 1}), "forecast_by_time (made_at<?)"},
		{"idempotency records that expire", of(expireStatement("idempotency", "expires_at"), []any{1, 1}), "idempotency_by_expiry (expires_at<?)"},
		{"refusals that expire", of(expireStatement("refusal", "received_at"), []any{1, 1}), "refusal_by_time (received_at<?)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := explain(t.Context(), t, s, c.query)
			if !strings.Contains(plan, c.want) || strings.Contains(plan, "SCAN") {
				t.Errorf("%s\nis answered by\n%s\nwant %s", c.query.text, plan, c.want)
			}
		})
	}
}

// question is a statement and what it is asked with.
type question struct {
	text string
	args []any
}

func of(text string, args []any) question { return question{text, args} }

func explain(ctx context.Context, t *testing.T, s *Store, q question) string {
	t.Helper()
	read := func(row scanner) (detail string, err error) {
		var id, parent, unused int
		err = row.Scan(&id, &parent, &unused, &detail)
		return detail, err
	}
	steps, err := list(ctx, s.readers, read, `EXPLAIN QUERY PLAN `+q.text, q.args...)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}
