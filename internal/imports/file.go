package imports

import (
	"context"
	"errors"
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
	Content Content
	// Kind is what its rows are; empty to go by the header.
	Kind Kind
	// Columns name the column of a field, such as netSales: "Umsatz"; the others go by what they are usually called.
	Columns map[string]string
	// Units and Types say which unit and sales type of ours a name in the file is; Types are
	// written Bread=TAKE, as which = parts them depends on the codes that there are.
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
	r := &reading{File: f, company: company, scope: caller.UnitScope(), now: s.now(), tally: newTally()}
	if err := r.resolve(); err != nil {
		return Import{}, err
	}
	if err := eachRecord(ctx, f.Content, maxUnpacked, r.row); err != nil {
		if ctx.Err() != nil {
			return Import{}, ctx.Err()
		}
		if errors.Is(err, errUnreadable) || r.detail.Rows == 0 {
			return Import{}, refuse("", sales.WrongType, sentence(err))
		}
		return Import{}, refuse("", sales.OutOfRange, sentence(err))
	}
	if len(r.tally.days) == 0 && len(r.detail.Problems) == 0 {
		return Import{}, refuse("", sales.MissingMember, "The file has no rows: send one with a header and at least a row below it.")
	}
	r.warnOfUnused()
	return s.keep(ctx, caller, r)
}

func sentence(err error) string { return strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "." }

// keepTogether is how many days share a transaction: others must be able to write in between.
const keepTogether = 250

// keep keeps what was read, a batch of days at a time. Until all are kept nobody sees the import.
func (s *Service) keep(ctx context.Context, caller auth.Caller, r *reading) (Import, error) {
	now := s.now().UTC().Truncate(time.Microsecond)
	i := Import{
		ID: uuid.Must(uuid.NewV7()), State: Reading, Actor: caller.Actor(), CreatedAt: now,
		ChangedAt: now, Detail: r.detail,
	}
	i.Name, i.Kind, i.Columns = r.Name, r.layout.kind, r.layout.columns()
	scope := caller.UnitScope()
	if i.Units = r.tally.units(); len(i.Units) == 0 {
		i.Units = scope.Narrow(nil) // nothing says of which units it is: of those its sender may see
	}
	job, err := i.job(now)
	if err != nil {
		return Import{}, err
	}
	if err := s.store.AddImport(ctx, scope, job, nil); err != nil {
		return Import{}, err
	}
	if err := s.keepDays(ctx, scope, &i, r.tally); err != nil {
		ctx = context.WithoutCancel(ctx)
		return Import{}, errors.Join(err, s.remove(ctx, scope, &i))
	}
	return i, nil
}

// keepDays keeps the days of an import, and lets its people see it then.
func (s *Service) keepDays(
	ctx context.Context, scope auth.UnitScope, i *Import, t *tally,
) error {
	quota, err := s.quotaOf(ctx, scope.Tenant())
	if err != nil {
		return err
	}
	var batch []store.ImportDay
	flush := func() error {
		if err := quota.take(batch); err != nil {
			return err
		}
		err := s.store.AddImportDays(ctx, scope, i.ID, Reading, batch)
		i.Days += len(batch)
		batch = batch[:0]
		return err
	}
	err = t.eachDay(func(key dayKey, rows []sales.Row) error {
		i.sum(key.day, rows)
		text, err := content(rows)
		if err != nil {
			return err
		}
		batch = append(batch, store.ImportDay{
			Number: i.Days + len(batch) + 1, Unit: key.unit, Day: key.day,
			Entry: uuid.Must(uuid.NewV7()), Undo: uuid.Must(uuid.NewV7()), Content: text,
		})
		if len(batch) == keepTogether {
			return flush()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	if i.DaysWithSales, err = s.daysWithSales(ctx, scope, t); err != nil {
		return err
	}
	i.State = Previewed
	return s.change(ctx, scope, i)
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
func (s *Service) daysWithSales(
	ctx context.Context, scope auth.UnitScope, t *tally,
) (n int, err error) {
	if len(t.days) == 0 {
		return 0, nil
	}
	last := dayKey{} // the totals of a day come together
	err = s.store.EachDayTotal(ctx, scope, t.dayQuery(), func(d *store.DayTotal) error {
		key := dayKey{d.Unit, d.Day}
		if _, there := t.days[key]; there && key != last {
			n++
		}
		last = key
		return nil
	})
	return n, err
}
