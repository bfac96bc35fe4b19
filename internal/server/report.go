package server

import (
	"context"
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/shared"
)

// salesReport answers sales broken down and compared.
func (s *Server) salesReport(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	question := reportQuery(q)
	return s.shareReport(r, caller, q, question, func(_ context.Context, report breakdown.Report) (*shared.Answer, error) {
		return jsonAnswer(reportOf(&report))
	})
}

func reportOf(report *breakdown.Report) wire.SalesReport {
	out := wire.SalesReport{
		Start: report.Start.String(), End: report.End.String(), Units: report.Units, Running: report.Running, Until: report.Until,
		Totals: reportRows(report.Totals), Items: reportRows(report.Rows),
	}
	if c := report.Compared; c != nil {
		out.Compared = wire.ReportComparison{Start: c.Start.String(), End: c.End.String(), Known: c.Known, LeftOut: leftOut(c.LeftOut)}
	}
	return out
}

func leftOut(units []breakdown.LeftOut) []wire.LeftOutUnit {
	out := make([]wire.LeftOutUnit, len(units))
	for i, u := range units {
		out[i] = wire.LeftOutUnit{UnitID: int64(u.Unit.ID), Name: u.Unit.Name, Reason: wire.LeftOutUnitReason(u.Reason)}
	}
	return out
}

func reportRows(rows []breakdown.Row) []wire.SalesReportRow {
	out := make([]wire.SalesReportRow, len(rows))
	for i, row := range rows {
		out[i] = wire.SalesReportRow{
			Bucket: row.Bucket.Key, Again: row.Bucket.Again, Groups: row.Groups, Rest: row.Rest, CurrencyID: string(row.Currency),
			Sold: reportMeasures(row.Sold), Part: reportMeasures(row.Part), Other: reportMeasures(row.Other), Share: moneyIfAny(row.Share),
		}
	}
	return out
}

func reportMeasures(m *sales.Measures) wire.ReportMeasures {
	if m == nil {
		return wire.ReportMeasures{}
	}
	return wire.ReportMeasures{
		NetSales: money(m.Net), GrossSales: money(m.Gross), GrossMinusNet: money(m.Gross - m.Net), NumChecks: m.Checks, NumGuests: m.Guests,
		AverageCheck: moneyIfAny(breakdown.Average(m.Net, m.Checks)), SpendPerGuest: moneyIfAny(breakdown.Average(m.Net, m.Guests)),
	}
}

// moneyIfAny leaves out what is not there.
func moneyIfAny(a *sales.Amount) wire.Decimal {
	if a == nil {
		return ""
	}
	return money(*a)
}
