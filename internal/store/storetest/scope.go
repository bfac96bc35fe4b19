package storetest

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var scoped = map[string]func(*testing.T, store.Store){
	"every method has a case":                        scopedMethods,
	"what a scope excludes is left out":              scopedReads,
	"what a scope excludes is not written":           scopedWrites,
	"an import of several units needs each of them":  scopedImports,
	"the newest imports are those that may be seen":  scopedNewest,
	"an event of several units is of each of them":   scopedEvents,
	"an event is replaced by those of all its units": scopedReplacement,
	"a scope of one tenant is of no other":           scopedTenant,
}

// scopeOf returns the scope of a caller that is limited to units; of none, one that permits
// nothing.
func (d desk) scopeOf(units ...tenant.UnitID) auth.UnitScope {
	return auth.Caller{Tenant: d.id, Units: units, NoUnits: len(units) == 0}.UnitScope()
}

// outlet is a tenant with the same records for each of its units 1, 2 and 3.
type outlet struct {
	desk
	entries, refusals, imports map[tenant.UnitID]uuid.UUID
}

// all are the units of an outlet.
var all = []tenant.UnitID{1, 2, 3}

func newOutlet(t *testing.T, s store.Store) outlet {
	o := outlet{
		newDesk(t, s, "outlet"), map[tenant.UnitID]uuid.UUID{}, map[tenant.UnitID]uuid.UUID{},
		map[tenant.UnitID]uuid.UUID{},
	}
	every := store.Background(o.id)
	for _, u := range all {
		o.entries[u] = o.append(ofUnit(u)).ID
		final := ofUnit(u)
		final.Kind, final.Replace, final.Finality = store.Import, true, store.MakeFinal
		final.Rows = nil
		o.append(final)
		final = ofUnit(u)
		final.Kind, final.Replace = store.Import, true
		o.append(final)
		o.refusals[u] = o.refuse(strconv.Itoa(int(u))).ID
		check(t, s.AddForecasts(t.Context(), every, []store.Forecast{forecastOf(u, "netSales", noon, monday)}))
		check(t, s.AddAdjustment(t.Context(), every, adjustmentOf(u)))
		check(t, s.PutEvents(t.Context(), every, []store.Event{eventOf(u)}))
		o.imports[u] = o.addImport(u).ID
	}
	return o
}

func ofUnit(u tenant.UnitID) store.Submission {
	s := sub(row(0, 5))
	s.Unit = u
	return s
}

func adjustmentOf(u tenant.UnitID) store.Adjustment {
	return store.Adjustment{ID: newID(), Unit: u, Day: monday, Reason: "fair", At: noon}
}

func eventOf(units ...tenant.UnitID) store.Event {
	id := "event"
	for _, u := range units {
		id += "-" + strconv.Itoa(int(u))
	}
	return store.Event{
		ID: id, Kind: "event", Name: "Fair", Units: units, First: monday, Last: monday, ChangedAt: noon,
	}
}

// importOfUnits is an open import with a day of each unit.
func importOfUnits(units ...tenant.UnitID) (store.ImportJob, []store.ImportDay) {
	i, _ := importOf(newID())
	i.Units, i.Days = units, len(units)
	var days []store.ImportDay
	for n, u := range units {
		days = append(days, importDay(n+1, u))
	}
	return i, days
}

func importDay(n int, u tenant.UnitID) store.ImportDay {
	return store.ImportDay{Number: n, Unit: u, Day: monday, Entry: newID(), Undo: newID(), Content: []byte{0}}
}

func (o outlet) addImport(units ...tenant.UnitID) store.ImportJob {
	o.t.Helper()
	i, days := importOfUnits(units...)
	check(o.t, o.s.AddImport(o.t.Context(), store.Background(o.id), i, days))
	return i
}

// unitsOf returns the unit of each record.
func unitsOf[T any](records []T, err error, unit func(T) tenant.UnitID) ([]tenant.UnitID, error) {
	units := make([]tenant.UnitID, len(records))
	for i, r := range records {
		units[i] = unit(r)
	}
	return units, err
}

