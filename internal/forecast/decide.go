package forecast

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Bounds of what people write.
const (
	maxReason = 500
	maxFactor = 10 * amountUnit
)

// Decision is what a person says a day will bring: either a factor, in ten-thousandths, of what the system expects, or a value.
type Decision struct {
	// Measure and Currency say of what; empty means of all, which goes with a factor only.
	Measure  Measure
	Currency sales.Currency
	Factor   *int64
	Value    *sales.Amount
	Reason   string
}

// Decide keeps what a person says a unit's day will bring. It stands until another decision, or until it is withdrawn.
func (s *Service) Decide(ctx context.Context, caller auth.Caller, id tenant.UnitID, day calendar.Day, d Decision) (store.Adjustment, error) {
	company, u, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return store.Adjustment{}, err
	}
	if err := s.checkDay(u, day); err != nil {
		return store.Adjustment{}, err
	}
	if err := d.check(); err != nil {
		return store.Adjustment{}, err
	}
	if d.Value != nil && d.Measure == "" {
		d.Measure = Net
	}
	if d.Currency != "" || d.Value != nil {
		if d.Currency, err = currencyOf(u, company.Configuration, d.Currency); err != nil {
			return store.Adjustment{}, inBody("/currencyId", err)
		}
	}
	return s.keep(ctx, caller, company, u, day, d)
}

// inBody has a refusal of a parameter point at the member of the body that it is.
func inBody(pointer string, err error) error {
	refusal, ok := errors.AsType[*sales.Refusal](err)
	if !ok {
		return err
	}
	return sales.Refuse([]sales.Fault{{Pointer: pointer, Code: sales.OutOfRange, Detail: refusal.Detail}}, 1)
}

// Withdraw takes back what was decided about a unit's day.
func (s *Service) Withdraw(ctx context.Context, caller auth.Caller, id tenant.UnitID, day calendar.Day) error {
	company, u, err := s.companies.Unit(ctx, caller, id)
	if err != nil {
		return err
	}
	if err := s.checkDay(u, day); err != nil {
		return err
	}
	all, err := s.source.Adjustments(ctx, caller.UnitScope(), store.DayQuery{Units: []tenant.UnitID{id}, From: day, To: day})
	if err != nil {
		return err
	}
	if len(all) == 0 || all[len(all)-1].Factor == nil && all[len(all)-1].Value == nil {
		return store.ErrNotFound
	}
	_, err = s.keep(ctx, caller, company, u, day, Decision{})
	return err
}

// Decisions returns all that was decided about a unit's days, the withdrawn and the replaced too, in order of day and time.
func (s *Service) Decisions(ctx context.Context, caller auth.Caller, id tenant.UnitID, from, to calendar.Day) ([]store.Adjustment, error) {
	if _, _, err := s.companies.Unit(ctx, caller, id); err != nil {
		return nil, err
	}
	if to.Before(from) || to.Sub(from) >= MaxDays {
		return nil, invalid("end", "end must be the same day as start or one of the 365 after it.")
	}
	return s.source.Adjustments(ctx, caller.UnitScope(), store.DayQuery{Units: []tenant.UnitID{id}, From: from, To: to})
}

func (s *Service) keep(ctx context.Context, caller auth.Caller, company *directory.Snapshot, u *tenant.Unit, day calendar.Day, d Decision) (store.Adjustment, error) {
	key, err := uuid.NewV7()
	if err != nil {
		return store.Adjustment{}, fmt.Errorf("make an id: %w", err)
	}
	a := store.Adjustment{
		ID: key, Unit: u.ID, Day: day, Measure: string(d.Measure), Currency: d.Currency, Factor: d.Factor, Value: d.Value,
		Reason: d.Reason, Actor: caller.Actor(), At: s.now().UTC(),
	}
	unit := map[tenant.UnitID]struct{}{u.ID: {}}
	s.report(ctx, "forecast: what a decision moves will not be told", s.prime(ctx, company, unit))
	if err := s.source.AddAdjustment(ctx, caller.UnitScope(), a); err != nil {
		return store.Adjustment{}, fmt.Errorf("keep a decision: %w", err)
	}
	s.report(ctx, "forecast: what a decision moved was not told", s.tell(ctx, company, unit))
	return a, nil
}

// checkDay refuses days that nothing can be decided about any more, or that lie further ahead than anything is planned.
func (s *Service) checkDay(u *tenant.Unit, day calendar.Day) error {
	current := u.Calendar.DayAt(s.now())
	if day.Before(current) {
		return invalid("businessDay", fmt.Sprintf("%s is over: only the current business day, %s, and later ones can be adjusted.", day, current))
	}
	if day.Sub(current) > MaxDays {
		return invalid("businessDay", "That is more than a year ahead: adjust it later.")
	}
	return nil
}

func (d *Decision) check() error {
	var faults []sales.Fault
	fault := func(pointer, detail string) {
		faults = append(faults, sales.Fault{Pointer: pointer, Code: sales.OutOfRange, Detail: detail})
	}
	switch {
	case (d.Factor == nil) == (d.Value == nil):
		fault("", "Give either factor, such as 1.2 for a fifth more, or value.")
	case d.Factor != nil && (*d.Factor < 0 || *d.Factor > maxFactor):
		fault("/factor", "factor must lie between 0 and 10.")
	case d.Value != nil && (*d.Value < 0 || math.Abs(float64(*d.Value)) > amountUnit*1e12):
		fault("/value", "value must not be negative.")
	}
	d.Reason = strings.TrimSpace(d.Reason)
	if n := utf8.RuneCountInString(d.Reason); n == 0 || n > maxReason || strings.ContainsRune(d.Reason, 0) {
		fault("/reason", fmt.Sprintf("reason must have 1 to %d characters: whoever reads the forecast wants to know why.", maxReason))
	}
	if len(faults) == 0 {
		return nil
	}
	return sales.Refuse(faults, len(faults))
}
