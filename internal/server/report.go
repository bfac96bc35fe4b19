package server

import (
	"context"
	"io"
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/server/shared"
)

// salesReport answers sales broken down and compared.
func (s *Server) salesReport(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	question := reportQuery(q)
	return s.shareReport(r, caller, q, question, func(ctx context.Context, report breakdown.Report) (*shared.Answer, error) {
		text, err := gzipped(ctx, func(to io.Writer) error { return writeReport(to, &report) })
		return &shared.Answer{
			Text: text, Gzipped: true, Header: map[string]string{"Content-Type": jsonForm},
		}, err
	})
}

// reportHead is a report but for its rows.
func reportHead(report *breakdown.Report) wire.SalesReport {
	out := wire.SalesReport{
		Start: report.Start.String(), End: report.End.String(), Units: report.Units, Running: report.Running, Until: report.Until,
		ShareOf: wire.SalesReportShareOf(report.ShareOf), WithoutSales: withoutSales(report.WithoutSales),
	}
	if c := report.Compared; c != nil {
		out.Compared = wire.ReportComparison{
			Start: c.Start.String(), End: c.End.String(), Pairing: wire.ReportComparisonPairing(c.Pairing),
			Known: c.Known, LeftOut: leftOut(c.LeftOut),
		}
	}
	return out
}

func withoutSales(units []breakdown.WithoutSales) []wire.UnitWithoutSales {
	out := make([]wire.UnitWithoutSales, len(units))
	for i, u := range units {
		out[i] = wire.UnitWithoutSales{
			UnitID: int64(u.Unit.ID), Name: u.Unit.Name, Reason: wire.UnitWithoutSalesReason(u.Reason),
		}
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
