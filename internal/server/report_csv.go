package server

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// salesReportCSV answers the rows of a report as RFC 4180 has it.
func (s *Server) salesReportCSV(r *http.Request, caller auth.Caller) (answer, error) {
	report, by, err := s.breakDown(r, caller)
	if err != nil {
		return answer{}, err
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	lines := [][]string{csvNames(by)}
	for i := range report.Rows {
		lines = append(lines, csvLine(&report.Rows[i], len(by)))
	}
	if err := w.WriteAll(lines); err != nil {
		return answer{}, err
	}
	name := "sales-" + report.Start.String()
	if report.End != report.Start {
		name += "-to-" + report.End.String()
	}
	a := answer{status: http.StatusOK, text: text.Bytes()}
	return a.with("Content-Type", "text/csv; charset=utf-8").with("Content-Disposition", `attachment; filename="`+name+`.csv"`), nil
}

func csvNames(by []breakdown.Dimension) []string {
	names := append([]string{"bucket", "again"}, texts(by)...)
	names = append(names, "rest", "currencyId", "share")
	for _, of := range []string{"", "part.", "other."} {
		for _, measure := range measures {
			names = append(names, of+measure)
		}
	}
	return names
}

func csvLine(row *breakdown.Row, by int) []string {
	line := []string{row.Bucket.Key, csvFlag(row.Bucket.Again)}
	for n := range by {
		if row.Rest {
			line = append(line, "")
			continue
		}
		line = append(line, plainText(row.Groups[n]))
	}
	line = append(line, csvFlag(row.Rest), string(row.Currency), string(moneyIfAny(row.Share)))
	for _, m := range []*sales.Measures{row.Sold, row.Part, row.Other} {
		line = append(line, csvMeasures(m)...)
	}
	return line
}

func csvFlag(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// csvMeasures writes measures in the order of their names; nothing for what is not known.
func csvMeasures(m *sales.Measures) []string {
	if m == nil {
		return make([]string, len(measures))
	}
	v := reportMeasures(m)
	return []string{
		string(v.NetSales), string(v.GrossSales), string(v.GrossMinusNet), strconv.FormatInt(v.NumChecks, 10), strconv.FormatInt(v.NumGuests, 10),
		string(v.AverageCheck), string(v.SpendPerGuest),
	}
}

// plainText keeps a spreadsheet from taking a text for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
func plainText(text string) string {
	if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
		return "'" + text
	}
	return text
}
