package forecast

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// eventColumns are the columns of a calendar file, in any order; the first four are needed.
var eventColumns = []string{"id", "kind", "name", "start", "end", "units", "note"}

// ReadEvents reads a calendar from CSV (RFC 4180) with a line of column names: id, kind, name, start, and, where they are wanted,
// end, units (ids with spaces between them) and note. Its error names the line and says how to mend it. What an event may be is
// for PutEvents to say.
func ReadEvents(file io.Reader) ([]store.Event, error) {
	r := csv.NewReader(file)
	r.TrimLeadingSpace = true
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("line 1: %s: write the names of the columns, such as %s", csvTrouble(err), strings.Join(eventColumns, ","))
	}
	places, err := placesOf(header)
	if err != nil {
		return nil, err
	}
	var events []store.Event
	for {
		record, err := r.Read()
		if err == io.EOF {
			return events, nil
		}
		var parsing *csv.ParseError
		if errors.As(err, &parsing) {
			return nil, fmt.Errorf("line %d: %w", parsing.Line, parsing.Err)
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		if len(events) == MaxEvents {
			return nil, fmt.Errorf("line %d: a file has at most %d events: cut it into several", line, MaxEvents)
		}
		e, err := eventOf(func(column string) string {
			if i, ok := places[column]; ok {
				return strings.TrimSpace(record[i])
			}
			return ""
		})
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		events = append(events, e)
	}
}

func csvTrouble(err error) string {
	var parsing *csv.ParseError
	switch {
	case err == io.EOF:
		return "the file is empty"
	case errors.As(err, &parsing):
		return parsing.Err.Error()
	}
	return err.Error()
}

// placesOf returns where each column stands.
func placesOf(header []string) (map[string]int, error) {
	places := map[string]int{}
	for i, name := range header {
		places[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))] = i
	}
	for _, needed := range eventColumns[:4] {
		if _, ok := places[needed]; !ok {
			return nil, fmt.Errorf("line 1: there is no column %s: write %s", needed, strings.Join(eventColumns, ","))
		}
	}
	return places, nil
}

func eventOf(column func(string) string) (e store.Event, err error) {
	e = store.Event{ID: column("id"), Kind: column("kind"), Name: column("name"), Note: column("note")}
	if e.First, err = calendar.ParseDay(column("start")); err != nil {
		return e, fmt.Errorf("start: %w", err)
	}
	e.Last = e.First
	if end := column("end"); end != "" {
		if e.Last, err = calendar.ParseDay(end); err != nil {
			return e, fmt.Errorf("end: %w", err)
		}
	}
	for _, text := range strings.Fields(column("units")) {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return e, fmt.Errorf("units: %q is not the id of a unit: write ids with spaces between them, or nothing for all", text)
		}
		e.Units = append(e.Units, tenant.UnitID(id))
	}
	return e, nil
}
