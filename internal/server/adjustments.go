package server

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/store"
)

// maxDecision bounds the body of a decision or an event, in bytes.
const maxDecision = 64 << 10

// noContent answers that it is done.
func noContent() answer { return answer{status: http.StatusNoContent} }

// adjustments answers what people decided about a unit's days.
func (s *Server) adjustments(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	start, end := q.day("start"), q.day("end")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	all, err := s.Forecast.Decisions(r.Context(), caller, id, start, end)
	if err != nil {
		return answer{}, err
	}
	out := wire.ForecastAdjustmentList{Items: make([]wire.ForecastAdjustment, len(all))}
	for i := range all {
		out.Items[i] = adjustmentOf(&all[i])
	}
	return ok(out), nil
}

// putAdjustment keeps what a person says a day will bring.
func (s *Server) putAdjustment(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	day := q.parseDay("businessDay", r.PathValue("businessDay"))
	if err := q.err(); err != nil {
		return answer{}, err
	}
	decision, err := readDecision(r)
	if err != nil {
		return answer{}, err
	}
	kept, err := s.Forecast.Decide(r.Context(), caller, id, day, decision)
	if err != nil {
		return answer{}, err
	}
	return ok(adjustmentOf(&kept)), nil
}

func readDecision(r *http.Request) (d forecast.Decision, err error) {
	body, err := readJSON(r, maxDecision)
	if err != nil {
		return d, err
	}
	var in wire.ForecastDecision
	if err := readMembers(body, &in, `Send {"factor": 1.2, "reason": "…"} or {"value": 5000, "reason": "…"}, numbers with at most 4 decimals.`); err != nil {
		return d, err
	}
	d = forecast.Decision{Measure: forecast.Measure(in.Measure), Currency: sales.Currency(in.CurrencyID), Reason: in.Reason}
	if in.Measure != "" && (!slices.Contains(forecast.Measures(), d.Measure) || d.Measure == forecast.AverageCheck) {
		unknown := sales.UnknownValue("measure", in.Measure, []string{"netSales", "grossSales", "numChecks", "numGuests"}, nil)
		return d, refuseOne(sales.Fault{Pointer: "/measure", Code: sales.OutOfRange, Detail: unknown.Detail})
	}
	factor, err := amountIfAny(in.Factor, "/factor")
	if err != nil {
		return d, err
	}
	if factor != nil {
		n := int64(*factor) // both are in ten-thousandths
		d.Factor = &n
	}
	d.Value, err = amountIfAny(in.Value, "/value")
	return d, err
}

func amountIfAny(text wire.Decimal, pointer string) (*sales.Amount, error) {
	if text == "" {
		return nil, nil
	}
	amount, err := sales.ParseAmount(string(text))
	if err != nil {
		return nil, sales.Refuse([]sales.Fault{{Pointer: pointer, Code: sales.OutOfRange, Detail: sentence(err.Error())}}, 1)
	}
	return &amount, nil
}

// withdrawAdjustment takes back what was decided about a day.
func (s *Server) withdrawAdjustment(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	day := q.parseDay("businessDay", r.PathValue("businessDay"))
	if err := q.err(); err != nil {
		return answer{}, err
	}
	err = s.Forecast.Withdraw(r.Context(), caller, id, day)
	if errors.Is(err, store.ErrNotFound) {
		return answer{}, problem.New(problem.NotFound, fmt.Sprintf("No adjustment is in force on %s: see GET %s/business-unit/%d/forecast/adjustments.", day, api, id))
	}
	return noContent(), err
}
