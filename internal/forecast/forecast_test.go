package forecast_test

import (
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

func TestTwoWeeksAreForecastWithIntervals(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.refit()
	a := s.ask(forecast.Query{})
	if a.Status != forecast.Ready || len(a.Items) != forecast.Horizon || a.KnownDays != 70 || a.Through != today.AddDays(-1) {
		t.Fatalf("%s, %d items, %d days known through %s", a.Status, len(a.Items), a.KnownDays, a.Through)
	}
	for _, item := range a.Items {
		near(t, item.Key, item.System.Expected, usualDay(item.Day.Day), 0.15)
		last := 0.0
		for _, i := range item.System.Intervals {
			if i.High-i.Low < last || i.Low > item.System.Expected || i.High < item.System.Expected {
				t.Errorf("%s: %+v", item.Key, *item.System)
			}
			last = i.High - i.Low
		}
	}
	if len(a.Accuracy) != 4 || a.Accuracy[0].Horizon != "1" || a.Accuracy[0].Compared < 50 || a.Accuracy[0].Issued != 0 || a.Accuracy[0].WAPE > 0.1 {
		t.Errorf("accuracy: %+v", a.Accuracy)
	}
}

func TestLessThanAWeekIsNotEnough(t *testing.T) {
	s := newShop(t)
	s.trade(1, 6)
	s.refit()
	if a := s.ask(forecast.Query{}); a.Status != forecast.NotEnoughHistory || a.KnownDays != 6 || a.Items[0].System != nil || a.Total != nil {
		t.Errorf("%s with %d days, %+v", a.Status, a.KnownDays, a.Items[0])
	}
	s.sell(1, today.AddDays(-7), opens, closes, 1)
	if a := s.ask(forecast.Query{}); a.Status != forecast.Pending {
		t.Errorf("after a week, before a fit: %s", a.Status)
	}
	s.refit()
	if a := s.ask(forecast.Query{}); a.Status != forecast.Ready || a.Items[0].System == nil {
		t.Errorf("after a week: %s", a.Status)
	}
}

func TestTheDaySoFarIsInWhatIsExpectedOfIt(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.set(noon.Add(-2 * time.Hour))
	s.refit()
	morning := s.ask(only(today)).Items[0]
	s.set(noon)
	s.sell(1, today, opens, 12, 3)
	a := s.ask(only(today))
	now := a.Items[0]
	sold := 3 * (usual(today, 9) + usual(today, 10) + usual(today, 11))
	if now.Actual == nil || math.Abs(*now.Actual-sold) > 0.05 || now.Over {
		t.Fatalf("sold so far: %v, want %.2f", now.Actual, sold)
	}
	if now.System.Expected <= morning.System.Expected || now.System.Intervals[2].Low < *now.Actual {
		t.Errorf("in the morning %+v, at noon %+v", *morning.System, *now.System)
	}
	if now.Why == nil || now.Why.SoFar <= 1 {
		t.Errorf("why: %+v", now.Why)
	}
	// What was said in the morning can still be asked for.
	then := only(today)
	then.AsOf = noon.Add(-time.Second)
	if before := s.ask(then).Items[0]; before.Actual != nil || before.System.Expected != morning.System.Expected {
		t.Errorf("in the morning it was %+v, now it is said to have been %+v", *morning.System, before)
	}
}

// TestMuchSoldInARunningSlotComesOnTop: what is expected of the slots after it, and of the day with them, does not shrink by it.
func TestMuchSoldInARunningSlotComesOnTop(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.refit()
	s.set(noon.Add(time.Minute))
	s.sell(1, today, opens, 12, 1)
	slots := forecast.Query{Start: &today, End: &today, Grain: forecast.BySlot}
	factor := int64(15_000)
	_, err := s.Decide(t.Context(), s.caller, 1, today, forecast.Decision{Factor: &factor, Reason: "Sun"})
	must(t, err)
	before, each := s.ask(only(today)).Items[0], s.ask(slots).Items
	s.sell(1, today, opens, 13, 1) // of which the last slot is running
	s.sell(1, today, 12, 13, 20)
	after, now := s.ask(only(today)).Items[0], s.ask(slots).Items
	extra := 20*usual(today, 12) - each[7].System.Expected
	near(t, "the day", after.System.Expected, before.System.Expected+extra, 1e-3)
	if after.Adjusted.Expected <= before.Adjusted.Expected {
		t.Errorf("adjusted from %.2f to %.2f by a large sale", before.Adjusted.Expected, after.Adjusted.Expected)
	}
	near(t, "the slot after it", now[8].System.Expected, each[8].System.Expected, 1e-3)
	sum := 0.0
	for i := range now {
		sum += now[i].System.Expected
	}
	near(t, "all slots together", sum, after.System.Expected, 1e-3)
}

func TestASilentTillHasNotSoldNothing(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.refit()
	s.sell(1, today, opens, 11, 1)
	before := s.ask(only(today)).Items[0].System.Expected
	s.set(noon.Add(6 * time.Hour))
	near(t, "what is expected after six silent hours", s.ask(only(today)).Items[0].System.Expected, before, 0.001)
}

func TestADayThatATillLeftEarlyIsNotLearned(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.sell(1, today.AddDays(-1), 13, closes, 0)
	s.refit()
	with := s.ask(forecast.Query{}).Items
	for _, item := range with {
		near(t, item.Key, item.System.Expected, usualDay(item.Day.Day), 0.15)
	}
}

func TestACorrectionOfThePastIsLearned(t *testing.T) {
	s := newShop(t)
	s.trade(1, 21)
	s.refit()
	before := s.ask(forecast.Query{}).Items[1].System.Expected
	for d := today.AddDays(-10); d.Before(today); d = d.AddDays(1) {
		s.sell(1, d, opens, closes, 2)
	}
	s.set(noon.Add(time.Second))
	s.refit()
	if after := s.ask(forecast.Query{}).Items[1].System.Expected; after < 1.4*before {
		t.Errorf("%.0f was expected, and %.0f after ten days turned out twice as good", before, after)
	}
}

func TestGrainsAddUp(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.refit()
	s.sell(1, today, opens, 12, 1.1)
	days := s.ask(forecast.Query{})
	for _, grain := range []forecast.Grain{forecast.BySlot, forecast.ByHour, forecast.ByDaypart, forecast.ByWeek} {
		a := s.ask(forecast.Query{Grain: grain})
		var sum float64
		for _, item := range a.Items {
			sum += item.System.Expected
		}
		near(t, string(grain), sum, days.Total.System.Expected, 0.005)
		near(t, "the total by "+string(grain), a.Total.System.Expected, days.Total.System.Expected, 1e-9)
	}
	total, width := days.Total.System.Intervals[1], 0.0
	for _, item := range days.Items {
		width += item.System.Intervals[1].High - item.System.Intervals[1].Low
	}
	if got := total.High - total.Low; got > width || got < width/4 {
		t.Errorf("the interval of the sum is %.0f wide, those of its days together %.0f", got, width)
	}
}

func TestSlotsOfTheNightTheClocksChange(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.refit()
	for _, day := range []struct {
		change calendar2
		slots  int
	}{{calendar2{2026, 10, 24}, 25}, {calendar2{2026, 11, 26}, 24}} {
		d := day.change.day()
		q := only(d)
		q.Grain = forecast.BySlot
		a := s.ask(q)
		if len(a.Items) != day.slots {
			t.Errorf("%s has %d slots, want %d", d, len(a.Items), day.slots)
		}
		if d.Before(today) {
			var sum float64
			for _, item := range a.Items {
				sum += *item.Actual
			}
			near(t, d.String(), sum, usualDay(d), 0.0001)
		}
	}
}

func TestPastDaysShowWhatWasExpectedOfThem(t *testing.T) {
	s := newShop(t)
	s.trade(1, 70)
	s.set(noon.AddDate(0, 0, -3))
	s.refit()
	monday := s.ask(forecast.Query{})
	s.set(noon)
	s.refit()
	start, end := today.AddDays(-4), today
	a := s.ask(forecast.Query{Start: &start, End: &end})
	if a.Items[0].System != nil || a.Items[0].Actual == nil {
		t.Errorf("a day of which nothing was said: %+v", a.Items[0])
	}
	if item := a.Items[1]; !item.Over || item.System == nil || math.Abs(*item.Actual-usualDay(item.Day.Day)) > 0.2 {
		t.Errorf("a day that was forecast: %+v", item)
	}
	then := forecast.Query{Start: &end, End: &end, AsOf: noon.AddDate(0, 0, -3)}
	if got := s.ask(then).Items[0].System.Expected; got != monday.Items[3].System.Expected {
		t.Errorf("on Monday %f was expected of Thursday, now it is said to have been %f", monday.Items[3].System.Expected, got)
	}
	for _, accuracy := range s.ask(forecast.Query{}).Accuracy {
		if accuracy.Horizon == "1" && accuracy.Issued != 1 {
			t.Errorf("%d of the forecasts one day ahead were issued, want 1", accuracy.Issued)
		}
	}
}

func TestTheAverageCheckComesFromItsParts(t *testing.T) {
	s := newShop(t)
	s.trade(1, 30)
	s.refit()
	net, checks := s.ask(only(today)), s.ask(forecast.Query{Start: &today, End: &today, Measure: forecast.Checks})
	average := s.ask(forecast.Query{Start: &today, End: &today, Measure: forecast.AverageCheck})
	near(t, "the average", average.Items[0].System.Expected, net.Items[0].System.Expected/checks.Items[0].System.Expected, 1e-9)
}

func TestUnitsAreSummed(t *testing.T) {
	s := newShop(t)
	s.trade(1, 40)
	s.refit()
	a, err := s.Across(t.Context(), s.caller, forecast.AcrossQuery{Measure: forecast.Net})
	must(t, err)
	if len(a.Units) != 1 || len(a.Missing) != 1 || a.Missing[0].ID != 2 {
		t.Fatalf("%d units, without %v", len(a.Units), a.Missing)
	}
	s.trade(2, 40)
	s.refit()
	both, err := s.Across(t.Context(), s.caller, forecast.AcrossQuery{Measure: forecast.Net})
	must(t, err)
	near(t, "two that are alike", both.Total.System.Expected, 2*a.Total.System.Expected, 1e-6)
	// Their errors are all one, so nothing evens out.
	one, two := a.Items[3].System.Intervals[1], both.Items[3].System.Intervals[1]
	near(t, "the interval of two that are alike", two.High-two.Low, 2*(one.High-one.Low), 0.02)
}

func TestMoreUnitsAreSummedThanAStatementNames(t *testing.T) {
	s := openChain(t, 501)
	for _, unit := range []tenant.UnitID{1, 250, 251, 501} {
		s.trade(unit, 10)
		s.sell(unit, today, opens, 12, 1)
		must(t, s.Refit(t.Context(), s.company.ID, &s.company.Units[unit-1]))
	}
	a, err := s.Across(t.Context(), s.caller, forecast.AcrossQuery{Measure: forecast.Net})
	must(t, err)
	if len(a.Units) != 4 || len(a.Missing) != 497 {
		t.Fatalf("%d units, without %d", len(a.Units), len(a.Missing))
	}
	near(t, "four that are alike", a.Total.System.Expected, 4*a.Units[0].Total.System.Expected, 1e-9)
	near(t, "what they sold today", *a.Items[0].Actual, 4**s.ask(only(today)).Items[0].Actual, 1e-9)
}

func TestUnitsReadTogetherSayWhatEachSays(t *testing.T) {
	s := newShop(t)
	s.trade(1, 60)
	s.trade(2, 40)
	for back := 10; back >= 0; back-- { // so that there are forecasts of days that are over
		s.set(noon.AddDate(0, 0, -back))
		s.refit()
	}
	s.sell(2, today, opens, 12, 1.4)
	start, end := today.AddDays(-9), today.AddDays(5)
	factor := int64(2_0000)
	must(t, s.store.AddAdjustment(t.Context(), store.Background(s.company.ID), store.Adjustment{ID: uuid.Must(uuid.NewV7()), Unit: 2, Day: end, Factor: &factor, At: noon}))
	a, err := s.Across(t.Context(), s.caller, forecast.AcrossQuery{Measure: forecast.Net, Start: &start, End: &end})
	must(t, err)
	if len(a.Units) != 2 {
		t.Fatalf("%d units, want 2", len(a.Units))
	}
	for _, of := range a.Units {
		alone, err := s.Unit(t.Context(), s.caller, of.Unit.ID, forecast.Query{Measure: forecast.Net, Grain: forecast.ByDay, Start: &start, End: &end})
		must(t, err)
		if !reflect.DeepEqual(of.Total, *alone.Total) {
			t.Errorf("unit %d brings %+v among others, %+v alone", of.Unit.ID, of.Total, *alone.Total)
		}
	}
	if a.Units[0].Total.Adjusted != nil || a.Units[1].Total.Adjusted == nil {
		t.Error("what was decided about one unit counts for the other")
	}
}

func TestUnitsAreSummedInACurrencyTheySellIn(t *testing.T) {
	s := newShop(t)
	abroad := s.company
	abroad.Configuration.Currencies = append(abroad.Configuration.Currencies, tenant.Currency{ID: "USD", Decimals: 2})
	abroad.Units[0].Currencies, abroad.Units[1].Currencies = []sales.Currency{"EUR"}, []sales.Currency{"USD"}
	_, err := s.store.ApplyCompany(t.Context(), abroad)
	must(t, err)
	for name, c := range map[string]struct {
		units []tenant.UnitID
		named sales.Currency
		want  sales.Currency
	}{
		"all":            {nil, "", "EUR"},
		"one abroad":     {[]tenant.UnitID{2}, "", "USD"},
		"as it is named": {[]tenant.UnitID{2}, "EUR", "EUR"},
	} {
		a, err := s.Across(t.Context(), s.caller, forecast.AcrossQuery{Measure: forecast.Net, Units: c.units, Currency: c.named})
		must(t, err)
		if a.Currency != c.want || a.Start != today {
			t.Errorf("%s: %s from %s, want %s from %s", name, a.Currency, a.Start, c.want, today)
		}
	}
}
