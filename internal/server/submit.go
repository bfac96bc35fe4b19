package server

import (
	"bufio"
	"errors"
	"io"
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/intake"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
)

// maxSubmission is how large a submission may be, in bytes after decompression.
const maxSubmission = 4 << 20

// submit takes in sales.
func (s *Server) submit(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	validateOnly := q.flag("validateOnly")
	skip := q.choice("onError", "reject", "skip") == "skip"
	if err := q.err(); err != nil {
		return answer{}, err
	}
	body, err := readJSON(r, maxSubmission)
	if err != nil {
		return answer{}, err
	}
	receipt, err := s.Intake.Submit(r.Context(), caller, intake.Request{
		Unit: r.PathValue("unitId"), Body: body, RequestID: exchangeOf(r).id,
		IdempotencyKey: r.Header.Values(idempotencyKey), Warnings: headerWarnings(r.Header), ValidateOnly: validateOnly, SkipBadRows: skip,
		Explain: s.explainer(r),
	})
	if err != nil {
		return answer{}, err
	}
	s.metrics.count(receipt)
	return receiptAnswer(receipt), nil
}

// explainer returns what tells the log of refused calls how a call was answered.
func (s *Server) explainer(r *http.Request) func(error) (string, []byte) {
	return func(err error) (string, []byte) {
		p := problemOf(err)
		return p.Type.Slug, p.JSON(s.occurrence(r))
	}
}

func receiptAnswer(receipt intake.Receipt) answer {
	a := ok(receiptOf(receipt))
	if receipt.Results != nil {
		a.status = http.StatusMultiStatus
	}
	if receipt.Replayed {
		a = a.with("Idempotency-Replayed", "true")
	}
	return a
}

func receiptOf(r intake.Receipt) wire.Receipt {
	out := wire.Receipt{
		UnitID: int64(r.Unit), BusinessDay: r.Day.String(), ReceivedAt: r.ReceivedAt, ValidateOnly: r.ValidateOnly,
		Rows: countsOf(r.Counts), DayTotals: totalsOf(r.Totals), Warnings: warningsOf(r.Warnings),
	}
	if !r.ValidateOnly {
		out.SubmissionID = r.ID.String()
	}
	for _, row := range r.Results {
		out.Results = append(out.Results, rowResultOf(row))
	}
	return out
}

func rowResultOf(row intake.RowResult) wire.RowResult {
	out := wire.RowResult{Index: row.Index, Outcome: wire.Outcome(row.Outcome.String())}
	if row.Outcome == sales.Rejected {
		out.Errors = faultsOf(row.Faults)
	}
	return out
}

func warningsOf(warnings []sales.Fault) []wire.Warning {
	out := make([]wire.Warning, len(warnings))
	for i, w := range warnings {
		out[i] = wire.Warning{Pointer: w.Pointer, Code: string(w.Code), Detail: w.Detail}
	}
	return out
}

// postInstead is when taking submissions by GET was deprecated (RFC 9745): the first release.
const postInstead = "@1767225600"

// readOrSubmit reads a business day, or takes in the submission that a GET carries as its body:
// the published description of this API once named GET as the method of submission.
func (s *Server) readOrSubmit(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	if submits(r) {
		q.refuse(readingParameters, "is for reading, and this call submits: leave it out.")
		return s.submitByGet(r, caller)
	}
	q.refuse(submittingParameters, "is for submitting, and this call has no body: send one by POST.")
	switch {
	case !q.values.Has("businessDay"):
		q.fault("businessDay", sales.MissingParameter,
			"To read, name a businessDay, such as ?businessDay=2026-11-23. To submit, send the body by POST: this GET came without one.")
		return answer{}, q.err()
	case !caller.Has(auth.SalesRead):
		return answer{}, insufficientScope([]auth.Scope{auth.SalesRead})
	}
	return s.daySales(r, caller)
}

// refuse notes each of the parameters that the call has, though it is of another kind.
func (q *query) refuse(declared parameters, because string) {
	for _, name := range declared.names() {
		if q.values.Has(name) {
			q.fault(name, sales.UnknownParameter, name+" "+because)
		}
	}
}

// submits reports whether a GET carries a submission. A HEAD never does: whoever sends one wants nothing changed.
// A body of unknown length may turn out to be none.
func submits(r *http.Request) bool {
	if r.Method != http.MethodGet || r.ContentLength >= 0 {
		return r.Method == http.MethodGet && r.ContentLength > 0
	}
	body := bufio.NewReader(r.Body)
	_, err := body.Peek(1)
	r.Body = struct {
		io.Reader
		io.Closer
	}{body, r.Body}
	return !errors.Is(err, io.EOF)
}

func (s *Server) submitByGet(r *http.Request, caller auth.Caller) (answer, error) {
	// A browser sends its cookies with a GET wherever it comes from: no session may submit by it.
	if caller.ClientID == "" {
		return answer{}, problem.New(problem.CrossOrigin, "Submit by POST: a session of the page cannot submit by GET.")
	}
	if !caller.Has(auth.SalesWrite) {
		return answer{}, insufficientScope([]auth.Scope{auth.SalesWrite})
	}
	a, err := s.submit(r, caller)
	if err != nil {
		return answer{}, err
	}
	return a.with("Deprecation", postInstead).with("Link", `<`+s.baseURL+r.URL.Path+`>; rel="successor-version"; method="POST"`), nil
}
