package imports

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// maxSlot bounds what a slot may sum up to, so that no day leaves the range of the ledger.
const maxSlot = sales.MaxTotal / 1000

// maxProblems is how many problems are kept.
const maxProblems = 100

// reading is the reading of a file.
type reading struct {
	File
	company *directory.Snapshot
	scope   auth.UnitScope
	now     time.Time
	units   mapping[tenant.UnitID]
	types   mapping[sales.TypeID]
	layout  layout
	detail  Detail
	tally   *tally
}

// row reads one row.
func (r *reading) row(number int, cells []string) error {
	if r.layout.names == nil {
		var problems []Problem
		if r.layout, problems = findColumns(cells, r.Columns, r.Kind); len(problems) > 0 {
			return fmt.Errorf("row 1: %s", problems[0].Detail)
		}
		return nil
	}
	r.detail.Rows++
	r.units.use(r.layout.cell(cells, unitField))
	r.types.use(r.layout.cell(cells, typeField))
	if f, err := r.add(number, cells); err != nil {
		r.detail.BadRows++
		if len(r.detail.Problems) < maxProblems {
			problem := Problem{Row: number, Detail: sentence(err)}
			if r.layout.has(f) {
				problem.Column = r.layout.names[r.layout.at[f]]
			}
			r.detail.Problems = append(r.detail.Problems, problem)
		}
	}
	return r.tally.checkSize()
}

// add adds a row to its day, or says in which field it is wrong.
func (r *reading) add(number int, cells []string) (field, error) {
	unit, err := r.unit(r.layout.cell(cells, unitField))
	if err != nil {
		return unitField, err
	}
	typ, err := r.salesType(unit, r.layout.cell(cells, typeField))
	if err != nil {
		return typeField, err
	}
	currency, err := r.currency(unit, r.layout.cell(cells, currencyField))
	if err != nil {
		return currencyField, err
	}
	day, start, f, err := r.when(unit, cells)
	if err != nil {
		return f, err
	}
	if day.After(unit.Calendar.DayAt(r.now)) {
		return f, fmt.Errorf("the business day %s lies in the future", day)
	}
	m, f, err := r.measures(cells)
	if err != nil {
		return f, err
	}
	mistakes := r.checkDecimals(currency, m)
	if len(mistakes) > 0 && r.company.Configuration.Intake.RefusesDecimals() {
		return mistakes[0].field, errors.New(strings.TrimSuffix(mistakes[0].Detail, "."))
	}
	key := dayKey{unit.ID, day}
	if r.layout.kind == Lines && r.tally.addTicket(key, r.layout.cell(cells, ticketField)) {
		m.Checks = 1
	}
	at := sales.Key{SlotStart: start, Type: typ, Currency: currency}
	if err := r.tally.add(key, at, m); err != nil {
		return grossField, err
	}
	for _, mistake := range mistakes {
		column := r.layout.names[r.layout.at[mistake.field]]
		warning := sales.Fault{Code: mistake.Code, Detail: mistake.Detail}.AsTaken()
		r.note(Note{Row: number, Column: column, Code: warning.Code, Detail: warning.Detail})
	}
	if d := sales.FindDoubt(m); d != nil && r.says(d.Code) {
		r.note(Note{Row: number, Code: d.Code, Detail: d.Detail})
	}
	return 0, nil
}

// says reports whether a file has the columns that a doubt is about: what it does not say is not
// doubted row by row.
func (r *reading) says(doubt sales.Code) bool {
	if doubt == sales.SalesWithoutChecks {
		return r.layout.kind != Lines && r.layout.has(checksField)
	}
	return r.layout.has(netField) && r.layout.has(grossField)
}

// amountMistake is what is wrong with an amount of a row.
type amountMistake struct {
	field
	*sales.Mistake
}

// checkDecimals returns the amounts that have more decimals than their currency, of the columns
// that the file has.
func (r *reading) checkDecimals(c sales.Currency, m sales.Measures) (mistakes []amountMistake) {
	decimals := r.company.Configuration.DecimalsOf(c)
	for _, amount := range [...]struct {
		field
		sales.Amount
	}{{netField, m.Net}, {grossField, m.Gross}} {
		mistake := sales.CheckDecimals(amount.String(), amount.Amount, c, decimals)
		if mistake != nil && r.layout.has(amount.field) {
			mistakes = append(mistakes, amountMistake{amount.field, mistake})
		}
	}
	return mistakes
}

