package forecast

import (
	"context"

	"github.com/daypart/daypart/internal/auth"
)

// average forecasts the average check from its parts: net sales over checks. Its intervals are not known, and not given.
func (s *Service) average(ctx context.Context, scope auth.UnitScope, q Query, a Answer) (Answer, error) {
	net, checks := a, a
	for _, part := range []struct {
		measure Measure
		answer  *Answer
	}{{Net, &net}, {Checks, &checks}} {
		v := s.viewOf(a.Unit, q.Currency, part.measure, a.At)
		if err := s.read(ctx, scope, q.AsOf, a.Start, a.End, &v); err != nil {
			return Answer{}, err
		}
		v.fill(part.answer, q.Grain)
		if v.newest == nil {
			var err error
			if part.answer.Status, part.answer.KnownDays, err = s.standing(ctx, scope, &v); err != nil {
				return Answer{}, err
			}
		}
	}
	if checks.Status != Ready {
		net.Status = checks.Status
	}
	net.Accuracy = nil
	for i := range net.Items {
		if i < len(checks.Items) {
			net.Items[i].over(&checks.Items[i])
		}
	}
	if net.Total != nil && checks.Total != nil {
		net.Total.over(checks.Total)
	}
	return net, nil
}

// over divides what an item says by what another says.
func (i *Item) over(checks *Item) {
	if i.Actual != nil && checks.Actual != nil && *checks.Actual > 0 {
		actual := *i.Actual / *checks.Actual
		i.Actual = &actual
	} else {
		i.Actual = nil
	}
	i.System, i.Adjusted, i.Why = quotient(i.System, checks.System), quotient(i.Adjusted, checks.Adjusted), nil
}

func quotient(a, b *Estimate) *Estimate {
	if a == nil || b == nil || b.Expected < 1e-9 {
		return nil
	}
	e := exactly(a.Expected / b.Expected)
	return &e
}
