package server

import (
	"strconv"
	"time"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// number writes a number with so many decimals. What is expected is no exact amount.
func number(x float64, decimals int) wire.Decimal {
	return wire.Decimal(strconv.FormatFloat(x, 'f', decimals, 64))
}

func numberIfAny(x *float64, decimals int) wire.Decimal {
	if x == nil {
		return ""
	}
	return number(*x, decimals)
}

// itemWriter writes pieces of a forecast.
type itemWriter struct {
	measure  forecast.Measure
	currency sales.Currency
	company  *tenant.Configuration
	at       time.Time
}

// decimals is how many decimals amounts of the measure have: those of the currency, or one for expected checks and guests.
func (w *itemWriter) decimals() int {
	if !w.measure.Money() {
		return 1
	}
	for _, c := range w.company.Currencies {
		if c.ID == w.currency {
			return c.Decimals
		}
	}
	return 2
}

func (w *itemWriter) items(all []forecast.Item) []wire.ForecastItem {
	out := make([]wire.ForecastItem, len(all))
	for i := range all {
		out[i] = w.item(&all[i])
	}
	return out
}

func (w *itemWriter) itemIfAny(i *forecast.Item) wire.ForecastItem {
	if i == nil {
		return wire.ForecastItem{}
	}
	return w.item(i)
}

func (w *itemWriter) item(i *forecast.Item) wire.ForecastItem {
	out := wire.ForecastItem{
		Bucket: i.Key, BusinessDay: i.Day.Day.String(), Days: i.Days, Start: i.Span.Start, End: i.Span.End, Kind: w.kind(i),
		Forecast: w.estimate(i.System), Adjusted: w.estimate(i.Adjusted), Closed: wire.ForecastItemClosed(i.Closed), Special: i.Special,
	}
	if i.Actual != nil {
		out.Actual = w.actual(*i.Actual)
	}
	if i.Adjustment != nil {
		out.Adjustment = adjustmentOf(i.Adjustment)
	}
	if y := i.Why; y != nil {
		out.Why = wire.ForecastWhy{
			Level: number(y.Level, w.decimals()), Weekday: number(y.Weekday, 4), Season: number(y.Season, 4), Special: number(y.Special, 4), SoFar: number(y.SoFar, 4),
		}
	}
	return out
}

// actual writes what was sold, with the decimals that amounts may have.
func (w *itemWriter) actual(x float64) wire.Decimal {
	if w.measure == forecast.Checks || w.measure == forecast.Guests {
		return number(x, 0)
	}
	return number(x, w.decimals())
}

func (w *itemWriter) kind(i *forecast.Item) wire.ForecastItemKind {
	switch {
	case i.Over:
		return wire.ForecastItemKindActual
	case i.Span.Start.After(w.at):
		return wire.ForecastItemKindForecast
	}
	return wire.ForecastItemKindRunning
}

func (w *itemWriter) estimate(e *forecast.Estimate) wire.ForecastEstimate {
	if e == nil {
		return wire.ForecastEstimate{}
	}
	out := wire.ForecastEstimate{Expected: number(e.Expected, w.decimals())}
	if w.measure == forecast.AverageCheck {
		return out
	}
	for k, ends := range []struct{ low, high *wire.Decimal }{{&out.Low50, &out.High50}, {&out.Low80, &out.High80}, {&out.Low95, &out.High95}} {
		*ends.low, *ends.high = number(e.Intervals[k].Low, w.decimals()), number(e.Intervals[k].High, w.decimals())
	}
	return out
}

func accuracyOf(all []forecast.Accuracy) []wire.ForecastAccuracy {
	out := make([]wire.ForecastAccuracy, len(all))
	for i, a := range all {
		out[i] = wire.ForecastAccuracy{
			Horizon: wire.ForecastAccuracyHorizon(a.Horizon), Compared: a.Compared, Issued: a.Issued,
			Wape: number(a.WAPE, 4), Bias: number(a.Bias, 4), Mase: numberIfAny(a.MASE, 2), SimpleWape: numberIfAny(a.Simple, 4),
			Coverage50: number(a.Coverage[0], 2), Coverage80: number(a.Coverage[1], 2), Coverage95: number(a.Coverage[2], 2),
		}
	}
	return out
}

func adjustmentOf(a *store.Adjustment) wire.ForecastAdjustment {
	out := wire.ForecastAdjustment{
		BusinessDay: a.Day.String(), Action: wire.ForecastAdjustmentActionSet, Measure: a.Measure, CurrencyID: string(a.Currency),
		Reason: a.Reason, Actor: actorOf(a.Actor), At: a.At,
	}
	if a.Factor != nil {
		out.Factor = money(sales.Amount(*a.Factor)) // both are in ten-thousandths
	}
	if a.Value != nil {
		out.Value = money(*a.Value)
	}
	if a.Factor == nil && a.Value == nil {
		out.Action = wire.ForecastAdjustmentActionWithdraw
	}
	return out
}

// movedOf writes a forecast that moved.
func (s *Server) movedOf(m forecast.Moved, company *tenant.Configuration) wire.ForecastMoved {
	w := itemWriter{measure: m.Measure, currency: m.Currency, company: company}
	return wire.ForecastMoved{
		UnitID: int64(m.Unit), BusinessDay: m.Day.String(), CurrencyID: string(m.Currency), Measure: wire.ForecastMeasure(m.Measure),
		Before: number(m.Before, w.decimals()), Forecast: w.estimate(&m.Now), At: m.At.UTC(),
	}
}