// found returns the units whose record read finds.
func found(read func(u tenant.UnitID) (bool, error)) (units []tenant.UnitID, err error) {
	for _, u := range all {
		there, err := read(u)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if there && err == nil {
			units = append(units, u)
		}
	}
	return units, nil
}

// The business days that reads ask for: one, and several.
func mondayOf(units []tenant.UnitID) store.DayQuery {
	return store.DayQuery{Units: units, From: monday, To: monday}
}

func weekOf(units []tenant.UnitID) store.DayQuery {
	return store.DayQuery{Units: units, From: monday, To: monday.AddDays(6)}
}

// scopedReadsOf are the methods that read, each as the units whose records it returned. A name may
// say more after the method's. named are the units a query asks for: nil, or all of them.
var scopedReadsOf = map[string]func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error){
	"Entry": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		return found(func(u tenant.UnitID) (bool, error) {
			_, err := o.s.Entry(o.t.Context(), scope, o.entries[u])
			return true, err
		})
	},
	"Refusal": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		return found(func(u tenant.UnitID) (bool, error) {
			_, err := o.s.Refusal(o.t.Context(), scope, o.refusals[u])
			return true, err
		})
	},
	"EntriesAfter": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.EntriesAfter(o.t.Context(), scope, 0, 100)
		return unitsOf(got, err, func(e store.Entry) tenant.UnitID { return e.Unit })
	},
	"DaysAfter": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.DaysAfter(o.t.Context(), scope, 0, 100)
		return unitsOf(got, err, func(e store.EntryDay) tenant.UnitID { return e.Unit })
	},
	"EntriesOfDay": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		return found(func(u tenant.UnitID) (bool, error) {
			got, err := o.s.EntriesOfDay(o.t.Context(), scope, u, monday, time.Time{})
			return len(got) > 0, err
		})
	},
	"DayWithout": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		return found(func(u tenant.UnitID) (bool, error) {
			got, err := o.s.DayWithout(o.t.Context(), scope, u, monday, func(*store.Entry) bool { return false })
			return len(got.Rows) > 0 || got.Newest > 0, err
		})
	},
	"Removals": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Removals(o.t.Context(), scope, mondayOf(named))
		return unitsOf(got, err, func(r store.Removal) tenant.UnitID { return r.Unit })
	},
	"Log": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Log(o.t.Context(), scope, store.LogQuery{Units: named, Accepted: true, Limit: 100})
		return unitsOf(got, err, func(i store.LogItem) tenant.UnitID { return i.Entry.Unit })
	},
	"Log of refusals": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Log(o.t.Context(), scope, store.LogQuery{Units: named, Refused: true, Limit: 100})
		return unitsOf(got, err, func(i store.LogItem) tenant.UnitID { return unitOf(o.t, i) })
	},
	"Figures": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Figures(o.t.Context(), scope, store.FigureQuery{DayQuery: mondayOf(named)})
		return unitsOf(got, err, func(f store.Figure) tenant.UnitID { return f.Unit })
	},
	"DayTotals": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.DayTotals(o.t.Context(), scope, mondayOf(named))
		return unitsOf(got, err, func(t store.DayTotal) tenant.UnitID { return t.Unit })
	},
	"EachFigure": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		return o.visitedFigures(scope, mondayOf(named))
	},
	"EachFigure of days": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		return o.visitedFigures(scope, weekOf(named))
	},
	"EachDayTotal": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		return o.visitedDays(scope, mondayOf(named))
	},
	"EachDayTotal of days": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		return o.visitedDays(scope, weekOf(named))
	},
	"FinalDays": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.FinalDays(o.t.Context(), scope, mondayOf(named))
		return unitsOf(got, err, func(d store.FinalDay) tenant.UnitID { return d.Unit })
	},
	"LastReceived": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) (units []tenant.UnitID, err error) {
		got, err := o.s.LastReceived(o.t.Context(), scope)
		for u := range got {
			units = append(units, u)
		}
		return units, err
	},
	"Forecasts": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Forecasts(o.t.Context(), scope, store.ForecastQuery{Units: named, Newest: true})
		return unitsOf(got, err, func(f store.Forecast) tenant.UnitID { return f.Unit })
	},
	"Adjustments": func(o outlet, scope auth.UnitScope, named []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Adjustments(o.t.Context(), scope, mondayOf(named))
		return unitsOf(got, err, func(a store.Adjustment) tenant.UnitID { return a.Unit })
	},
	"Events": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Events(o.t.Context(), scope, monday, monday)
		return unitsOf(got, err, func(e store.Event) tenant.UnitID { return e.Units[0] })
	},
	"Import": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		return found(func(u tenant.UnitID) (bool, error) {
			_, err := o.s.Import(o.t.Context(), scope, o.imports[u])
			return true, err
		})
	},
	"Imports": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		got, err := o.s.Imports(o.t.Context(), scope, 100)
		return unitsOf(got, err, func(i store.ImportJob) tenant.UnitID { return i.Units[0] })
	},
	"ImportDays": func(o outlet, scope auth.UnitScope, _ []tenant.UnitID) ([]tenant.UnitID, error) {
		return found(func(u tenant.UnitID) (bool, error) {
			got, err := o.s.ImportDays(o.t.Context(), scope, o.imports[u], 0, 100)
			return len(got) > 0, err
		})
	},
}

