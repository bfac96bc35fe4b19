package forecast

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/priority"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
	"github.com/daypart/daypart/internal/trace"
)

// How often things are looked at.
const (
	together  = 200 * time.Millisecond // commits that come in such a time are looked at as one
	lookAfter = time.Second            // for what is to be fitted
	lookRound = time.Minute            // at every unit, its business day, and the calendars
)

// page is how many entries are read at once; beyond mostBehind, all units are taken for changed instead.
const page, mostBehind = 100, 5000

// Run fits and refreshes until ctx ends.
func (s *Service) Run(ctx context.Context) {
	stop := s.source.OnCommit(s.watch.wake)
	defer stop()
	s.start(ctx)
	var work sync.WaitGroup
	work.Go(func() { s.follow(ctx) })
	work.Go(func() { s.refresh(ctx) })
	work.Wait()
}

// start takes the ledgers as they are: what is in them will be learned, so nothing of it is news.
func (s *Service) start(ctx context.Context) {
	companies, err := s.source.Companies(ctx)
	for _, c := range companies {
		last, unread := s.source.LastSeq(ctx, c.ID)
		if unread != nil {
			err = errors.Join(err, unread)
			continue
		}
		s.watch.advance(c.ID, last, nil, s.now())
	}
	s.report(ctx, "forecast: not every ledger was read; those not read will be read whole", err)
}

func (s *Service) report(ctx context.Context, what string, err error) {
	if err != nil && ctx.Err() == nil {
		s.log.Warn(what, "error", err)
	}
}

// follow looks at what is committed, until ctx ends.
func (s *Service) follow(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.watch.woken:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(together):
		}
		for _, id := range s.watch.takeDirty() {
			s.report(ctx, "forecast: a ledger was not followed; it will be at the next submission", s.catchUp(ctx, id))
		}
	}
}

// catchUp looks at what came into a ledger: days of the past are to be learned again, running days may end otherwise.
func (s *Service) catchUp(ctx context.Context, id tenant.ID) error {
	company, err := s.companies.Company(ctx, id)
	if err != nil {
		return err
	}
	from := s.watch.position(id)
	last, err := s.source.LastSeq(ctx, id)
	if err != nil {
		return err
	}
	if last-from > mostBehind {
		var all []tenant.UnitID
		for i := range company.Units {
			all = append(all, company.Units[i].ID)
		}
		s.watch.advance(id, last, all, s.now())
		return nil
	}
	running := map[tenant.UnitID]struct{}{}
	for more := true; more; {
		entries, err := s.source.DaysAfter(ctx, store.Background(id), from, page)
		if err != nil {
			return err
		}
		var past []tenant.UnitID
		for i := range entries {
			from = entries[i].Seq
			if u, ok := company.Unit(entries[i].Unit); ok && entries[i].Day.Before(u.Calendar.DayAt(s.now())) {
				past = append(past, u.ID)
			} else {
				running[entries[i].Unit] = struct{}{}
			}
		}
		s.watch.advance(id, from, past, s.now())
		more = len(entries) == page
	}
	return s.tell(ctx, company, running)
}

// refresh fits what is due, until ctx ends.
func (s *Service) refresh(ctx context.Context) {
	var looked time.Time
	for alone := false; ; {
		before := alone
		alone = s.options.Alone(ctx)
		if alone {
			if !before { // another may have fitted meanwhile
				s.watch.forgetStanding()
				looked = time.Time{}
			}
			now := time.Now()
			everyone := now.Sub(looked) >= lookRound
			if everyone {
				looked = now
			}
			s.report(ctx, "forecast: not everything was fitted; it will be tried again", s.fitDue(ctx, everyone))
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(lookAfter):
		}
	}
}

