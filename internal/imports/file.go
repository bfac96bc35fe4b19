package imports

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// File is a file to import, and what it does not say itself.
type File struct {
	Name    string
	Content []byte
	// Kind is what its rows are; empty to go by the header.
	Kind Kind
	// Columns name the column of a field, such as netSales: "Umsatz"; the others go by what they are usually called.
	Columns map[string]string
	// Units and Types say which unit and sales type of ours a name in the file is.
	Units map[string]tenant.UnitID
	Types map[string]sales.TypeID
	// Unit, Type and Currency are those of rows that say none, or one that is not known; without them the unit's first type and currency.
	Unit     *tenant.UnitID
	Type     sales.TypeID
	Currency sales.Currency
}

// maxSlot bounds what a slot may sum up to, so that no day leaves the range of the ledger.
const maxSlot = sales.MaxTotal / 1000

// maxProblems is how many problems are kept.
const maxProblems = 100

// Preview reads a file and keeps it to be committed. What is wrong with single rows is in the Import; a *sales.Refusal is for a file
// of which nothing can be read.
func (s *Service) Preview(ctx context.Context, caller auth.Caller, f File) (Import, error) {
	company, err := s.companies.Company(ctx, caller.Tenant)
	if err != nil {
		return Import{}, err
	}
	if company.Configuration == nil {
		return Import{}, directory.ErrNotConfigured
	}
	if f.Unit != nil {
		if _, _, err := s.companies.Unit(ctx, caller, *f.Unit); err != nil {
			return Import{}, err
		}
	}
	r := &reading{File: f, company: company, caller: caller, now: s.now(), days: map[dayKey]map[sales.Key]sales.Measures{}, tickets: map[ticketKey]bool{}}
	if err := eachRecord(f.Content, r.row); err != nil {
		if errors.Is(err, errUnreadable) || r.detail.Rows == 0 {
			return Import{}, refuse("", sales.WrongType, sentence(err))
		}
		return Import{}, refuse("", sales.OutOfRange, sentence(err))
	}
	if len(r.days) == 0 && len(r.detail.Problems) == 0 {
		return Import{}, refuse("", sales.MissingMember, "The file has no rows: send one with a header and at least a row below it.")
	}
	return s.keep(ctx, caller, r)
}

func sentence(err error) string { return strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "." }

// keep keeps what was read.
func (s *Service) keep(ctx context.Context, caller auth.Caller, r *reading) (Import, error) {
	now := s.now().UTC().Truncate(time.Microsecond)
	i := Import{ID: uuid.Must(uuid.NewV7()), State: Previewed, Actor: caller.Actor(), CreatedAt: now, ChangedAt: now, Detail: r.detail}
	i.Name, i.Kind, i.Columns = r.Name, r.layout.kind, r.layout.columns()
	keys := slices.SortedFunc(maps.Keys(r.days), func(a, b dayKey) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), a.day.Compare(b.day))
	})
	var days []store.ImportDay
	for _, key := range keys {
		rows := r.rows(key)
		text, err := content(rows)
		if err != nil {
			return Import{}, err
		}
		days = append(days, store.ImportDay{
			Number: len(days) + 1, Unit: key.unit, Day: key.day, Entry: uuid.Must(uuid.NewV7()), Undo: uuid.Must(uuid.NewV7()), Content: text,
		})
		i.sum(key.day, rows)
	}
	i.Days = len(days)
	var err error
	if i.DaysWithSales, err = s.daysWithSales(ctx, caller.Tenant, days); err != nil {
		return Import{}, err
	}
	job, err := i.job(now)
	if err != nil {
		return Import{}, err
	}
	return i, s.store.AddImport(ctx, caller.Tenant, job, days)
}

// sum adds a day to what the preview says of the file.
func (i *Import) sum(day calendar.Day, rows []sales.Row) {
	if i.First == "" || day.String() < i.First {
		i.First = day.String()
	}
	if day.String() > i.Last {
		i.Last = day.String()
	}
	for _, row := range rows {
		at := slices.IndexFunc(i.Totals, func(t Total) bool { return t.Currency == row.Currency })
		if at < 0 {
			at = len(i.Totals)
			i.Totals = append(i.Totals, Total{Currency: row.Currency})
		}
		i.Totals[at].Measures = i.Totals[at].Plus(row.Measures)
	}
}

