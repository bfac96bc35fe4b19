package storetest

import (
	"strconv"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var log = map[string]func(*testing.T, store.Store){
	"all of a refusal is kept":                 refusalIsKept,
	"a refusal of nobody is not found":         refusalOfNobody,
	"the log says what rows did, without them": logCounts,
	"the log is filtered, newest first, paged": logQueries,
}

func refusal(unit string) store.Refusal {
	return store.Refusal{
		ID: newID(), Unit: unit, Actor: auth.Actor{ClientID: "till", Username: "ana"}, RequestID: "request",
		ReceivedAt: tick(), Type: "invalid-unit", Problem: []byte(`{"status":400}`),
	}
}

func (d desk) refuse(unit string) store.Refusal {
	d.t.Helper()
	r := refusal(unit)
	check(d.t, d.s.Refuse(d.t.Context(), d.id, r))
	return r
}

func refusalIsKept(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	r := d.refuse("nine")
	got, err := s.Refusal(t.Context(), store.Background(d.id), r.ID)
	check(t, err)
	equal(t, got, r)
	_, err = s.Refusal(t.Context(), store.Background(d.id), newID())
	fails(t, err, store.ErrNotFound)
	fails(t, s.Refuse(t.Context(), d.id, r), store.ErrConflict)
}

func refusalOfNobody(t *testing.T, s store.Store) {
	fails(t, s.Refuse(t.Context(), 404, refusal("1")), store.ErrNotFound)
}

func logCounts(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(observed(sub(row(0, 1), row(1, 1)), 10))
	d.append(observed(sub(row(2, 1)), 1))
	mixed := observed(sub(row(0, 2), row(1, 1), row(2, 5), row(3, 1), row(4, 1)), 5)
	mixed.Rejected = []store.RejectedRow{{Index: 7}, {Index: 8}, {Index: 9}}
	e := d.append(mixed)

	items, err := s.Log(t.Context(), store.Background(d.id), store.LogQuery{Accepted: true, Limit: 1})
	check(t, err)
	e.Rows, e.Outcomes = nil, nil
	equal(t, items, []store.LogItem{{Entry: &e, Counts: store.Counts{Created: 2, Updated: 1, Superseded: 2, Rejected: 3}}})
}

func logQueries(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	var all []store.LogItem // newest first
	for n := range 12 {
		unit := tenant.UnitID(n%3 + 1)
		if n%4 == 3 {
			r := d.refuse(strconv.Itoa(int(unit)))
			all = append([]store.LogItem{{Refusal: &r}}, all...)
			continue
		}
		submission := sub(row(n, 1))
		submission.Unit, submission.Day = unit, monday.AddDays(n%2)
		e := d.append(submission)
		all = append([]store.LogItem{{Entry: &e}}, all...)
	}
	day := monday.AddDays(1)
	for _, c := range []struct {
		name string
		q    store.LogQuery
		keep func(unit tenant.UnitID, item store.LogItem) bool
	}{
		{"everything", store.LogQuery{Accepted: true, Refused: true}, func(tenant.UnitID, store.LogItem) bool { return true }},
		{"nothing", store.LogQuery{}, func(tenant.UnitID, store.LogItem) bool { return false }},
		{"accepted", store.LogQuery{Accepted: true}, func(_ tenant.UnitID, i store.LogItem) bool { return i.Entry != nil }},
		{"refused", store.LogQuery{Refused: true}, func(_ tenant.UnitID, i store.LogItem) bool { return i.Refusal != nil }},
		{"a unit", store.LogQuery{Accepted: true, Refused: true, Units: []tenant.UnitID{1}}, func(u tenant.UnitID, _ store.LogItem) bool { return u == 1 }},
		{"units", store.LogQuery{Accepted: true, Refused: true, Units: []tenant.UnitID{1, 3}}, func(u tenant.UnitID, _ store.LogItem) bool { return u != 2 }},
		{"no units", store.LogQuery{Accepted: true, Refused: true, Units: []tenant.UnitID{}}, func(tenant.UnitID, store.LogItem) bool { return false }},
		{"a day", store.LogQuery{Accepted: true, Refused: true, Day: &day}, func(_ tenant.UnitID, i store.LogItem) bool { return i.Entry != nil && i.Entry.Day == day }},
		{"a unit's day", store.LogQuery{Accepted: true, Refused: true, Units: []tenant.UnitID{1}, Day: &day}, func(u tenant.UnitID, i store.LogItem) bool { return u == 1 && i.Entry != nil && i.Entry.Day == day }},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []uuid.UUID
			for _, item := range all {
				if c.keep(unitOf(t, item), item) {
					want = append(want, logID(item))
				}
			}
			q := c.q
			q.Limit = 100
			equal(t, d.log(q), want)
			q.Limit = 2
			equal(t, d.logPages(q), want)
		})
	}
}

func unitOf(t *testing.T, item store.LogItem) tenant.UnitID {
	if item.Entry != nil {
		return item.Entry.Unit
	}
	unit, err := strconv.Atoi(item.Refusal.Unit)
	check(t, err)
	return tenant.UnitID(unit)
}

func logID(item store.LogItem) uuid.UUID {
	if item.Entry != nil {
		return item.Entry.ID
	}
	return item.Refusal.ID
}

func (d desk) log(q store.LogQuery) (ids []uuid.UUID) {
	d.t.Helper()
	items, err := d.s.Log(d.t.Context(), store.Background(d.id), q)
	check(d.t, err)
	for _, item := range items {
		ids = append(ids, logID(item))
	}
	return ids
}

func (d desk) logPages(q store.LogQuery) (all []uuid.UUID) {
	d.t.Helper()
	for {
		page := d.log(q)
		all = append(all, page...)
		if len(page) < q.Limit {
			return all
		}
		q.Before = &page[len(page)-1]
	}
}
