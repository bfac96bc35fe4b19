package server

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/sales"
)

// noRows ends a report without rows: its lists are the last members.
const noRows = `"totals":[],"items":[]}`

// bytesWritten is about how much of a report is written at once.
const bytesWritten = 32 << 10

// writeReport writes a report as JSON. Its rows, of which there may be many thousands, are written
// by hand, as wire.SalesReportRow is, in less than half the time.
func writeReport(to io.Writer, report *breakdown.Report) error {
	text, err := encodeJSON(reportHead(report))
	if err != nil {
		return err
	}
	text, ok := bytes.CutSuffix(text, []byte(noRows))
	if !ok {
		return fmt.Errorf("write a report: it does not end with %s", noRows)
	}
	if text, err = writeRows(to, append(text, `"totals":`...), report.Totals); err != nil {
		return err
	}
	if text, err = writeRows(to, append(text, `,"items":`...), report.Rows); err != nil {
		return err
	}
	_, err = to.Write(append(text, '}'))
	return err
}

// writeRows writes text and rows, and returns what is left to write.
func writeRows(to io.Writer, text []byte, rows []breakdown.Row) ([]byte, error) {
	text = append(text, '[')
	var err error
	for i := range rows {
		if i > 0 {
			text = append(text, ',')
		}
		if text, err = appendRow(text, &rows[i]); err != nil {
			return nil, fmt.Errorf("write a row of a report: %w", err)
		}
		if len(text) < bytesWritten {
			continue
		}
		if _, err = to.Write(text); err != nil {
			return nil, err
		}
		text = text[:0]
	}
	return append(text, ']'), nil
}

func appendRow(text []byte, row *breakdown.Row) ([]byte, error) {
	text = append(text, '{')
	if row.Bucket.Again {
		text = append(text, `"again":true,`...)
	}
	var err error
	if row.Bucket.Key != "" {
		if text, err = jsontext.AppendQuote(append(text, `"bucket":`...), row.Bucket.Key); err != nil {
			return nil, err
		}
		text = append(text, ',')
	}
	if len(row.Groups) > 0 {
		if text, err = appendGroups(text, row.Groups); err != nil {
			return nil, err
		}
	}
	if row.Rest {
		text = append(text, `"rest":true,`...)
	}
	if text, err = jsontext.AppendQuote(append(text, `"currencyId":`...), string(row.Currency)); err != nil {
		return nil, err
	}
	text = appendMeasures(text, `,"sold":`, row.Sold)
	text = appendMeasures(text, `,"part":`, row.Part)
	text = appendMeasures(text, `,"other":`, row.Other)
	text = appendChange(text, row)
	text = appendCoverage(text, row.Coverage)
	text = appendPerDay(text, row.PerDay)
	return append(appendIfAny(text, `,"share":`, row.Share), '}'), nil
}

// appendChange leaves out the measures without one.
func appendChange(text []byte, row *breakdown.Row) []byte {
	before := `,"change":{"`
	for _, m := range measureOrder {
		if change := row.Change(m); change != nil {
			text = change.Append(append(append(append(text, before...), m...), `":`...))
			before = `,"`
		}
	}
	if before == `,"` {
		text = append(text, '}')
	}
	return text
}

// measureOrder is that of the members of wire.ReportChange.
var measureOrder = []breakdown.Measure{
	breakdown.Net, breakdown.GrossMinusNet, breakdown.Gross, breakdown.Checks, breakdown.Guests,
	breakdown.AverageCheck, breakdown.SpendPerGuest,
}

func appendCoverage(text []byte, c *breakdown.Coverage) []byte {
	if c == nil {
		return text
	}
	text = appendNumber(text, `,"coverage":{"days":`, c.Days)
	text = strconv.AppendBool(append(text, `,"low":`...), c.IsLow())
	text = appendNumber(text, `,"ofDays":`, c.OfDays)
	text = appendNumber(text, `,"ofUnitDays":`, c.OfUnitDays)
	text = appendNumber(text, `,"ofUnits":`, c.OfUnits)
	text = appendNumber(text, `,"unitDays":`, c.UnitDays)
	return append(appendNumber(text, `,"units":`, c.Units), '}')
}

func appendPerDay(text []byte, p *breakdown.PerDay) []byte {
	if p == nil {
		return text
	}
	text = appendNumber(text, `,"perDay":{"days":`, p.Days)
	return append(appendMeasures(text, `,"sold":`, &p.Sold), '}')
}

func appendNumber(text []byte, name string, n int) []byte {
	return strconv.AppendInt(append(text, name...), int64(n), 10)
}

func appendGroups(text []byte, groups []string) ([]byte, error) {
	text = append(text, `"groups":[`...)
	var err error
	for i, value := range groups {
		if i > 0 {
			text = append(text, ',')
		}
		if text, err = jsontext.AppendQuote(text, value); err != nil {
			return nil, err
		}
	}
	return append(text, "],"...), nil
}

// appendMeasures leaves out what is not known.
func appendMeasures(text []byte, name string, m *sales.Measures) []byte {
	if m == nil {
		return text
	}
	text = append(append(text, name...), `{"netSales":`...)
	text = append(m.Net.Append(text), `,"grossMinusNet":`...)
	text = append((m.Gross - m.Net).Append(text), `,"grossSales":`...)
	text = append(m.Gross.Append(text), `,"numChecks":`...)
	text = append(strconv.AppendInt(text, m.Checks, 10), `,"numGuests":`...)
	text = strconv.AppendInt(text, m.Guests, 10)
	text = appendIfAny(text, `,"averageCheck":`, breakdown.Average(m.Net, m.Checks))
	return append(appendIfAny(text, `,"spendPerGuest":`, breakdown.Average(m.Net, m.Guests)), '}')
}

// appendIfAny leaves out what is not there.
func appendIfAny(text []byte, name string, a *sales.Amount) []byte {
	if a == nil {
		return text
	}
	return a.Append(append(text, name...))
}
