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
	question, language := reportQuery(q), q.language()
	return s.export(r, caller, q, question, language, func(ctx context.Context, sheet *export.Sheet) (*shared.Answer, error) {
		text, err := gzipped(ctx, sheet.WriteCSV)
		a := fileAnswer(text, csvForm+"; charset=utf-8", sheet.FileName()+".csv")
		a.Gzipped = true
		return a, err
	})
}

// salesReportXLSX answers the rows of a report as a workbook.
func (s *Server) salesReportXLSX(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	question, language := reportQuery(q), q.language()
	return s.export(r, caller, q, question, language, func(ctx context.Context, sheet *export.Sheet) (*shared.Answer, error) {
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
		Measure: question.ShareOf, Grain: question.Grain,
		Width: q.side("width", chartWidth), Height: q.side("height", chartHeight), Dark: q.choice("theme", "light", "dark") == "dark",
	}
	language := q.language()
	if chart.Width*chart.Height > maxArea {
		q.fault("width", sales.InvalidParameter,
			"A chart has at most "+strconv.Itoa(maxArea)+" pixels: width times height.")
	}
	return s.export(r, caller, q, question, language, func(ctx context.Context, sheet *export.Sheet) (*shared.Answer, error) {
		if len(sheet.Rows) > maxPoints {
			return nil, sales.Refuse([]sales.Fault{sales.ParameterFault("top", sales.OutOfRange, fmt.Sprintf(
				"A chart has at most %d points, and this one %d: keep fewer groups with top, such as "+
					"top=%d, or take a coarser grain.", maxPoints, len(sheet.Rows), chartGroups))}, 1)
		}
		if len(sheet.Totals) > 1 {
			return nil, sales.Refuse([]sales.Fault{sales.ParameterFault("currencyId", sales.InvalidParameter,
				"A chart is of one currency, and this report has several: add currencyId, such as currencyId="+string(sheet.Totals[0].Currency)+".")}, 1)
		}
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

// language reads in which language people are to read a file; "" if that is absent.
func (q *query) language() export.Language {
	return export.Language(q.choice("language", append([]string{""}, texts(export.Languages())...)...))
}

// export answers a question as a file.
func (s *Server) export(r *http.Request, caller auth.Caller, q *query, question breakdown.Query,
	language export.Language, write func(context.Context, *export.Sheet) (*shared.Answer, error),
) (answer, error) {
	return s.shareReport(r, caller, q, question, func(ctx context.Context, report breakdown.Report) (*shared.Answer, error) {
		company, err := s.Directory.Company(ctx, caller.Tenant)
		if err != nil {
			return nil, err
		}
		return write(ctx, &export.Sheet{
			Report: report, By: question.By, PerWeekday: question.PerWeekday(), Language: language,
			Name: groupNames(company, language),
		})
	})
}

// groupNames names units, sales types and dayparts, in a language if they have such names.
func groupNames(company *directory.Snapshot, language export.Language) func(breakdown.Dimension, string) string {
	nameIn := func(names map[string]string) string {
		if name := names[string(language)]; name != "" {
			return name
		}
		return names["en"]
	}
	names := map[breakdown.Dimension]map[string]string{
		breakdown.Unit: {}, breakdown.SalesType: {}, breakdown.Daypart: {},
	}
	for _, t := range company.Configuration.SalesTypes {
		names[breakdown.SalesType][string(t.ID)] = nameIn(t.Names)
	}
	for _, d := range company.Configuration.Dayparts {
		names[breakdown.Daypart][d.ID] = nameIn(d.Names)
	}
	for _, u := range company.Units {
		names[breakdown.Unit][strconv.FormatInt(int64(u.ID), 10)] = u.Name
	}
	return func(d breakdown.Dimension, value string) string { return names[d][value] }
}
