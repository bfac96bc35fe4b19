package server

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/server/shared"
	"github.com/daypart/daypart/internal/trace"
)

// reportBytes is how much is kept of reports that were answered.
const reportBytes = 64 << 20

// reportWriter writes a report in the form that was asked for.
type reportWriter func(context.Context, breakdown.Report) (*shared.Answer, error)

// shareReport answers a question about sales, as write writes the report. Callers who may see the same share the answer.
func (s *Server) shareReport(r *http.Request, caller auth.Caller, q *query, question breakdown.Query,
	write reportWriter,
) (answer, error) {
	if err := q.err(); err != nil {
		return answer{}, err
	}
	// One that is made for another is waited for.
	ctx, span := trace.Start(r.Context(), "report")
	defer span.End()
	held, err := s.reports.Get(ctx, shared.Question{
		Key:   reportKey(r, caller, q),
		State: func(ctx context.Context) (shared.State, error) { return s.stateOf(ctx, caller, &question) },
		Make: func(ctx context.Context) (*shared.Answer, error) {
			s.metrics.reports.Inc()
			span.Number("daypart.report.made", 1)
			return s.makeReport(ctx, caller, question, write)
		},
	})
	if err != nil {
		return answer{}, err
	}
	a := answer{status: http.StatusNotModified}
	if !matches(r.Header.Values("If-None-Match"), held.Tag) {
		a = answer{status: http.StatusOK, text: held.Text, gzipped: held.Gzipped}
		for name, value := range held.Header {
			a = a.with(name, value)
		}
	}
	return a.with("ETag", held.Tag).with("Cache-Control", "private, no-cache"), nil
}

// stateOf returns what a report of the caller's company depends on. The company is at most a second
// old. What is expected also depends on adjustments, the calendar and forecasts, of which no number
// tells: a report of it is made for each who asks, or for all who are waiting.
func (s *Server) stateOf(ctx context.Context, caller auth.Caller, q *breakdown.Query) (shared.State, error) {
	var state shared.State
	if q.Against.Kind == breakdown.Forecast {
		state.Question = s.questions.Add(1)
	}
	company, err := s.Directory.Company(ctx, caller.Tenant)
	if err != nil {
		return shared.State{}, err
	}
	last, err := s.Store.LastSeq(ctx, caller.Tenant)
	state.Ledger, state.Company = int64(last), company.Version
	return state, err
}

// reportKey is the same for the same question of callers who may see the same units of a company.
func reportKey(r *http.Request, caller auth.Caller, q *query) string {
	return fmt.Sprintf("%s %s?%s", caller.UnitScope().Key(), r.URL.Path, q.values.Encode())
}

// fileAnswer is a file to keep under a name.
func fileAnswer(content []byte, form, name string) *shared.Answer {
	return &shared.Answer{Text: content, Header: map[string]string{
		"Content-Type": form, "Content-Disposition": `attachment; filename="` + strings.ReplaceAll(name, `"`, "") + `"`,
	}}
}
