package backtest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Format is the shape of a file of sales.
type Format string

// The shapes: a row per line of a ticket, per slot or per day. Auto goes by the
// columns. Each has a column unit; further columns are passed over.
const (
	Auto  Format = "auto"
	Lines Format = "lines" // timestamp_local; quantity and gross_amount
	Slots Format = "slots" // business_day, slot_start_local; net, gross, checks, units
	Daily Format = "daily" // business_day; net, gross
)

// Reading says how a file is read.
type Reading struct {
	Format   Format
	Measure  string // the column to forecast; empty is the first of net, gross, gross_amount, checks, units, quantity that holds anything
	DayStart int    // minutes after midnight at which business days start, for lines
}

// slotMinutes is the length of the slots that are forecast.
const slotMinutes = 30

// measures are the columns that can be forecast, the first that holds anything first.
var measures = []string{"net", "gross", "gross_amount", "checks", "units", "quantity"}

// Read reads the series of a CSV file with a header, in the order of their units.
// Rows of one unit and day, or slot, are added up.
func Read(r io.Reader, how Reading) ([]Series, error) {
	in := csv.NewReader(r)
	in.ReuseRecord = true
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty: write the names of the columns into its first line")
	}
	if err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	t, err := newTable(slices.Clone(header), how)
	if err != nil {
		return nil, err
	}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return t.series()
		}
		if err == nil {
			err = t.add(record)
		}
		if parsing := (*csv.ParseError)(nil); errors.As(err, &parsing) {
			return nil, fmt.Errorf("line %d: %w", parsing.Line, parsing.Err)
		}
		if err != nil {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// formatOf returns the shape that a header has.
func formatOf(header []string) (Format, error) {
	switch has := func(name string) bool { return slices.Contains(header, name) }; {
	case has("timestamp_local"):
		return Lines, nil
	case has("slot_start_local"):
		return Slots, nil
	case has("business_day"):
		return Daily, nil
	}
	return "", fmt.Errorf("no column timestamp_local, slot_start_local or business_day among %q: name one of them so, with commas between columns", header)
}
