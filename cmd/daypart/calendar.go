package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

type calendarCommand struct {
	Import calendarImportCommand `cmd:"" help:"Put closures, openings, events and notes from a file into the company's calendar."`
}

// calendarImportCommand puts a calendar file in.
type calendarImportCommand struct {
	connection
	File string `arg:"" help:"CSV with a header; - for standard input." placeholder:"FILE"`
}

// Help says what stands in the file.
func (i *calendarImportCommand) Help() string {
	return `The columns, in any order, are id, kind (closure, opening, event or note), name, start and, where they are wanted, end, units (ids with spaces
between them; nothing for all) and note:

  id,kind,name,start,end,units,note
  works-2026,closure,New kitchen,2026-12-01,2026-12-03,9,
  fair-2026,event,Christmas fair,2026-12-05,2026-12-23,,in front of the door

An event with an id that is there already is replaced, others stay: so the same file may be sent again, and a wrong one is mended by sending the right
one. All of the file is taken or none. The caller needs the scope forecast:write. Forecasts follow within a minute or so.`
}

// Run sends the file and prints the events as they are kept.
func (i *calendarImportCommand) Run(ctx context.Context, c *console) error {
	server, err := i.open()
	if err != nil {
		return err
	}
	file, err := c.read(i.File)
	if err != nil {
		return err
	}
	events, err := server.PutCalendar(ctx, file)
	if problem, ok := errors.AsType[*client.Problem](err); ok {
		return fmt.Errorf("nothing was imported: %w", problem)
	}
	if err != nil {
		return err
	}
	c.line("kept in the calendar: %d", len(events))
	return writeTable(c, "EVENT\tKIND\tFROM\tTO\tUNITS\tNAME", events, func(e api.CalendarEvent) string {
		units := strings.Trim(fmt.Sprint(e.Units), "[]")
		if units == "" {
			units = "all"
		}
		return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s", e.ID, e.Kind, e.Start, e.End, units, e.Name)
	})
}