func (o outlet) visitedFigures(scope auth.UnitScope, q store.DayQuery) (units []tenant.UnitID, err error) {
	err = o.s.EachFigure(o.t.Context(), scope, q, func(f *store.SlotFigure) error {
		units = append(units, f.Unit)
		return nil
	})
	return units, err
}

func (o outlet) visitedDays(scope auth.UnitScope, q store.DayQuery) (units []tenant.UnitID, err error) {
	err = o.s.EachDayTotal(o.t.Context(), scope, q, func(t *store.DayTotal) error {
		units = append(units, t.Unit)
		return nil
	})
	return units, err
}

// scopedWritesOf are the methods that write, each to a record of a unit, with how it fails where
// the scope excludes the unit.
var scopedWritesOf = map[string]struct {
	write  func(o outlet, scope auth.UnitScope, u tenant.UnitID) error
	denial error
}{
	"Append": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		_, err := o.s.Append(o.t.Context(), scope, ofUnit(u))
		return err
	}, store.ErrNotPermitted},
	"Preview": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		_, err := o.s.Preview(o.t.Context(), scope, ofUnit(u))
		return err
	}, store.ErrNotPermitted},
	"AddForecasts": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		made := forecastOf(u, "netSales", noon.Add(time.Hour), monday)
		return o.s.AddForecasts(o.t.Context(), scope, []store.Forecast{made})
	}, store.ErrNotPermitted},
	"AddAdjustment": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		return o.s.AddAdjustment(o.t.Context(), scope, adjustmentOf(u))
	}, store.ErrNotPermitted},
	"PutEvents": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		e := eventOf(u)
		e.Name = "Another fair"
		return o.s.PutEvents(o.t.Context(), scope, []store.Event{e})
	}, store.ErrNotPermitted},
	"AddImport": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		i, days := importOfUnits(u)
		return o.s.AddImport(o.t.Context(), scope, i, days)
	}, store.ErrNotPermitted},
	"AddImportDays": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		days := []store.ImportDay{importDay(2, u)}
		return o.s.AddImportDays(o.t.Context(), scope, o.imports[u], "open", days)
	}, store.ErrNotFound},
	"DeleteImportDays": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		_, err := o.s.DeleteImportDays(o.t.Context(), scope, o.imports[u], 1)
		return err
	}, store.ErrNotFound},
	"ChangeImport": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		i, _ := importOf(o.imports[u])
		i.State, i.Detail = "open", []byte("changed")
		return o.s.ChangeImport(o.t.Context(), scope, i)
	}, store.ErrNotFound},
	"DeleteImport": {func(o outlet, scope auth.UnitScope, u tenant.UnitID) error {
		return o.s.DeleteImport(o.t.Context(), scope, o.imports[u], "open")
	}, store.ErrNotFound},
}

