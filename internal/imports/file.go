package imports

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
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
	// Units and Types say which unit and sales type of ours a name in the file is; Types are written
	// Bread=TAKE, as which = parts them depends on the codes that there are.
	Units map[string]tenant.UnitID
	Types []string
	// Unit, Type and Currency are those of rows that say none, or one that is not known; without them the unit's first type and currency.
	// Type is a code or an alias.
	Unit     *tenant.UnitID
	Type     sales.TypeID
	Currency sales.Currency
}

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
	r := &reading{File: f, company: company, scope: caller.UnitScope(), now: s.now(), days: map[dayKey]map[sales.Key]sales.Measures{}, tickets: map[ticketKey]bool{}}
	if err := r.resolve(); err != nil {
		return Import{}, err
	}
	if err := eachRecord(f.Content, maxUnpacked, r.row); err != nil {
		if errors.Is(err, errUnreadable) || r.detail.Rows == 0 {
			return Import{}, refuse("", sales.WrongType, sentence(err))
		}
		return Import{}, refuse("", sales.OutOfRange, sentence(err))
	}
	if len(r.days) == 0 && len(r.detail.Problems) == 0 {
		return Import{}, refuse("", sales.MissingMember, "The file has no rows: send one with a header and at least a row below it.")
	}
	r.warnOfUnused()
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
		i.Units = append(i.Units, key.unit)
	}
	i.Units = slices.Compact(i.Units) // the days are in order of unit
	scope := caller.UnitScope()
	if len(days) == 0 { // nothing says of which units it is: of those that its sender may see
		i.Units = scope.Narrow(nil)
	}
	i.Days = len(days)
	var err error
	if i.DaysWithSales, err = s.daysWithSales(ctx, scope, days); err != nil {
		return Import{}, err
	}
	job, err := i.job(now)
	if err != nil {
		return Import{}, err
	}
	return i, s.store.AddImport(ctx, scope, job, days)
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
func (s *Service) daysWithSales(ctx context.Context, scope auth.UnitScope, days []store.ImportDay) (n int, err error) {
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
	err = s.store.EachDayTotal(ctx, scope, q, func(t *store.DayTotal) error {
		if key := (dayKey{t.Unit, t.Day}); in[key] && !seen[key] {
			seen[key] = true
			n++
		}
		return nil
	})
	return n, err
}
