package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var tenants = map[string]func(*testing.T, store.Store){
	"all of a company is kept":               companyIsKept,
	"a new company gets an id and version 1": companyBegins,
	"each application is a version":          companyMovesOn,
	"an outdated version conflicts":          companyConflicts,
	"a slug is taken once":                   slugIsTaken,
	"units are never deleted":                unitsStay,
	"a company may have no configuration":    companyUnconfigured,
	"an unknown company is not found":        companyUnknown,
	"companies are listed by slug":           companiesListed,
}

func companyIsKept(t *testing.T, s store.Store) {
	madrid, err := time.LoadLocation("Europe/Madrid")
	check(t, err)
	length, err := calendar.NewSlotLength(20)
	check(t, err)
	opened, closed := calendar.NewDay(2020, time.May, 4), calendar.NewDay(2026, time.December, 31)
	want := company("cafes", 1)
	want.Suspended = true
	want.Units = append(want.Units, tenant.Unit{
		ID:         9_007_199_254_740_993,
		Name:       "Café Ñandú 🥐",
		Calendar:   calendar.New(madrid, calendar.NewClock(4, 30), length),
		Groupings:  tenant.Groupings{Brand: "b", Company: "c", Region: "r", Country: "ES", City: "Vigo"},
		Currencies: []sales.Currency{"EUR"},
		SalesTypes: []sales.TypeID{"TAKE"},
		OpenedOn:   &opened,
		ClosedOn:   &closed,
	})
	applied, err := s.ApplyCompany(t.Context(), want)
	check(t, err)
	want.ID, want.Version = applied.ID, 1

	byID, err := s.Company(t.Context(), applied.ID)
	check(t, err)
	bySlug, err := s.CompanyBySlug(t.Context(), "cafes")
	check(t, err)
	for _, got := range []tenant.Company{applied, byID, bySlug} {
		sameCompany(t, got, want)
	}
}

// sameCompany compares time zones by name: two loaded at different moments may differ in memory.
func sameCompany(t *testing.T, got, want tenant.Company) {
	t.Helper()
	equal(t, len(got.Units), len(want.Units))
	for i := range got.Units {
		equal(t, got.Units[i].Calendar.Zone().String(), want.Units[i].Calendar.Zone().String())
	}
	equal(t, withZones(got), withZones(want))
}

func withZones(c tenant.Company) tenant.Company {
	units := append([]tenant.Unit(nil), c.Units...)
	for i, u := range units {
		units[i].Calendar = calendar.New(time.UTC, u.Calendar.DayStart(), u.Calendar.SlotLength())
	}
	c.Units = units
	return c
}

func companyBegins(t *testing.T, s store.Store) {
	c := company("a", 1)
	c.ID = 77 // not the caller's to say
	first, err := s.ApplyCompany(t.Context(), c)
	check(t, err)
	second, err := s.ApplyCompany(t.Context(), company("b", 1))
	check(t, err)
	equal(t, first.Version, 1)
	if first.ID <= 0 || second.ID <= 0 || first.ID == second.ID {
		t.Fatalf("ids %d and %d", first.ID, second.ID)
	}
}

func companyMovesOn(t *testing.T, s store.Store) {
	c, err := s.ApplyCompany(t.Context(), company("a", 1))
	check(t, err)
	c.Name, c.Units[0].Name, c.Suspended = "New name", "New unit name", true
	c.Configuration.Intake.MaxAgeDays = 99
	moved, err := s.ApplyCompany(t.Context(), c)
	check(t, err)
	c.Version = 2
	sameCompany(t, moved, c)
	version, err := s.CompanyVersion(t.Context(), c.ID)
	check(t, err)
	equal(t, version, 2)
}

func companyConflicts(t *testing.T, s store.Store) {
	old, err := s.ApplyCompany(t.Context(), company("a", 1))
	check(t, err)
	kept, err := s.ApplyCompany(t.Context(), old)
	check(t, err)
	old.Name = "Lost update"
	_, err = s.ApplyCompany(t.Context(), old)
	fails(t, err, store.ErrConflict)
	got, err := s.Company(t.Context(), old.ID)
	check(t, err)
	sameCompany(t, got, kept)
}

func slugIsTaken(t *testing.T, s store.Store) {
	a, err := s.ApplyCompany(t.Context(), company("a", 1))
	check(t, err)
	_, err = s.ApplyCompany(t.Context(), company("a", 2))
	fails(t, err, store.ErrConflict)
	a.Slug = "b"
	_, err = s.ApplyCompany(t.Context(), a)
	fails(t, err, store.ErrConflict)
	all, err := s.Companies(t.Context())
	check(t, err)
	equal(t, len(all), 1)
}

func unitsStay(t *testing.T, s store.Store) {
	c, err := s.ApplyCompany(t.Context(), company("a", 3, 1))
	check(t, err)
	equal(t, unitIDs(c), []tenant.UnitID{1, 3})
	c.Units = company("a", 2).Units
	c, err = s.ApplyCompany(t.Context(), c)
	check(t, err)
	equal(t, unitIDs(c), []tenant.UnitID{1, 2, 3})
}

func unitIDs(c tenant.Company) (ids []tenant.UnitID) {
	for _, u := range c.Units {
		ids = append(ids, u.ID)
	}
	return ids
}

func companyUnconfigured(t *testing.T, s store.Store) {
	c := company("a")
	c.Configuration = nil
	c, err := s.ApplyCompany(t.Context(), c)
	check(t, err)
	got, err := s.Company(t.Context(), c.ID)
	check(t, err)
	if got.Configuration != nil || got.Units != nil {
		t.Fatalf("got %+v", got)
	}
}

func companyUnknown(t *testing.T, s store.Store) {
	_, err := s.Company(t.Context(), 404)
	fails(t, err, store.ErrNotFound)
	_, err = s.CompanyBySlug(t.Context(), "nobody")
	fails(t, err, store.ErrNotFound)
	_, err = s.CompanyVersion(t.Context(), 404)
	fails(t, err, store.ErrNotFound)
}

func companiesListed(t *testing.T, s store.Store) {
	for _, slug := range []tenant.Slug{"b", "c", "a"} {
		_, err := s.ApplyCompany(t.Context(), company(slug, 1))
		check(t, err)
	}
	all, err := s.Companies(t.Context())
	check(t, err)
	var slugs []tenant.Slug
	for _, c := range all {
		slugs = append(slugs, c.Slug)
		if c.Configuration != nil || c.Units != nil || c.ID == 0 || c.Version != 1 || c.Name == "" {
			t.Errorf("got %+v", c)
		}
	}
	equal(t, slugs, []tenant.Slug{"a", "b", "c"})
}