func scopedMethods(t *testing.T, _ store.Store) {
	of := reflect.TypeFor[store.Store]()
	for i := range of.NumMethod() {
		m := of.Method(i)
		if m.Type.NumIn() < 2 || m.Type.In(1) != reflect.TypeFor[auth.UnitScope]() {
			continue
		}
		_, reads := scopedReadsOf[m.Name]
		_, writes := scopedWritesOf[m.Name]
		if reads == writes {
			t.Errorf("%s is to have one case, of those that read or of those that write", m.Name)
		}
	}
}

func scopedReads(t *testing.T, s store.Store) {
	o := newOutlet(t, s)
	for name, read := range scopedReadsOf {
		t.Run(name, func(t *testing.T) {
			for _, c := range []struct {
				scope auth.UnitScope
				want  []tenant.UnitID
			}{
				{auth.UnitScope{}, nil},
				{o.scopeOf(), nil},
				{o.scopeOf(2), []tenant.UnitID{2}},
				{o.scopeOf(3, 2), []tenant.UnitID{2, 3}},
				{o.scopeOf(9), nil},
				{store.Background(o.id), all},
			} {
				for _, named := range [][]tenant.UnitID{nil, all} {
					got, err := read(o, c.scope, named)
					check(t, err)
					slices.Sort(got)
					if got = slices.Compact(got); !slices.Equal(got, c.want) {
						t.Errorf("by %s, of units %v: it reads units %v, want %v", c.scope.Key(), named, got, c.want)
					}
				}
			}
		})
	}
}

func scopedWrites(t *testing.T, s store.Store) {
	o := newOutlet(t, s)
	for name, c := range scopedWritesOf {
		t.Run(name, func(t *testing.T) {
			for _, u := range all { // another write may have deleted them
				o.imports[u] = o.addImport(u).ID
			}
			before := o.picture()
			for _, scope := range []auth.UnitScope{{}, o.scopeOf(), o.scopeOf(2, 3), o.scopeOf(9)} {
				fails(t, c.write(o, scope, 1), c.denial)
			}
			equal(t, o.picture(), before)
			check(t, c.write(o, o.scopeOf(2, 3), 3))
			check(t, c.write(o, store.Background(o.id), 1))
		})
	}
	o.clean()
}

// picture is all that can be read of the outlet.
func (o outlet) picture() string {
	every, ctx := store.Background(o.id), o.t.Context()
	entries, err := o.s.EntriesAfter(ctx, every, 0, 1000)
	check(o.t, err)
	figures := o.figures()
	made, err := o.s.Forecasts(ctx, every, store.ForecastQuery{From: monday, To: monday})
	check(o.t, err)
	adjustments, err := o.s.Adjustments(ctx, every, mondays())
	check(o.t, err)
	events, err := o.s.Events(ctx, every, monday, monday)
	check(o.t, err)
	imports, err := o.s.Imports(ctx, every, 1000)
	check(o.t, err)
	text, err := json.Marshal([]any{entries, figures, made, adjustments, events, imports})
	check(o.t, err)
	return string(text)
}

func scopedImports(t *testing.T, s store.Store) {
	o := newOutlet(t, s)
	both, none := o.addImport(1, 3), o.addImport()
	for _, c := range []struct {
		scope      auth.UnitScope
		both, none error
	}{
		{o.scopeOf(2), store.ErrNotFound, store.ErrNotFound},
		{o.scopeOf(1), store.ErrNotFound, store.ErrNotFound},
		{o.scopeOf(3, 2), store.ErrNotFound, store.ErrNotFound},
		{o.scopeOf(3, 1), nil, store.ErrNotFound},
		{store.Background(o.id), nil, nil},
	} {
		_, err := s.Import(t.Context(), c.scope, both.ID)
		fails(t, err, c.both)
		_, err = s.Import(t.Context(), c.scope, none.ID)
		fails(t, err, c.none)
	}
	i, days := importOfUnits(1, 3)
	fails(t, s.AddImport(t.Context(), o.scopeOf(1), i, days[:1]), store.ErrNotPermitted)
	i.Units = []tenant.UnitID{1}
	fails(t, s.AddImport(t.Context(), o.scopeOf(1, 3), i, days), store.ErrNotPermitted)
	i.Units = nil
	fails(t, s.AddImport(t.Context(), o.scopeOf(1, 3), i, nil), store.ErrNotPermitted)
	other := []store.ImportDay{importDay(9, 2)}
	fails(t, s.AddImportDays(t.Context(), o.scopeOf(1, 2, 3), both.ID, "open", other), store.ErrNotPermitted)
}

