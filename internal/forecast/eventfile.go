package forecast

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// eventColumns are the columns of a calendar file, in any order; the first four are needed.
var eventColumns = []string{"id", "kind", "name", "start", "end", "units", "note"}

// EventFile is a calendar file as it was read.
type EventFile struct {
	Events []store.Event
	lines  []int // where each of Events stands
	faults []lineFault
}

// lineFault is what is wrong with a line.
type lineFault struct {
	line int
	sales.Fault
}

// ReadEvents reads a calendar from CSV (RFC 4180) with a line of column names: id, kind, name, start, and, where they are wanted,
// end, units (ids with spaces between them) and note. Its error says how to mend a file that cannot be read as one. What is wrong
// with single lines, and what an event may be, is for PutFile to say.
func ReadEvents(text []byte) (EventFile, error) {
	if line, bad := notText(text); bad {
		return EventFile{}, fmt.Errorf("line %d: it is not text in UTF-8: save the file as CSV in UTF-8", line)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.TrimLeadingSpace = true
	header, err := r.Read()
	if err != nil {
		return EventFile{}, fmt.Errorf("line 1: %s: write the names of the columns, such as %s", csvTrouble(err), strings.Join(eventColumns, ","))
	}
	places, err := placesOf(header)
	if err != nil {
		return EventFile{}, err
	}
	f := EventFile{}
	for {
		record, err := r.Read()
		if err == io.EOF {
			return f, nil
		}
		if err != nil && !errors.Is(err, csv.ErrFieldCount) {
			return EventFile{}, errors.New(csvTrouble(err))
		}
		line, _ := r.FieldPos(0)
		if len(f.Events) == MaxEvents {
			return EventFile{}, fmt.Errorf("line %d: a file has at most %d events: cut it into several", line, MaxEvents)
		}
		if len(record) != len(header) {
			f.fault(line, sales.OutOfRange, fmt.Sprintf("There are %d columns, and %d names of columns in line 1: write one for each, empty where there is nothing.", len(record), len(header)))
			continue
		}
		f.add(line, record, places)
	}
}

// notText returns the first line that is not UTF-8, if there is one.
func notText(text []byte) (line int, bad bool) {
	for i, l := range bytes.Split(text, []byte("\n")) {
		if !utf8.Valid(l) {
			return i + 1, true
		}
	}
	return 0, false
}

func csvTrouble(err error) string {
	var parsing *csv.ParseError
	switch {
	case err == io.EOF:
		return "the file is empty"
	case errors.As(err, &parsing):
		return fmt.Sprintf("line %d: %s: put a text that has quotes or commas into quotes, and double the quotes in it", parsing.Line, parsing.Err)
	}
	return err.Error()
}

// placesOf returns where each column stands. A name that is not known is refused: a closure whose "unit" was passed over
// would close the whole company.
func placesOf(header []string) (map[string]int, error) {
	places := map[string]int{}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
		if _, twice := places[name]; twice && name != "" {
			return nil, fmt.Errorf("line 1: there are two columns %s: leave one out", name)
		}
		places[name] = i
	}
	delete(places, "") // a spreadsheet leaves columns behind that have neither name nor fields
	for _, needed := range eventColumns[:4] {
		if _, ok := places[needed]; !ok {
			return nil, fmt.Errorf("line 1: there is no column %s: write %s, with commas between them", needed, strings.Join(eventColumns, ","))
		}
	}
	for name := range places {
		if !slices.Contains(eventColumns, name) {
			return nil, fmt.Errorf("line 1: the column %s is not known: it can be %s", name, strings.Join(eventColumns, ", "))
		}
	}
	return places, nil
}

// fault notes what is wrong with a line.
func (f *EventFile) fault(line int, code sales.Code, detail string) {
	f.faults = append(f.faults, lineFault{line, sales.Fault{Code: code, Detail: fmt.Sprintf("Line %d: %s", line, detail), Extra: map[string]any{"line": line}}})
}

// add takes a line as an event, unless there is nothing in it.
func (f *EventFile) add(line int, record []string, places map[string]int) {
	if !slices.ContainsFunc(record, func(field string) bool { return strings.TrimSpace(field) != "" }) {
		return
	}
	e, err := eventOf(func(column string) string {
		if i, ok := places[column]; ok {
			return strings.TrimSpace(record[i])
		}
		return ""
	})
	if err != nil {
		f.fault(line, sales.OutOfRange, err.Error()+".")
		return
	}
	if i := slices.IndexFunc(f.Events, func(other store.Event) bool { return other.ID == e.ID }); i >= 0 {
		f.fault(line, sales.DuplicateMember, fmt.Sprintf("id: %q stands in line %d, too: give each event an id of its own.", e.ID, f.lines[i]))
		return
	}
	f.Events, f.lines = append(f.Events, e), append(f.lines, line)
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
