package server

import (
	"net/http"
	"strings"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// daySales answers the figures of a unit's business day, as they are or as they were.
func (s *Server) daySales(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	query := report.DayQuery{
		Day: q.day("businessDay"), Currency: sales.Currency(q.text("currencyId")), Type: sales.TypeID(q.text("salesTypeId")),
		From: q.instant("from"), To: q.instant("to"), AsOf: q.instant("asOf"),
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	day, err := s.Report.Day(r.Context(), caller, id, query)
	if err != nil {
		return answer{}, err
	}
	a := answer{status: http.StatusNotModified}
	if !matches(r.Header.Values("If-None-Match"), day.ETag) {
		a = ok(wire.DaySales{
			UnitID: int64(id), BusinessDay: day.Day.String(), AsOf: query.AsOf,
			Figures: figuresOf(day.Figures, day.Unit), DayTotals: totalsOf(day.Totals),
			Standing: standingOf(day.Standing),
		})
	}
	// A client may keep the answer, but must ask whether it still holds.
	return a.with("ETag", day.ETag).with("Cache-Control", "private, no-cache"), nil
}

func standingOf(s report.Standing) wire.DayStanding {
	out := wire.DayStanding{
		State: wire.DayStandingState(s.State), EndsAt: s.EndsAt, CompleteAt: s.CompleteAt, ChangedAt: s.ChangedAt, Final: s.Final,
	}
	if !s.ChangedAt.IsZero() {
		out.ChangedBy = s.ChangedBy.String()
	}
	return out
}

// standings answers how each business day of a unit stands.
func (s *Server) standings(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	from, to := q.day("start"), q.day("end")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	days, err := s.Report.Standings(r.Context(), caller, id, from, to)
	if err != nil {
		return answer{}, err
	}
	out := wire.DayStandingList{Items: make([]wire.UnitDayStanding, len(days))}
	for i, d := range days {
		out.Items[i] = wire.UnitDayStanding{UnitID: int64(id), BusinessDay: d.Day.String(), Standing: standingOf(d.Standing)}
	}
	return ok(out), nil
}

// matches compares weakly (RFC 9110 13.1.2), as compression on the way may have weakened the tag.
func matches(conditions []string, tag string) bool {
	for _, candidate := range splitList(conditions) {
		if candidate == "*" || strings.TrimPrefix(candidate, "W/") == tag {
			return true
		}
	}
	return false
}

// figures answers figures across units and business days, page by page.
func (s *Server) figures(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	query := report.FigureQuery{
		Units: q.units(), From: q.day("start"), To: q.day("end"),
		Currency: sales.Currency(q.text("currencyId")), Type: sales.TypeID(q.text("salesTypeId")),
		Cursor: q.text("cursor"), Limit: q.limit(),
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	page, err := s.Report.Figures(r.Context(), caller, query)
	if err != nil {
		return answer{}, err
	}
	return ok(wire.FigurePage{Items: figuresAcross(page.Figures, page.Company), NextCursor: page.NextCursor}), nil
}

func figuresAcross(figures []store.Figure, company *directory.Snapshot) []wire.Figure {
	out := make([]wire.Figure, 0, len(figures))
	for _, f := range figures {
		if unit, ok := company.Unit(f.Unit); ok {
			out = append(out, figureOf(f, unit.Calendar))
		}
	}
	return out
}

// slotHistory answers every past value of a slot.
func (s *Server) slotHistory(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	day, slot := q.day("businessDay"), q.required("timeSlotStart", "2026-11-23T12:15:00Z")
	q.hasLostPlus("timeSlotStart")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	h, err := s.Report.History(r.Context(), caller, id, day, slot)
	if err != nil {
		return answer{}, err
	}
	out := wire.SlotHistory{
		UnitID: int64(id), BusinessDay: h.Day.String(), TimeSlotStart: h.Slot.Start, TimeSlotEnd: h.Slot.End,
		Items: make([]wire.FigureChange, len(h.Changes)),
	}
	for i, c := range h.Changes {
		out.Items[i] = changeOf(c)
	}
	return ok(out), nil
}

func changeOf(c report.Change) wire.FigureChange {
	return wire.FigureChange{
		SalesTypeID: string(c.Key.Type), SentSalesTypeID: string(c.Alias), CurrencyID: string(c.Key.Currency), Old: measuresIfAny(c.Old), New: measuresIfAny(c.New),
		Sequence: int64(c.Seq), SubmissionID: c.Submission.String(), Kind: wire.SubmissionKind(c.Kind.String()),
		Actor: actorOf(c.Actor), ReceivedAt: c.ReceivedAt, ObservedAt: valueOf(c.ObservedAt),
	}
}

// netSales answers the net sales of a unit by business day.
func (s *Server) netSales(r *http.Request, caller auth.Caller) (answer, error) {
	id, totals, err := s.dayTotals(r, caller)
	if err != nil {
		return answer{}, err
	}
	out := wire.NetSalesList{Items: make([]wire.NetSales, len(totals))}
	for i, t := range totals {
		out.Items[i] = wire.NetSales{UnitID: id, BusinessDay: t.Day.String(), CurrencyID: string(t.Currency), NetSales: money(t.Net)}
	}
	return ok(out), nil
}

// grossSales answers the gross sales of a unit by business day.
func (s *Server) grossSales(r *http.Request, caller auth.Caller) (answer, error) {
	id, totals, err := s.dayTotals(r, caller)
	if err != nil {
		return answer{}, err
	}
	out := wire.GrossSalesList{Items: make([]wire.GrossSales, len(totals))}
	for i, t := range totals {
		out.Items[i] = wire.GrossSales{UnitID: id, BusinessDay: t.Day.String(), CurrencyID: string(t.Currency), GrossSales: money(t.Gross)}
	}
	return ok(out), nil
}

func (s *Server) dayTotals(r *http.Request, caller auth.Caller) (int64, []report.DayTotal, error) {
	id, err := unitID(r)
	if err != nil {
		return 0, nil, err
	}
	q := queryOf(r)
	from, to := q.day("start"), q.day("end")
	if err := q.err(); err != nil {
		return 0, nil, err
	}
	totals, err := s.Report.DayTotals(r.Context(), caller, id, from, to)
	return int64(id), totals, err
}