// Imports that are left out do not count towards the limit.
func scopedNewest(t *testing.T, s store.Store) {
	o := newOutlet(t, s)
	for range 5 {
		o.addImport(1)
	}
	got, err := s.Imports(t.Context(), o.scopeOf(2, 3), 2)
	check(t, err)
	equal(t, len(got), 2)
	equal(t, []uuid.UUID{got[0].ID, got[1].ID}, []uuid.UUID{o.imports[3], o.imports[2]})
}

func scopedEvents(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	events := []store.Event{eventOf(), eventOf(1, 3), eventOf(2)}
	check(t, s.PutEvents(t.Context(), store.Background(d.id), events))
	for _, c := range []struct {
		scope auth.UnitScope
		want  []store.Event
	}{
		{d.scopeOf(), nil},
		{d.scopeOf(3), []store.Event{events[0], events[1]}},
		{d.scopeOf(2), []store.Event{events[0], events[2]}},
		{store.Background(d.id), events},
	} {
		got, err := s.Events(t.Context(), c.scope, monday, monday)
		check(t, err)
		equal(t, len(got), len(c.want))
		for i := range got {
			equal(t, got[i], c.want[i])
		}
	}
}

func scopedReplacement(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	every := store.Background(d.id)
	held := eventOf(1, 3)
	check(t, s.PutEvents(t.Context(), every, []store.Event{held}))
	ours, company := held, held
	ours.Units, company.Units = []tenant.UnitID{1}, nil
	company.ID = "company"
	fails(t, s.PutEvents(t.Context(), d.scopeOf(1), []store.Event{ours}), store.ErrNotPermitted)
	fails(t, s.PutEvents(t.Context(), d.scopeOf(1, 2, 3), []store.Event{company}), store.ErrNotPermitted)
	stranger := held
	stranger.Units = []tenant.UnitID{2}
	err := s.PutEvents(t.Context(), d.scopeOf(2), []store.Event{stranger})
	fails(t, err, store.ErrNotFound)
	taken, _ := errors.AsType[*store.EventIDError](err)
	equal(t, *taken, store.EventIDError{ID: held.ID})
	check(t, s.PutEvents(t.Context(), d.scopeOf(1, 3), []store.Event{ours}))
	other := eventOf(2)
	fails(t, s.PutEvents(t.Context(), d.scopeOf(1), []store.Event{ours, other}), store.ErrNotPermitted)
	got, err := s.Events(t.Context(), every, monday, monday)
	check(t, err)
	equal(t, got, []store.Event{ours})
	other.Deleted = true // what was deleted holds for nobody, and its id is free
	check(t, s.PutEvents(t.Context(), every, []store.Event{other}))
	ours.ID = other.ID
	check(t, s.PutEvents(t.Context(), d.scopeOf(1), []store.Event{ours}))
}

func scopedTenant(t *testing.T, s store.Store) {
	o := newOutlet(t, s)
	other := newDesk(t, s, "other")
	for name, read := range scopedReadsOf {
		for _, scope := range []auth.UnitScope{store.Background(other.id), other.scopeOf(1, 2, 3)} {
			got, err := read(o, scope, nil)
			check(t, err)
			if len(got) > 0 {
				t.Errorf("%s by %s reads units %v of another tenant", name, scope.Key(), got)
			}
		}
	}
}
