package till

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/sales"
)

// Line is one line of a recorded ticket.
type Line struct {
	// Local is what the clock on the wall showed, written as if it were UTC.
	Local        time.Time
	Unit, Ticket string
	SalesType    string
	Gross        sales.Amount
}

// Recording is what tills recorded, in order of time.
type Recording struct {
	Lines []Line
	// Units and SalesTypes are the names that occur, in order.
	Units, SalesTypes []string
}

// LineError is what is wrong with one line of a recording.
type LineError struct {
	// Line counts from 1, the header.
	Line    int
	Problem string
}

// Error says where and what.
func (e LineError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Problem) }

// maxLineErrors is how many bad lines are reported at once.
const maxLineErrors = 20

// ReadRecording reads recorded transactions: CSV (RFC 4180) in UTF-8 whose header names these columns,
// in any order, beside others that are ignored:
//
//   - timestamp_local: the date and time in the unit's zone, such as 2026-11-23T12:15:00
//   - unit, ticket_id, sales_type: names, as the tills have them
//   - quantity: not needed, and not read
//   - gross_amount: a decimal number; empty where the source has no money, which counts as 0
//
// The error joins a LineError for each bad line, the first 20 of them.
func ReadRecording(r io.Reader) (Recording, error) {
	reader := csv.NewReader(r)
	reader.ReuseRecord = true
	header, err := reader.Read()
	if err != nil {
		return Recording{}, fmt.Errorf("read the header: %w", err)
	}
	columns, err := findColumns(header)
	if err != nil {
		return Recording{}, err
	}
	lines, err := readLines(reader, columns)
	if err != nil {
		return Recording{}, err
	}
	return newRecording(lines), nil
}

// columns are the places of the columns that are read.
type columns struct{ timestamp, unit, ticket, salesType, gross int }

func findColumns(header []string) (columns, error) {
	var c columns
	var missing []string
	for name, place := range map[string]*int{
		"timestamp_local": &c.timestamp, "unit": &c.unit, "ticket_id": &c.ticket, "sales_type": &c.salesType, "gross_amount": &c.gross,
	} {
		if *place = slices.Index(header, name); *place < 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		return c, LineError{1, "the header names no " + strings.Join(missing, ", ")}
	}
	return c, nil
}

// readLines reads to the end, so that bad lines are reported together.
func readLines(reader *csv.Reader, c columns) ([]Line, error) {
	var lines []Line
	var faults []error
	for len(faults) < maxLineErrors {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if malformed, ok := errors.AsType[*csv.ParseError](err); ok {
			faults = append(faults, LineError{malformed.Line, malformed.Err.Error()})
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read after %d lines: %w", len(lines)+1, err)
		}
		line, err := c.line(record)
		if err != nil {
			at, _ := reader.FieldPos(0)
			faults = append(faults, LineError{at, err.Error()})
			continue
		}
		lines = append(lines, line)
	}
	return lines, errors.Join(faults...)
}

// line reads one record. The error says what is wrong with it.
func (c columns) line(record []string) (Line, error) {
	at, err := parseLocal(record[c.timestamp])
	if err != nil {
		return Line{}, err
	}
	line := Line{Local: at, Unit: record[c.unit], Ticket: record[c.ticket], SalesType: record[c.salesType]}
	if line.Unit == "" {
		return Line{}, errors.New("unit is empty")
	}
	if text := record[c.gross]; text != "" {
		if line.Gross, err = sales.ParseAmount(text); err != nil {
			return Line{}, fmt.Errorf("gross_amount %q: %w", text, err)
		}
	}
	return line, nil
}

// layouts are how a local time may be written; a fraction may follow the seconds.
var layouts = []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"}

func parseLocal(text string) (time.Time, error) {
	for _, layout := range layouts {
		if at, err := time.Parse(layout, text); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("timestamp_local %q: write a local time without offset, such as 2026-11-23T12:15:00", text)
}

func newRecording(lines []Line) Recording {
	slices.SortStableFunc(lines, func(a, b Line) int { return a.Local.Compare(b.Local) })
	return Recording{
		Lines:      lines,
		Units:      names(lines, func(l Line) string { return l.Unit }),
		SalesTypes: names(lines, func(l Line) string { return l.SalesType }),
	}
}

// names returns the different names in lines, in order.
func names(lines []Line, name func(Line) string) []string {
	seen := map[string]bool{}
	for _, line := range lines {
		seen[name(line)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}
