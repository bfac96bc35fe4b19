package tenant

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const before = `tenant: a
name: A
currencies: [{id: EUR}, {id: GBP}]
salesTypes: [{id: DINE, names: {en: Dine-in}}, {id: TAKE, names: {en: Take-away}}]
dayparts: [{id: lunch, names: {en: Lunch}, from: 11:00, to: 15:00}]
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
units:
  - {id: 1, name: One}
  - {id: 3, name: Three}
`

func TestNewPlanChanges(t *testing.T) {
	sold := map[UnitID]time.Time{3: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	tests := []struct {
		name                     string
		old, new                 string
		sold                     map[UnitID]time.Time
		changes, notes, refusals []string
	}{
		{name: "nothing", sold: sold},
		{name: "name", old: "name: A", new: "name: B", changes: []string{"company a: name A -> B"}},
		{name: "suspended", old: "name: A", new: "name: A\nsuspended: true", changes: []string{"company a: suspended false -> true"}},
		{name: "sales type added", old: "salesTypes: [", new: "salesTypes: [{id: BAR, names: {en: Bar}}, ", sold: sold,
			changes: []string{"sales type BAR: added"}},
		{name: "sales type with aliases added", old: "salesTypes: [", new: "salesTypes: [{id: BAR, names: {en: Bar}, aliases: ['7', b r]}, ", sold: sold,
			changes: []string{`sales type BAR: added, aliases "7" "b r"`}},
		{name: "sales type renamed", old: "en: Take-away", new: "en: To go, fr: À emporter", sold: sold,
			changes: []string{`sales type TAKE: names en: "Take-away" -> en: "To go", fr: "À emporter"`}},
		{name: "sales type gone, unused", old: ", {id: TAKE, names: {en: Take-away}}", new: "",
			changes: []string{"sales type TAKE: removed"}},
		{name: "sales type gone, used", old: ", {id: TAKE, names: {en: Take-away}}", new: "", sold: sold,
			refusals: []string{"sales type TAKE: the company has sales"}},
		{name: "currency gone, used", old: ", {id: GBP}", new: "", sold: sold,
			refusals: []string{"currency GBP: the company has sales"}},
		{name: "currencies in another order", old: "{id: EUR}, {id: GBP}", new: "{id: GBP}, {id: EUR}",
			changes: []string{"currencies: order EUR GBP -> GBP EUR"}},
		{name: "daypart gone", old: "dayparts: [{id: lunch, names: {en: Lunch}, from: 11:00, to: 15:00}]", new: "dayparts: []", sold: sold,
			changes: []string{"daypart lunch: removed"}},
		{name: "day start of all units", old: "dayStart: 05:00", new: "dayStart: 06:00",
			changes: []string{"defaults: day start 05:00 -> 06:00", "unit 1: day start 05:00 -> 06:00", "unit 3: day start 05:00 -> 06:00"}},
		{name: "day start of a unit with sales", old: "dayStart: 05:00", new: "dayStart: 06:00", sold: sold,
			changes:  []string{"defaults: day start 05:00 -> 06:00", "unit 1: day start 05:00 -> 06:00"},
			refusals: []string{"unit 3: day start 05:00 -> 06:00: cannot change: the unit has sales (last received 2026-11-23T12:00:00Z)"}},
		{name: "unit closed", old: "name: Three", new: "name: Three, closedOn: 2026-11-30", sold: sold,
			changes: []string{"unit 3: closed on (none) -> 2026-11-30"}},
		{name: "unit added", old: "units:\n", new: "units:\n  - {id: 2, name: Two, slotMinutes: 30}\n",
			changes: []string{"unit 2: added: Two, Europe/Madrid, day start 05:00, 30-minute slots"}},
		{name: "unit left out", old: "  - {id: 1, name: One}\n", new: "", notes: []string{"unit 1: not in the file, stays as it is"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			current := mustParse(t, before)
			current.ID, current.Version = 7, 4
			p := NewPlan(&current, mustParse(t, strings.Replace(before, test.old, test.new, 1)), test.sold)
			checkLines(t, "changes", p.Changes, test.changes)
			checkLines(t, "notes", p.Notes, test.notes)
			checkLines(t, "refusals", p.Refusals, test.refusals)
			if p.Wanted.ID != 7 || p.Wanted.Version != 4 {
				t.Errorf("derived from company %d version %d", p.Wanted.ID, p.Wanted.Version)
			}
			if (p.Err() == nil) != (len(test.refusals) == 0) {
				t.Errorf("Err() = %v", p.Err())
			}
		})
	}
}

// checkLines compares lines with how they must begin.
func checkLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("%s:\n  got  %q\n  want %q", what, got, want)
	}
}

func TestNewPlanOfNewCompany(t *testing.T) {
	p := NewPlan(nil, mustParse(t, before), nil)
	for _, want := range []string{"company a: new", "currency GBP: added", "daypart lunch: added",
		"unit 3: added: Three, Europe/Madrid, day start 05:00, 15-minute slots"} {
		if !slices.Contains(p.Changes, want) {
			t.Errorf("%q is not among %q", want, p.Changes)
		}
	}
	if p.Wanted.Version != 0 {
		t.Errorf("derived from version %d, want 0", p.Wanted.Version)
	}
}

func TestNewPlanRemovingConfiguration(t *testing.T) {
	current, bare := mustParse(t, before), mustParse(t, "tenant: a\nname: A\n")
	checkLines(t, "changes", NewPlan(&current, bare, nil).Changes, []string{"company a: configuration removed"})
	checkLines(t, "refusals", NewPlan(&current, bare, map[UnitID]time.Time{1: {}}).Refusals,
		[]string{"company a: has sales, so its configuration cannot be removed"})
}