// daysWithSales counts the days that have sales already, which the import would take the place of.
func (s *Service) daysWithSales(ctx context.Context, id tenant.ID, days []store.ImportDay) (n int, err error) {
	if len(days) == 0 {
		return 0, nil
	}
	in := map[dayKey]bool{}
	var units []tenant.UnitID
	q := store.DayQuery{From: days[0].Day, To: days[0].Day}
	for _, d := range days {
		in[dayKey{d.Unit, d.Day}] = true
		if len(units) == 0 || units[len(units)-1] != d.Unit {
			units = append(units, d.Unit)
		}
		if d.Day.Before(q.From) {
			q.From = d.Day
		}
		if d.Day.After(q.To) {
			q.To = d.Day
		}
	}
	q.Units = units
	seen := map[dayKey]bool{}
	err = s.store.EachDayTotal(ctx, id, q, func(t *store.DayTotal) error {
		if key := (dayKey{t.Unit, t.Day}); in[key] && !seen[key] {
			seen[key] = true
			n++
		}
		return nil
	})
	return n, err
}

// dayKey names a business day of a unit, ticketKey a ticket of it.
type dayKey struct {
	unit tenant.UnitID
	day  calendar.Day
}

type ticketKey struct {
	dayKey
	ticket string
}

// reading is the reading of a file.
type reading struct {
	File
	company *directory.Snapshot
	caller  auth.Caller
	now     time.Time
	layout  layout
	detail  Detail
	days    map[dayKey]map[sales.Key]sales.Measures
	tickets map[ticketKey]bool
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
	if f, err := r.add(cells); err != nil {
		r.detail.BadRows++
		if len(r.detail.Problems) < maxProblems {
			problem := Problem{Row: number, Detail: sentence(err)}
			if r.layout.has(f) {
				problem.Column = r.layout.names[r.layout.at[f]]
			}
			r.detail.Problems = append(r.detail.Problems, problem)
		}
	}
	return nil
}

// add adds a row to its day, or says in which field it is wrong.
func (r *reading) add(cells []string) (field, error) {
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
	key := dayKey{unit.ID, day}
	if r.layout.kind == Lines && r.firstOf(key, r.layout.cell(cells, ticketField)) {
		m.Checks = 1
	}
	if r.days[key] == nil {
		r.days[key] = map[sales.Key]sales.Measures{}
	}
	at := sales.Key{SlotStart: start, Type: typ, Currency: currency}
	sum := r.days[key][at].Plus(m)
	if max(sum.Net, -sum.Net, sum.Gross, -sum.Gross) > maxSlot {
		return grossField, errors.New("the sales of its slot would be out of range")
	}
	r.days[key][at] = sum
	return 0, nil
}

// firstOf reports whether a line is the first of its ticket: it counts as a check. A line without a ticket is one of its own.
func (r *reading) firstOf(key dayKey, ticket string) bool {
	if ticket == "" {
		return true
	}
	of := ticketKey{key, ticket}
	seen := r.tickets[of]
	r.tickets[of] = true
	return !seen
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
	id, known := r.Units[name]
	if !known && r.Unit != nil {
		id, known = *r.Unit, true
	}
	if !known {
		if n, err := strconv.ParseInt(name, 10, 64); err == nil {
			id, known = tenant.UnitID(n), true
		}
	}
	if !known {
		for i := range r.company.Units {
			if strings.EqualFold(r.company.Units[i].Name, name) {
				id, known = r.company.Units[i].ID, true
			}
		}
	}
	unit, there := r.company.Unit(id)
	if !known || !there || !r.caller.MaySee(id) {
		return nil, fmt.Errorf("%.40q is none of your units: say which it is", name)
	}
	return unit, nil
}

func (r *reading) salesType(u *tenant.Unit, name string) (sales.TypeID, error) {
	types := u.SalesTypesOf(r.company.Configuration)
	if id, ok := r.Types[name]; ok && slices.Contains(types, id) {
		return id, nil
	}
	for _, id := range types {
		if strings.EqualFold(string(id), name) {
			return id, nil
		}
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

// rows returns what a day is to be, in order.
func (r *reading) rows(key dayKey) []sales.Row {
	var rows []sales.Row
	for at, m := range r.days[key] {
		rows = append(rows, sales.Row{SlotStart: at.SlotStart, Type: at.Type, Currency: at.Currency, Measures: m})
	}
	slices.SortFunc(rows, func(a, b sales.Row) int {
		return cmp.Or(a.SlotStart.Compare(b.SlotStart), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Currency, b.Currency))
	})
	return rows
}
