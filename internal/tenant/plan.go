package tenant

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Plan is what applying a description of a company would do.
type Plan struct {
	// Wanted is the company to keep, with the id and version of the one it replaces.
	Wanted Company
	// Changes say what would be different, for people; none means there is nothing to do.
	Changes []string
	// Notes say what stays although the description does not name it.
	Notes []string
	// Refusals say what the description asks for that cannot be done, and why.
	Refusals []string
}

// Err returns what cannot be done, or nil.
func (p Plan) Err() error {
	var refusals []error
	for _, text := range p.Refusals {
		refusals = append(refusals, errors.New(text))
	}
	return errors.Join(refusals...)
}

// NewPlan compares a company as it is (nil: there is none yet) with the wanted one.
// lastReceived has the units that ever received sales, as the store knows them: what those sales are
// named by and divided into must not change.
func NewPlan(current *Company, wanted Company, lastReceived map[UnitID]time.Time) Plan {
	p := Plan{Wanted: wanted}
	if current == nil {
		current = &Company{Slug: wanted.Slug}
		p.change("company %s: new", wanted.Slug)
	}
	p.Wanted.ID, p.Wanted.Version = current.ID, current.Version
	p.compareCompany(*current, len(lastReceived) > 0)
	p.compareUnits(current.Units, lastReceived)
	return p
}

func (p *Plan) change(format string, args ...any) {
	p.Changes = append(p.Changes, fmt.Sprintf(format, args...))
}

func (p *Plan) refuse(format string, args ...any) {
	p.Refusals = append(p.Refusals, fmt.Sprintf(format, args...))
}

func (p *Plan) compareCompany(current Company, sold bool) {
	subject := "company " + string(current.Slug)
	p.differ(differences(subject, companyFields, current, p.Wanted))
	was, is := current.Configuration, p.Wanted.Configuration
	switch {
	case was == nil && is == nil:
		return
	case was == nil:
		was = &Configuration{}
	case is == nil && sold:
		p.refuse("%s: has sales, so its configuration cannot be removed", subject)
		return
	case is == nil:
		p.change("%s: configuration removed", subject)
		return
	}
	p.compareConfiguration(*was, *is, sold)
}

func (p *Plan) compareConfiguration(was, is Configuration, sold bool) {
	gone := compareLists(p, currencyList, was.Currencies, is.Currencies)
	gone = append(gone, compareLists(p, typeList, was.SalesTypes, is.SalesTypes)...)
	for _, subject := range gone {
		if sold {
			p.refuse("%s: the company has sales, and they may name it; to stop taking it, leave it out of the units instead", subject)
		} else {
			p.change("%s: removed", subject)
		}
	}
	for _, subject := range compareLists(p, daypartList, was.Dayparts, is.Dayparts) {
		p.change("%s: removed", subject)
	}
	p.differ(differences("defaults", defaultsFields, was.Defaults, is.Defaults))
	p.differ(differences("intake", intakeFields, was.Intake, is.Intake))
}

func (p *Plan) compareUnits(current []Unit, lastReceived map[UnitID]time.Time) {
	for _, unit := range p.Wanted.Units {
		i := slices.IndexFunc(current, func(u Unit) bool { return u.ID == unit.ID })
		if i < 0 {
			p.change("unit %d: added: %s, %s", unit.ID, unit.Name, describeCalendar(unit))
			continue
		}
		p.compareUnit(current[i], unit, lastReceived[unit.ID])
	}
	for _, unit := range current {
		if !slices.ContainsFunc(p.Wanted.Units, func(u Unit) bool { return u.ID == unit.ID }) {
			p.Notes = append(p.Notes, fmt.Sprintf("unit %d: not in the file, stays as it is; to close it, give it closedOn", unit.ID))
		}
	}
}

func (p *Plan) compareUnit(was, is Unit, lastReceived time.Time) {
	subject := fmt.Sprintf("unit %d", is.ID)
	moved := differences(subject, calendarFields, was, is)
	if len(moved) > 0 && !lastReceived.IsZero() {
		for _, change := range moved {
			p.refuse("%s: cannot change: the unit has sales (last received %s), and they keep the slots they were sent for; add a new unit instead",
				change, lastReceived.UTC().Format(time.RFC3339))
		}
	} else {
		p.differ(moved)
	}
	p.differ(differences(subject, unitFields, was, is))
}

func (p *Plan) differ(changes []string) { p.Changes = append(p.Changes, changes...) }
