package breakdown

import (
	"context"
	"math/bits"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// A day without figures is judged by the two weeks before it and the week after it.
const (
	week   = 7
	margin = 2 * week
)

// dayset is a set of days, by their places in a period, and in two weeks before and after it.
type dayset [(MaxDays + 2*margin + 63) / 64]uint64

func (s *dayset) add(n int)      { s[(n+margin)/64] |= 1 << ((n + margin) % 64) }
func (s *dayset) has(n int) bool { return s[(n+margin)/64]&(1<<((n+margin)%64)) != 0 }

// firstDays returns the first n days of a period.
func firstDays(n int) (s dayset) {
	for i := range n {
		s.add(i)
	}
	return s
}

// keep removes all days but those of another set.
func (s *dayset) keep(other *dayset) {
	for i := range s {
		s[i] &= other[i]
	}
}

// drop removes the days of another set. It reports whether it had one of them.
func (s *dayset) drop(other *dayset) bool {
	had := false
	for i := range s {
		had = had || s[i]&other[i] != 0
		s[i] &^= other[i]
	}
	return had
}

func (s *dayset) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// isKnown reports whether it is known what was sold on a day, where s are the days with figures. A
// day without figures is known, as one on which nothing was sold, if that is usual: there were none
// on that weekday a week before either, both times between days with figures. On others a till may
// have been silent, or the unit not have begun to report.
func (s *dayset) isKnown(n int) bool {
	return s.has(n) || s.isGap(n) && s.isGap(n-week)
}

// isGap reports whether a day without figures lies between days with figures at most a week apart.
func (s *dayset) isGap(n int) bool {
	before, after := 0, 0
	for before < week && !s.has(n-before) {
		before++
	}
	for after < week && !s.has(n+after) {
		after++
	}
	return before > 0 && before+after <= week
}

// learn reads which days are known, and sets which pairs of days of each unit are compared. Of days to
// come all are: nothing is known of them, and what is expected stands alone.
func (r *run) learn(ctx context.Context) error {
	if r.Against.Kind == Nothing && !r.PerWeekday() {
		return nil
	}
	if r.coming {
		for _, u := range r.units {
			u.compared = firstDays(u.own.count())
		}
		return nil
	}
	if r.likeForLike() {
		r.leaveOut(func(u *unitPlan) bool { return u.openIn(u.own) && u.openIn(u.pairs.other) }, NotOpen)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return r.learnSide(ctx, partSide) })
	if r.Against.Kind != Nothing && (r.Against.Kind != Forecast || r.likeForLike()) {
		group.Go(func() error { return r.learnSide(ctx, otherSide) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, u := range r.units {
		u.compare(r.Query)
	}
	if r.likeForLike() {
		r.leaveOut(func(u *unitPlan) bool { return u.compared.count() > 0 }, NotReporting)
	}
	return nil
}

// learnSide reads on which days of a side the units have figures; and where they have none on some,
// also on the days around.
func (r *run) learnSide(ctx context.Context, s side) error {
	if err := r.learnDays(ctx, s, func(u *unitPlan) days { return u.begun(s) }); err != nil {
		return err
	}
	if s == otherSide && r.Against.Kind == Forecast {
		return nil
	}
	gaps := map[tenant.UnitID]bool{}
	for _, u := range r.units {
		gaps[u.ID] = u.figures(s).count() < u.begun(s).count()
	}
	if err := r.learnDays(ctx, s, func(u *unitPlan) days {
		if !gaps[u.ID] {
			return noDays
		}
		first := u.begun(s).first
		return days{first.AddDays(-margin), first.AddDays(-1)}
	}); err != nil {
		return err
	}
	return r.learnDays(ctx, s, func(u *unitPlan) days {
		last := u.begun(s).last
		if !gaps[u.ID] || !last.Before(u.current) {
			return noDays
		}
		return days{last.AddDays(1), last.AddDays(week)}
	})
}

func (r *run) learnDays(ctx context.Context, s side, of func(*unitPlan) days) error {
	return r.eachGroup(s, of, func(g group) error {
		return r.of(s).EachDayTotal(ctx, r.scope, r.query(g), func(d *store.DayTotal) error {
			if u := g.units[d.Unit]; u != nil {
				u.figures(s).add(d.Day.Sub(u.begun(s).first))
			}
			return nil
		})
	})
}

// begun returns the days of a side that have begun, or that days that have are compared with.
func (u *unitPlan) begun(s side) days {
	if s == otherSide {
		return u.pairs.other
	}
	return u.pairs.own
}

// figures returns the days of a side that have figures, or of which something was expected.
func (u *unitPlan) figures(s side) *dayset {
	if s == otherSide {
		return &u.otherFigures
	}
	return &u.ownFigures
}

// compare sets which days of the unit are known, and which are compared: those that are known with
// counterparts that are known too. A counterpart has to be over.
func (u *unitPlan) compare(q *Query) {
	for n := range u.pairs.own.count() {
		day := u.pairs.own.first.AddDays(n)
		if !q.hasWeekday(day) || !u.isKnown(partSide, day, n) {
			continue
		}
		u.knownDays.add(n)
		if q.Against.Kind == Nothing || u.pairs.counterparts[n] == unpaired {
			continue
		}
		at := int(u.pairs.counterparts[n])
		other := u.pairs.other.first.AddDays(at)
		if q.Against.Kind == Forecast || other.Before(u.current) && u.isKnown(otherSide, other, at) {
			u.compared.add(n)
		}
	}
}

// isKnown reports whether a day of a side, by its place there, is known. A day that the unit was not
// open on by its description is, if it has figures nevertheless.
func (u *unitPlan) isKnown(s side, day calendar.Day, at int) bool {
	figures := u.figures(s)
	return figures.has(at) || u.isOpen(day) && figures.isKnown(at)
}

// isOpen reports whether the unit is open on a day by its description.
func (u *unitPlan) isOpen(day calendar.Day) bool { return u.openIn(days{day, day}) }
