package storetest

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var imports = map[string]func(*testing.T, store.Store){
	"an import is kept with its days":             importKept,
	"an import changes as it was read":            importChanges,
	"an import grows while it may":                importGrows,
	"the days of an import go in parts":           importShrinks,
	"imports are found by state and without them": importsFound,
	"an import that has stalled is claimed once":  importClaimed,
}

func importOf(id uuid.UUID) (store.ImportJob, []store.ImportDay) {
	i := store.ImportJob{
		ID: id, State: "open", Units: []tenant.UnitID{1}, Days: 2, Detail: []byte(`{}`), Actor: auth.Actor{ClientID: "erp", Username: "ana"}, CreatedAt: noon, ChangedAt: noon,
	}
	day := func(n int) store.ImportDay {
		return store.ImportDay{Number: n, Unit: 1, Day: monday.AddDays(n), Entry: newID(), Undo: newID(), Content: []byte{byte(n), 0}}
	}
	return i, []store.ImportDay{day(1), day(2)}
}

func importKept(t *testing.T, s store.Store) {
	d, other := newDesk(t, s, "a"), newDesk(t, s, "b")
	first, days := importOf(newID())
	second, _ := importOf(newID())
	check(t, s.AddImport(t.Context(), store.Background(d.id), first, days))
	check(t, s.AddImport(t.Context(), store.Background(d.id), second, nil))
	fails(t, s.AddImport(t.Context(), store.Background(d.id), first, nil), store.ErrConflict)
	got, err := s.Import(t.Context(), store.Background(d.id), first.ID)
	check(t, err)
	equal(t, got, first)
	all, err := s.Imports(t.Context(), store.Background(d.id), 10)
	check(t, err)
	equal(t, all, []store.ImportJob{second, first})
	read, err := s.ImportDays(t.Context(), store.Background(d.id), first.ID, 0, 10)
	check(t, err)
	equal(t, read, days)
	read, err = s.ImportDays(t.Context(), store.Background(d.id), first.ID, 1, 10)
	check(t, err)
	equal(t, read, days[1:])
	_, err = s.Import(t.Context(), store.Background(other.id), first.ID)
	fails(t, err, store.ErrNotFound)
}

func importChanges(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	i, days := importOf(newID())
	check(t, s.AddImport(t.Context(), store.Background(d.id), i, days))
	i.State, i.Done, i.Detail, i.ChangedAt = "committing", 1, []byte(`{"a":1}`), noon.Add(time.Minute)
	check(t, s.ChangeImport(t.Context(), store.Background(d.id), i))
	late := i
	late.State = "open"
	fails(t, s.ChangeImport(t.Context(), store.Background(d.id), late), store.ErrConflict)
	got, err := s.Import(t.Context(), store.Background(d.id), i.ID)
	check(t, err)
	i.Fence = 1
	equal(t, got, i)
	fails(t, s.DeleteImport(t.Context(), store.Background(d.id), i.ID, "open"), store.ErrConflict)
	check(t, s.DeleteImport(t.Context(), store.Background(d.id), i.ID, "committing"))
	fails(t, s.ChangeImport(t.Context(), store.Background(d.id), i), store.ErrNotFound)
	fails(t, s.DeleteImport(t.Context(), store.Background(d.id), i.ID, "committing"), store.ErrNotFound)
	left, err := s.ImportDays(t.Context(), store.Background(d.id), i.ID, 0, 10)
	check(t, err)
	equal(t, len(left), 0)
}

func importGrows(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	i, days := importOf(newID())
	i.Days = 0
	check(t, s.AddImport(t.Context(), store.Background(d.id), i, nil))
	add := func(id uuid.UUID, state string, days ...store.ImportDay) error {
		return s.AddImportDays(t.Context(), store.Background(d.id), id, state, days)
	}
	check(t, add(i.ID, "open", days[0]))
	fails(t, add(i.ID, "open", days[1], days[0]), store.ErrConflict)
	fails(t, add(i.ID, "done", days[1]), store.ErrConflict)
	fails(t, add(newID(), "open", days[1]), store.ErrNotFound)
	got, err := s.Import(t.Context(), store.Background(d.id), i.ID)
	check(t, err)
	equal(t, got.Days, 1)
}

func importShrinks(t *testing.T, s store.Store) {
	d, other := newDesk(t, s, "a"), newDesk(t, s, "b")
	i, days := importOf(newID())
	check(t, s.AddImport(t.Context(), store.Background(d.id), i, days))
	check(t, s.AddImport(t.Context(), store.Background(other.id), i, days))
	kept := func() int64 {
		n, err := s.ImportBytes(t.Context(), d.id)
		check(t, err)
		return n
	}
	equal(t, kept(), 4)
	for _, want := range []int{1, 1, 0} {
		n, err := s.DeleteImportDays(t.Context(), store.Background(d.id), i.ID, 1)
		check(t, err)
		equal(t, n, want)
	}
	equal(t, kept(), 0)
	left, err := s.ImportDays(t.Context(), store.Background(other.id), i.ID, 0, 10)
	check(t, err)
	equal(t, left, days)
}

func importsFound(t *testing.T, s store.Store) {
	d, other := newDesk(t, s, "a"), newDesk(t, s, "b")
	i, days := importOf(newID())
	check(t, s.AddImport(t.Context(), store.Background(d.id), i, days))
	check(t, s.AddImport(t.Context(), store.Background(other.id), i, nil))
	found, err := s.ImportsIn(t.Context(), []string{"open", "shut"}, noon.Add(time.Second))
	check(t, err)
	equal(t, found, []store.ImportRef{{Tenant: d.id, ID: i.ID}, {Tenant: other.id, ID: i.ID}})
	found, err = s.ImportsIn(t.Context(), []string{"open"}, noon)
	check(t, err)
	equal(t, len(found), 0)
}

func importClaimed(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	i, _ := importOf(newID())
	i.Days = 0
	check(t, s.AddImport(t.Context(), store.Background(d.id), i, nil))
	ref := store.ImportRef{Tenant: d.id, ID: i.ID}
	const after = 3 * time.Second
	for _, c := range []struct {
		now  time.Time
		want bool
	}{
		{noon.Add(after), false},
		{noon.Add(-after), false},
		{noon.Add(after + time.Microsecond), true},
		{noon.Add(-time.Hour), true}, // the clock that said noon was ahead
	} {
		stalled, err := s.StalledImports(t.Context(), []string{"open"}, c.now, after)
		check(t, err)
		equal(t, len(stalled) == 1 && stalled[0] == ref, c.want)
		none, err := s.StalledImports(t.Context(), []string{"shut"}, c.now, after)
		check(t, err)
		equal(t, len(none), 0)
		for _, claimed := range []bool{c.want, false} {
			got, err := s.ClaimImport(t.Context(), ref, c.now, after)
			check(t, err)
			equal(t, got, claimed)
		}
		before := i
		if c.want {
			i.ChangedAt, i.Fence = c.now, i.Fence+1
		}
		kept, err := s.Import(t.Context(), store.Background(d.id), i.ID)
		check(t, err)
		equal(t, kept, i)
		if c.want { // who was at it before is overtaken
			fails(t, s.ChangeImport(t.Context(), store.Background(d.id), before), store.ErrConflict)
		}
	}
}