func (r *reading) measures(cells []string) (m sales.Measures, f field, err error) {
	if m.Net, err = readAmount(r.layout.cell(cells, netField)); err != nil {
		return m, netField, err
	}
	if m.Gross, err = readAmount(r.layout.cell(cells, grossField)); err != nil {
		return m, grossField, err
	}
	switch { // where the source knows one of them only, it is both
	case !r.layout.has(netField):
		m.Net = m.Gross
	case !r.layout.has(grossField):
		m.Gross = m.Net
	}
	if r.layout.kind == Lines {
		return m, 0, nil
	}
	if m.Checks, err = readCount(r.layout.cell(cells, checksField)); err != nil {
		return m, checksField, err
	}
	m.Guests, err = readCount(r.layout.cell(cells, guestsField))
	return m, guestsField, err
}

// unit finds the unit of a row.
func (r *reading) unit(name string) (*tenant.Unit, error) {
	id, known := r.units.find(name)
	if !known && r.Unit != nil {
		id, known = *r.Unit, true
	}
	if !known {
		if n, err := strconv.ParseInt(name, 10, 64); err == nil {
			id, known = tenant.UnitID(n), true
		}
	}
	if !known {
		id, known = r.unitNamed(name)
	}
	unit, there := r.company.Unit(id)
	if !known || !there || !r.scope.Permits(id) {
		return nil, fmt.Errorf("%.40q is none of your units: say which it is", name)
	}
	return unit, nil
}

// unitNamed returns the one unit that has a name, in any case. Of several, none is taken.
func (r *reading) unitNamed(name string) (id tenant.UnitID, found bool) {
	for i := range r.company.Units {
		if u := &r.company.Units[i]; strings.EqualFold(u.Name, name) && r.scope.Permits(u.ID) {
			if found {
				return 0, false
			}
			id, found = u.ID, true
		}
	}
	return id, found
}

// salesType finds the sales type of a row: as it is mapped, by its code or an alias, or by one of
// these in other case where only one sales type is meant.
func (r *reading) salesType(u *tenant.Unit, name string) (sales.TypeID, error) {
	types := u.SalesTypesOf(r.company.Configuration)
	if id, mapped := r.types.find(name); mapped {
		if !slices.Contains(types, id) {
			return "", fmt.Errorf("%.40q is mapped to %s, which is no sales type of unit %d", name, id, u.ID)
		}
		return id, nil
	}
	if t, ok := r.company.Configuration.FindType(sales.TypeID(name)); ok && slices.Contains(types, t.ID) {
		return t.ID, nil
	}
	if id, ok := r.typeInOtherCase(types, name); ok {
		return id, nil
	}
	if r.Type != "" {
		if slices.Contains(types, r.Type) {
			return r.Type, nil
		}
		return "", fmt.Errorf("%q is no sales type of unit %d", r.Type, u.ID)
	}
	if (name == "" || !r.layout.has(typeField)) && len(types) > 0 {
		return types[0], nil
	}
	return "", fmt.Errorf("%.40q is no sales type of unit %d: say which it is, or which to take for those that are not known", name, u.ID)
}

func (r *reading) typeInOtherCase(types []sales.TypeID, name string) (id sales.TypeID, found bool) {
	isSame := func(code sales.TypeID) bool { return strings.EqualFold(string(code), name) }
	for i := range r.company.Configuration.SalesTypes {
		t := &r.company.Configuration.SalesTypes[i]
		if slices.Contains(types, t.ID) && (isSame(t.ID) || slices.ContainsFunc(t.Aliases, isSame)) {
			if found {
				return "", false
			}
			id, found = t.ID, true
		}
	}
	return id, found
}

func (r *reading) currency(u *tenant.Unit, name string) (sales.Currency, error) {
	known := u.CurrenciesOf(r.company.Configuration)
	wanted := sales.Currency(strings.ToUpper(name))
	if wanted == "" {
		wanted = r.Currency
	}
	if wanted == "" && len(known) > 0 {
		wanted = known[0]
	}
	if !slices.Contains(known, wanted) {
		return "", fmt.Errorf("%.40q is no currency of unit %d", wanted, u.ID)
	}
	return wanted, nil
}
