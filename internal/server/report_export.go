package server

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/report/export"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/shared"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// The forms of the files.
const (
	csvForm  = "text/csv"
	xlsxForm = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	pngForm  = "image/png"
)

const (
	// maxSheetRows is how many rows a workbook has: making it takes twice the memory of a CSV.
	maxSheetRows = 50_000
	// bytesPerRow is about what a row takes in a workbook that is held against another period.
	bytesPerRow = 120
)

// salesReportCSV answers the rows of a report as RFC 4180 has it.
func (s *Server) salesReportCSV(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	return s.export(r, caller, q, reportQuery(q), func(ctx context.Context, sheet *export.Sheet) (*shared.Answer, error) {
		text, err := gzipped(ctx, sheet.WriteCSV)
		a := fileAnswer(text, csvForm+"; charset=utf-8", sheet.FileName()+".csv")
		a.Gzipped = true
		return a, err
	})
}

// salesReportXLSX answers the rows of a report as a workbook.
func (s *Server) salesReportXLSX(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	return s.export(r, caller, q, reportQuery(q), func(ctx context.Context, sheet *export.Sheet) (*shared.Answer, error) {
		if len(sheet.Rows) > maxSheetRows {
			return nil, sales.Refuse([]sales.Fault{sales.ParameterFault("grain", sales.OutOfRange, fmt.Sprintf(
				"A workbook has at most %d rows, and this one %d: name fewer units or days, group them "+
					"by less, or ask for CSV.", maxSheetRows, len(sheet.Rows)))}, 1)
		}
		var text bytes.Buffer
		text.Grow(bytesPerRow * len(sheet.Rows))
		err := sheet.WriteXLSX(ctx, contextWriter{ctx, &text})
		return fileAnswer(text.Bytes(), xlsxForm, sheet.FileName()+".xlsx"), err
	})
}

// The size of a chart, in pixels.
const (
	chartWidth, chartHeight = 1200, 630
	minSide, maxSide        = 200, 4000
	maxArea                 = 6_000_000
	maxPoints               = 10_000 // drawing them is not interrupted
	chartGroups             = 8      // as many as colours can tell apart
)

// salesReportPNG answers a chart of a report.
func (s *Server) salesReportPNG(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	question := reportQuery(q)
	question.Sort, question.Descending = breakdown.Key, false
	if len(question.By) > 0 && question.Top == 0 {
		question.Top = chartGroups
	}
	chart := export.Chart{
		Measure: breakdown.Measure(q.choice("measure", measures...)), Grain: question.Grain,
		Width: q.side("width", chartWidth), Height: q.side("height", chartHeight), Dark: q.choice("theme", "light", "dark") == "dark",
	}
	if chart.Width*chart.Height > maxArea {
		q.fault("width", sales.InvalidParameter,
			"A chart has at most "+strconv.Itoa(maxArea)+" pixels: width times height.")
	}
	return s.export(r, caller, q, question, func(ctx context.Context, sheet *export.Sheet) (*shared.Answer, error) {
		if len(sheet.Rows) > maxPoints {
			return nil, sales.Refuse([]sales.Fault{sales.ParameterFault("top", sales.OutOfRange, fmt.Sprintf(
				"A chart has at most %d points, and this one %d: keep fewer groups with top, such as "+
					"top=%d, or take a coarser grain.", maxPoints, len(sheet.Rows), chartGroups))}, 1)
		}
		if len(sheet.Totals) > 1 {
			return nil, sales.Refuse([]sales.Fault{sales.ParameterFault("currencyId", sales.InvalidParameter,
				"A chart is of one currency, and this report has several: add currencyId, such as currencyId="+string(sheet.Totals[0].Currency)+".")}, 1)
		}
		chart.Title, chart.Caption = chartTitle(sheet, chart.Measure)
		text, err := sheet.PNG(chart)
		return fileAnswer(text, pngForm, sheet.FileName()+".png"), err
	})
}

// side reads how long a side of a chart is.
func (q *query) side(name string, usual int) int {
	text := q.text(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < minSide || n > maxSide {
		q.fault(name, sales.InvalidParameter, name+" must be a whole number from "+strconv.Itoa(minSide)+" to "+strconv.Itoa(maxSide)+".")
	}
	return n
}

// chartTitle says what a chart is of.
func chartTitle(sheet *export.Sheet, m breakdown.Measure) (title, caption string) {
	title = map[breakdown.Measure]string{
		breakdown.Net: "Net sales", breakdown.Gross: "Gross sales", breakdown.GrossMinusNet: "Gross minus net", breakdown.Checks: "Checks",
		breakdown.Guests: "Guests", breakdown.AverageCheck: "Average check", breakdown.SpendPerGuest: "Spend per guest",
	}[m]
	if len(sheet.Totals) > 0 && m != breakdown.Checks && m != breakdown.Guests {
		title += ", " + string(sheet.Totals[0].Currency)
	}
	caption = sheet.Start.String()
	if sheet.End != sheet.Start {
		caption += " to " + sheet.End.String()
	}
	return title, caption + ", units: " + strconv.Itoa(sheet.Units)
}

// export answers a question as a file.
func (s *Server) export(r *http.Request, caller auth.Caller, q *query, question breakdown.Query,
	write func(context.Context, *export.Sheet) (*shared.Answer, error),
) (answer, error) {
	return s.shareReport(r, caller, q, question, func(ctx context.Context, report breakdown.Report) (*shared.Answer, error) {
		company, err := s.Directory.Company(ctx, caller.Tenant)
		if err != nil {
			return nil, err
		}
		return write(ctx, &export.Sheet{Report: report, By: question.By, Name: groupNames(company)})
	})
}

// groupNames names units and sales types.
func groupNames(company *directory.Snapshot) func(breakdown.Dimension, string) string {
	types := map[string]string{}
	for _, t := range company.Configuration.SalesTypes {
		types[string(t.ID)] = t.Names["en"]
	}
	units := make(map[string]string, len(company.Units))
	for _, u := range company.Units {
		units[strconv.FormatInt(int64(u.ID), 10)] = u.Name
	}
	return func(d breakdown.Dimension, value string) string {
		switch d {
		case breakdown.Unit:
			return units[value]
		case breakdown.SalesType:
			return types[value]
		}
		return ""
	}
}