// fitDue fits every unit that is due: of everyone, or of those whose past changed. What fails for
// one company or unit keeps nothing from the others. Nothing is being fitted any more when it
// returns.
func (s *Service) fitDue(ctx context.Context, everyone bool) error {
	ids := s.watch.changed()
	if everyone {
		companies, err := s.source.Companies(ctx)
		if err != nil {
			return err
		}
		ids = nil
		for _, c := range companies {
			ids = append(ids, c.ID)
		}
	}
	var working errgroup.Group
	working.SetLimit(max(1, priority.Processors()/2)) // submissions go first
	var failures []error
	for _, id := range ids {
		if err := s.fitCompany(ctx, id, &working); err != nil {
			failures = append(failures, fmt.Errorf("company %d: %w", id, err))
		}
	}
	return errors.Join(append(failures, working.Wait())...)
}

// fitCompany has working fit the units of a company that are due.
func (s *Service) fitCompany(ctx context.Context, id tenant.ID, working *errgroup.Group) error {
	company, err := s.companies.Company(ctx, id)
	if errors.Is(err, directory.ErrNotFound) {
		return nil // gone or suspended
	}
	if err != nil {
		return err
	}
	if err := s.learnStanding(ctx, company); err != nil {
		return err
	}
	for i := range company.Units {
		u := &company.Units[i]
		if ctx.Err() == nil && s.watch.due(id, u.ID, u.Calendar.DayAt(s.now()).AddDays(-1), s.now()) {
			working.Go(func() error {
				return priority.RunLow(func() error { return s.fitUnit(ctx, company, u) })
			})
		}
	}
	return nil
}

// learnStanding finds out which units were fitted before, and marks all of them where the calendar has changed since.
func (s *Service) learnStanding(ctx context.Context, company *directory.Snapshot) error {
	scope := store.Background(company.ID)
	if !s.watch.stands(company.ID) {
		for _, currency := range new(tenant.Unit).CurrenciesOf(company.Configuration) {
			newest, err := s.source.Forecasts(ctx, scope, store.ForecastQuery{Newest: true, Measure: string(Net), Currency: currency})
			if err != nil {
				return err
			}
			for i := range newest {
				s.watch.done(company.ID, newest[i].Unit, fitted{newest[i].Through, newest[i].MadeAt})
			}
		}
		s.watch.setStands(company.ID)
	}
	today := dateOf(s.now())
	events, err := s.source.Events(ctx, scope, today.AddDays(-historyDays), today.AddDays(2*Horizon))
	if err != nil {
		return err
	}
	for i := range company.Units {
		u := company.Units[i].ID
		if f, ok := s.watch.lastFitted(company.ID, u); ok {
			if at := lastChange(events, u); at.After(f.at) {
				s.watch.changedAt(company.ID, u, at)
			}
		}
	}
	return nil
}

// dateOf returns the date in UTC.
func dateOf(at time.Time) calendar.Day {
	return calendar.New(time.UTC, calendar.Clock{}, calendar.DefaultSlotLength).DayAt(at)
}

// lastChange returns when an event of a unit, that is one to be learned, changed last; the zero time if there is none.
func lastChange(events []store.Event, u tenant.UnitID) (last time.Time) {
	for i := range events {
		e := &events[i]
		if e.Kind != string(Note) && e.ChangedAt.After(last) && (len(e.Units) == 0 || slices.Contains(e.Units, u)) {
			last = e.ChangedAt
		}
	}
	return last
}

func (s *Service) fitUnit(ctx context.Context, company *directory.Snapshot, u *tenant.Unit) error {
	ctx, span := trace.Begin(ctx, "fit a forecast")
	defer span.End()
	span.Text("daypart.tenant", string(company.Slug))
	span.Number("daypart.unit", int64(u.ID))
	began := fitted{through: u.Calendar.DayAt(s.now()).AddDays(-1), at: s.now()}
	if err := s.Refit(ctx, company.ID, u); err != nil {
		span.Fail(err)
		s.watch.failed(company.ID, u.ID, began.at)
		return err
	}
	s.watch.done(company.ID, u.ID, began)
	return s.tell(ctx, company, map[tenant.UnitID]struct{}{u.ID: {}})
}
