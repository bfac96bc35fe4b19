package directory_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// street is a directory on the real store, with one company of two units.
type street struct {
	*directory.Directory
	store   *sqlstore.Store
	company tenant.Company
	now     time.Time
}

func newStreet(t *testing.T) *street {
	t.Helper()
	kept, err := sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), sqlstore.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, kept.Close()) })
	s := &street{store: kept, now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	s.Directory = directory.New(kept, func() time.Time { return s.now })
	s.apply(t, tenant.Company{Slug: "norte", Name: "Norte", Units: []tenant.Unit{unit(1), unit(2)}})
	return s
}

func unit(id tenant.UnitID) tenant.Unit {
	return tenant.Unit{ID: id, Name: "unit", Calendar: calendar.New(time.UTC, calendar.Clock{}, calendar.DefaultSlotLength)}
}

func (s *street) apply(t *testing.T, c tenant.Company) {
	t.Helper()
	applied, err := s.store.ApplyCompany(t.Context(), c)
	must(t, err)
	s.company = applied
}

func TestCopiesAreLessThanASecondOld(t *testing.T) {
	s := newStreet(t)
	before, err := s.Company(t.Context(), s.company.ID)
	must(t, err)
	renamed := s.company
	renamed.Name = "Nord"
	s.apply(t, renamed)

	s.now = s.now.Add(directory.MaxAge - time.Millisecond)
	if held, err := s.Company(t.Context(), s.company.ID); err != nil || held != before {
		t.Errorf("a copy that is young was read again: %v", err)
	}
	s.now = s.now.Add(time.Millisecond)
	if renewed, err := s.BySlug(t.Context(), "norte"); err != nil || renewed.Name != "Nord" {
		t.Errorf("later it is still %v (%v)", renewed, err)
	}
}

// slow is a store that takes its time.
type slow struct {
	store.Tenants
	pass func()
}

func (s slow) Company(ctx context.Context, id tenant.ID) (tenant.Company, error) {
	defer s.pass()
	return s.Tenants.Company(ctx, id)
}

func (s slow) CompanyVersion(ctx context.Context, id tenant.ID) (int64, error) {
	defer s.pass()
	return s.Tenants.CompanyVersion(ctx, id)
}

// A copy is as old as the question, not as the answer: the company may have changed on the way.
func TestSlowAnswersAreOld(t *testing.T) {
	s := newStreet(t)
	s.Directory = directory.New(slow{s.store, func() { s.now = s.now.Add(600 * time.Millisecond) }}, func() time.Time { return s.now })
	for _, name := range []string{"Nord", "Septentrion"} { // read whole, and confirmed
		_, err := s.Company(t.Context(), s.company.ID)
		must(t, err)
		s.company.Name = name
		s.apply(t, s.company)
		s.now = s.now.Add(400 * time.Millisecond)
		if renewed, err := s.Company(t.Context(), s.company.ID); err != nil || renewed.Name != name {
			t.Errorf("a second after the store was asked it is still %q (%v), want %q", renewed.Name, err, name)
		}
		s.now = s.now.Add(time.Second)
	}
}

func TestCopyThatStillHoldsIsKept(t *testing.T) {
	s := newStreet(t)
	before, err := s.BySlug(t.Context(), "norte")
	must(t, err)
	s.now = s.now.Add(time.Hour)
	if after, err := s.BySlug(t.Context(), "norte"); err != nil || after != before {
		t.Errorf("a company that did not change was read whole again (%v)", err)
	}
}

func TestGoneAndSuspended(t *testing.T) {
	s := newStreet(t)
	if _, err := s.BySlug(t.Context(), "sur"); !errors.Is(err, directory.ErrNotFound) {
		t.Errorf("a slug that is nobody's: %v", err)
	}
	if _, err := s.Company(t.Context(), 99); !errors.Is(err, directory.ErrNotFound) {
		t.Errorf("an id that is nobody's: %v", err)
	}
	suspended := s.company
	suspended.Suspended = true
	s.apply(t, suspended)
	if _, err := s.Company(t.Context(), s.company.ID); !errors.Is(err, directory.ErrNotFound) {
		t.Errorf("a suspended company: %v", err)
	}
	s.company.Suspended = false
	s.apply(t, s.company)
	s.now = s.now.Add(time.Second)
	if _, err := s.Company(t.Context(), s.company.ID); err != nil {
		t.Errorf("a company that is back: %v", err)
	}
}

func TestUnitsOfACaller(t *testing.T) {
	s := newStreet(t)
	all := auth.Caller{Tenant: s.company.ID}
	only := auth.Caller{Tenant: s.company.ID, Units: []tenant.UnitID{2}}
	tests := []struct {
		name   string
		caller auth.Caller
		unit   tenant.UnitID
		want   error
	}{
		{"one of all", all, 1, nil},
		{"the one permitted", only, 2, nil},
		{"another", only, 1, directory.ErrUnitNotPermitted},
		{"none", all, 3, directory.ErrNoUnit},
		{"none, for a limited caller", only, 3, directory.ErrNoUnit},
		{"of a company that is gone", auth.Caller{Tenant: 99}, 1, directory.ErrNotFound},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, u, err := s.Unit(t.Context(), test.caller, test.unit); !errors.Is(err, test.want) || err == nil && u.ID != test.unit {
				t.Errorf("%+v, %v, want %v", u, err, test.want)
			}
		})
	}
	snapshot, err := s.Company(t.Context(), s.company.ID)
	must(t, err)
	if visible := snapshot.UnitsFor(only); len(visible) != 1 || visible[0].ID != 2 {
		t.Errorf("a limited caller sees %v", visible)
	}
}

func TestVisible(t *testing.T) {
	s := newStreet(t)
	only := auth.Caller{Tenant: s.company.ID, Units: []tenant.UnitID{2}}
	if _, units, err := s.Visible(t.Context(), only, nil); err != nil || !slices.Equal(units, []tenant.UnitID{2}) {
		t.Errorf("naming none: %v, %v", units, err)
	}
	if _, _, err := s.Visible(t.Context(), only, []tenant.UnitID{1, 2}); !errors.Is(err, directory.ErrUnitNotPermitted) {
		t.Errorf("naming another: %v", err)
	}
	if _, units, err := s.Visible(t.Context(), auth.Caller{Tenant: s.company.ID}, []tenant.UnitID{1}); err != nil || !slices.Equal(units, []tenant.UnitID{1}) {
		t.Errorf("naming one of all: %v, %v", units, err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
