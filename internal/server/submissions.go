package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/intake"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// submissions lists what was submitted, accepted or refused, newest first.
func (s *Server) submissions(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	status := q.choice("status", "", "accepted", "refused")
	query := intake.LogQuery{
		Units: q.units(), Day: q.dayIfAny("businessDay"), Cursor: q.text("cursor"), Limit: q.limit(),
		Accepted: status != "refused", Refused: status != "accepted",
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	page, err := s.Intake.Log(r.Context(), caller, query)
	if err != nil {
		return answer{}, err
	}
	out := wire.SubmissionPage{Items: make([]wire.Submission, len(page.Items)), NextCursor: page.NextCursor}
	for i, item := range page.Items {
		out.Items[i] = submissionOf(item)
	}
	return ok(out), nil
}

func submissionOf(item store.LogItem) wire.Submission {
	if item.Refusal != nil {
		r := item.Refusal
		return wire.Submission{
			SubmissionID: r.ID.String(), Status: wire.SubmissionStatusRefused, Kind: wire.SubmissionKindRealTime,
			UnitID: unitText(r.Unit), ReceivedAt: r.ReceivedAt, RequestID: r.RequestID, Actor: actorOf(r.Actor),
			Problem: keptProblem(r.Problem),
		}
	}
	e, counts := item.Entry, countsOf(item.Counts)
	return wire.Submission{
		SubmissionID: e.ID.String(), Status: wire.SubmissionStatusAccepted, Kind: wire.SubmissionKind(e.Kind.String()),
		UnitID: int64(e.Unit), BusinessDay: e.Day.String(), ReceivedAt: e.ReceivedAt, ObservedAt: valueOf(e.ObservedAt),
		RequestID: e.RequestID, Actor: actorOf(e.Actor), Rows: &counts,
	}
}

// submission answers one submission: its rows and what each did, or why it was refused.
func (s *Server) submission(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := pathID(r, "submissionId", "a submission")
	if err != nil {
		return answer{}, err
	}
	logged, err := s.Intake.Submission(r.Context(), caller, id)
	if err != nil {
		return answer{}, err
	}
	head := submissionOf(store.LogItem{Entry: logged.Entry, Counts: logged.Counts, Refusal: logged.Refusal})
	out := wire.SubmissionDetail{
		SubmissionID: head.SubmissionID, Status: head.Status, Kind: head.Kind, UnitID: head.UnitID,
		BusinessDay: head.BusinessDay, ReceivedAt: head.ReceivedAt, ObservedAt: head.ObservedAt, RequestID: head.RequestID,
		Actor: head.Actor, Rows: head.Rows, Problem: head.Problem, Results: make([]wire.SubmittedRow, len(logged.Results)),
	}
	if e := logged.Entry; e != nil {
		out.DayTotals, out.Warnings = totalsOf(e.Totals), warningsOf(e.Warnings)
	}
	for i, row := range logged.Results {
		out.Results[i] = submittedRowOf(row)
	}
	return ok(out), nil
}

func submittedRowOf(row intake.RowResult) wire.SubmittedRow {
	out := wire.SubmittedRow{Index: row.Index, Outcome: wire.Outcome(row.Outcome.String())}
	if row.Outcome == sales.Rejected {
		out.Errors = faultsOf(row.Faults)
		return out
	}
	out.TimeSlotStart, out.SalesTypeID, out.CurrencyID = row.Row.SlotStart, string(row.Row.Type), string(row.Row.Currency)
	out.SentSalesTypeID = string(row.Alias)
	out.NetSales, out.GrossSales = money(row.Row.Net), money(row.Row.Gross)
	out.NumChecks, out.NumGuests = &row.Row.Checks, &row.Row.Guests
	return out
}

// unitText reads the unit of a refused call, which may be none: 0 then, which the wire leaves out.
func unitText(text string) int64 {
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return id
}

// keptProblem reads back a problem as it was answered.
func keptProblem(text []byte) *wire.Problem {
	var p wire.Problem
	if err := json.Unmarshal(text, &p); err != nil {
		return nil
	}
	for i := range p.Errors {
		writeFaultInstants(&p.Errors[i])
	}
	return &p
}

// writeFaultInstants turns the instants of a fault that was read back into text: the generated type
// would write them by the rules of another encoder.
func writeFaultInstants(f *wire.Fault) {
	for name, instants := range map[string]*[]time.Time{"nearest": &f.Nearest, "candidates": &f.Candidates} {
		if *instants == nil {
			continue
		}
		if f.AdditionalProperties == nil {
			f.AdditionalProperties = map[string]any{}
		}
		written := make([]string, len(*instants))
		for i, at := range *instants {
			written[i] = calendar.FormatInstant(at)
		}
		f.AdditionalProperties[name], *instants = written, nil
	}
}
