package server

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/store"
)

// maxFiguresBehind is how many figures a page has at most: the ledger of the day of each may have to be read.
const maxFiguresBehind = 200

// reportFigures answers the figures behind a number of a report.
func (s *Server) reportFigures(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	question := breakdown.FigureQuery{
		Query: reportQuery(q), Of: breakdown.Number(q.choice("of", "sold", "part", "other")),
		Groups: q.all("group"), Rest: q.flag("rest"), Again: q.flag("again"), Limit: min(q.limit(), maxFiguresBehind),
	}
	if bucket := q.text("bucket"); q.values.Has("bucket") {
		question.Bucket = &bucket
	}
	cursor := q.text("cursor")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	var err error
	if question.After, err = report.ParseFigureCursor(cursor); err != nil {
		return answer{}, err
	}
	page, err := s.Breakdown.Figures(r.Context(), caller, question)
	if err != nil {
		return answer{}, err
	}
	origins, err := s.Report.Origins(r.Context(), caller, page.Figures)
	if err != nil {
		return answer{}, err
	}
	out := wire.ReportFigurePage{Items: make([]wire.ReportFigure, 0, len(page.Figures)), NextCursor: report.FigureCursor(page.Next)}
	for i, f := range page.Figures {
		if unit, known := page.Company.Unit(f.Unit); known {
			item := reportFigureOf(f, origins[i])
			item.UnitName = unit.Name
			if !f.SlotStart.IsZero() {
				slot, _ := unit.Calendar.SlotAt(f.Day, f.SlotStart)
				item.TimeSlotStart, item.TimeSlotEnd, item.TimeSlotStartLocal = slot.Start, slot.End, local(slot.Start, unit.Calendar)
				item.History = historyPath(f)
			}
			out.Items = append(out.Items, item)
		}
	}
	return ok(out), nil
}

func reportFigureOf(f store.Figure, o report.Origin) wire.ReportFigure {
	return wire.ReportFigure{
		UnitID: int64(f.Unit), BusinessDay: f.Day.String(), SalesTypeID: string(f.Type), CurrencyID: string(f.Currency),
		NetSales: money(f.Net), GrossSales: money(f.Gross), NumChecks: f.Checks, NumGuests: f.Guests,
		ChangedAt: f.ChangedAt, SubmissionID: f.Submission.String(), ObservedAt: valueOf(f.ObservedAt),
		Kind: wire.SubmissionKind(o.Kind.String()), Actor: actorOf(o.Actor), Changes: int64(o.Changes),
	}
}

// historyPath is where every past value of a figure's slot is read.
func historyPath(f store.Figure) string {
	parameters := url.Values{"businessDay": {f.Day.String()}, "timeSlotStart": {f.SlotStart.UTC().Format(time.RFC3339)}}
	return api + "/business-unit/" + strconv.FormatInt(int64(f.Unit), 10) + "/real-time-sales/history?" + parameters.Encode()
}
