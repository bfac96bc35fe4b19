package server

import (
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// forecastUnit answers what a unit is expected to sell.
func (s *Server) forecastUnit(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	question := forecast.Query{
		Start: q.dayIfAny("start"), End: q.dayIfAny("end"), Grain: forecast.Grain(q.choice("grain", texts(forecast.Grains())...)),
		Measure:  forecast.Measure(q.choice("measure", texts(forecast.Measures())...)),
		Currency: sales.Currency(q.text("currencyId")), AsOf: q.instant("asOf"),
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	a, err := s.Forecast.Unit(r.Context(), caller, id, question)
	if err != nil {
		return answer{}, err
	}
	return ok(forecastOf(&a, question)), nil
}

func forecastOf(a *forecast.Answer, q forecast.Query) wire.Forecast {
	w := itemWriter{measure: q.Measure, currency: a.Currency, company: a.Company, at: a.At}
	out := wire.Forecast{
		UnitID: int64(a.Unit.ID), CurrencyID: string(a.Currency), Measure: wire.ForecastMeasure(q.Measure), Grain: string(q.Grain),
		Start: a.Start.String(), End: a.End.String(), Status: wire.ForecastStatus(a.Status), KnownDays: a.KnownDays,
		AsOf: a.At.UTC(), PublicHolidays: wire.ForecastPublicHolidays(a.Holidays),
		Accuracy: accuracyOf(a.Accuracy), Items: w.items(a.Items), Total: w.itemIfAny(a.Total),
	}
	if a.Status == forecast.Ready {
		out.MadeAt, out.LearnedThrough, out.Method = a.MadeAt, a.Through.String(), methodOf(a.Fallback)
	}
	return out
}

func methodOf(fallback bool) wire.ForecastMethod {
	if fallback {
		return wire.ForecastMethodMeanOf4
	}
	return wire.ForecastMethodModel
}

// forecastAccuracy answers how accurate the forecasts of a unit have been.
func (s *Server) forecastAccuracy(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	currency := sales.Currency(q.text("currencyId"))
	if err := q.err(); err != nil {
		return answer{}, err
	}
	judged, err := s.Forecast.Accuracy(r.Context(), caller, id, currency)
	if err != nil {
		return answer{}, err
	}
	out := wire.ForecastAccuracyList{Items: make([]wire.UnitForecastAccuracy, len(judged))}
	for i, j := range judged {
		out.Items[i] = wire.UnitForecastAccuracy{
			UnitID: int64(j.Unit), Measure: wire.ForecastMeasure(j.Measure), CurrencyID: string(j.Currency),
			Through: j.Through.String(), Method: methodOf(j.Fallback), Horizons: accuracyOf(j.Accuracy),
		}
		if c := j.Decisions; c != nil {
			out.Items[i].Adjustments = wire.ForecastContest{Days: c.Days, AdjustedWape: number(c.Adjusted, 4), SystemWape: number(c.System, 4)}
		}
	}
	return ok(out), nil
}

// forecasts answers what units are expected to sell together.
func (s *Server) forecasts(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	filters := q.groupings()
	question := forecast.AcrossQuery{
		Units: q.units(), Start: q.dayIfAny("start"), End: q.dayIfAny("end"),
		Measure:  forecast.Measure(q.choice("measure", "netSales", "grossSales", "numChecks", "numGuests")),
		Currency: sales.Currency(q.text("currencyId")),
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	if err := s.keep(r, caller, filters, &question); err != nil {
		return answer{}, err
	}
	a, err := s.Forecast.Across(r.Context(), caller, question)
	if err != nil {
		return answer{}, err
	}
	w := itemWriter{measure: question.Measure, currency: a.Currency, company: a.Company, at: a.At}
	out := wire.ForecastAcross{
		CurrencyID: string(a.Currency), Measure: wire.ForecastMeasure(question.Measure), Start: a.Start.String(), End: a.End.String(),
		AsOf: a.At.UTC(), Items: w.items(a.Items), Total: w.itemIfAny(a.Total),
		Units: make([]wire.UnitForecast, len(a.Units)), Missing: make([]int64, len(a.Missing)),
	}
	for i := range a.Units {
		out.Units[i] = wire.UnitForecast{UnitID: int64(a.Units[i].Unit.ID), Total: w.item(&a.Units[i].Total)}
	}
	for i, u := range a.Missing {
		out.Missing[i] = int64(u.ID)
	}
	return ok(out), nil
}

// groupings returns what the filters of a call ask of units.
func (q *query) groupings() map[breakdown.Dimension][]string {
	filters := map[breakdown.Dimension][]string{}
	for _, d := range []breakdown.Dimension{breakdown.Brand, breakdown.Company, breakdown.Region, breakdown.Country, breakdown.City} {
		if values := q.all(string(d)); len(values) > 0 {
			filters[d] = values
		}
	}
	return filters
}

// keep narrows a question down to the units that pass the filters, and refuses values that no unit has.
func (s *Server) keep(r *http.Request, caller auth.Caller, filters map[breakdown.Dimension][]string, q *forecast.AcrossQuery) error {
	if len(filters) == 0 {
		return nil
	}
	company, err := s.Directory.Company(r.Context(), caller.Tenant)
	if err != nil {
		return err
	}
	q.Keep = func(u *tenant.Unit) bool { return breakdown.Passes(u, filters) }
	_, err = breakdown.ResolveFilters(company, caller, filters)
	return err
}
