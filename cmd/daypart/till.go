package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/till"
)

// tillCommand plays recorded transactions.
type tillCommand struct {
	connection
	From      string            `help:"CSV file with the transactions, also packed with gzip." required:"" type:"existingfile" placeholder:"FILE"`
	Start     string            `help:"First recorded business day to play (the last --days of the recording if not given)." placeholder:"DAY"`
	Days      int               `help:"How many recorded business days to play." default:"7"`
	Until     string            `help:"Latest business day on which the last one may be played (today; at real speed, 6 days later)." placeholder:"DAY"`
	Unit      map[string]int64  `help:"Which unit a recorded one is, such as --unit north=3. Repeat it. If given, the others are not played." placeholder:"NAME=ID" mapsep:"none"`
	SalesType map[string]string `help:"Which sales type a recorded one is, such as --sales-type dine_in=DINE. Repeat it." placeholder:"NAME=CODE" mapsep:"none"`
	Currency  string            `help:"Currency of the amounts (the first of the unit if not given)." placeholder:"CODE"`
	Tax       string            `help:"Tax that the amounts contain, in percent of the net: the net is rounded to the cent, line by line." default:"0" placeholder:"PERCENT"`
	Speed     string            `help:"How fast time passes: 1 is real time, 60 an hour a minute, max as fast as the server takes it." default:"1"`
	Every     time.Duration     `help:"How often the figure of the running slot is sent, in the time of the till." default:"1m"`
	Parallel  int               `help:"How many submissions may be under way at --speed max." default:"4"`
	DryRun    bool              `help:"Print what would be sent, send nothing."`
	JSON      bool              `name:"json" help:"Print the summary as JSON."`
}

// Help says what is read, and how it is played.
func (t *tillCommand) Help() string {
	return `The file has a header and the columns timestamp_local, unit, ticket_id, sales_type and gross_amount: a row for each line of a ticket, with the time
that the clock on the wall showed. Other columns are ignored.

The recorded days are moved by whole weeks, so that weekdays stay what they are, to end on --until or in the week before. Lines are added
up by the slots of the unit, by sales type, and sent as a till does: each time, the figures so far. Slots in the future are never sent. A ticket counts as
one check and one guest of each sales type that it has lines of. Where a clock change repeats a time, the first counts; a time that it skips is read as if the
clock had changed only later.

--speed max sends each slot once, when it is complete. At --speed 1 what was recorded up to now is sent first, and the running slot
then grows until the last day has ended or you stop it. In between, time begins with the first day and passes that much faster until it
has caught up with the clock. Playing again changes nothing; a figure of which the server has seen a later state stays as it is.`
}

// Run plays the recording and prints what was sent.
func (t *tillCommand) Run(ctx context.Context, c *console) error {
	play, err := t.prepare(ctx, c)
	if err != nil {
		return err
	}
	err = play.run(ctx)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = nil // stopped by whoever started it
	}
	return errors.Join(err, t.print(c, play))
}

// A play is a recording on its way to the server.
type play struct {
	player    *till.Player
	mapping   till.Mapping
	placement till.Placement
	units     []api.BusinessUnit
	speed     float64 // 0 is as fast as the server takes it
	every     time.Duration
}

// maxSpeed stands for as fast as the server takes it.
const maxSpeed = 0

func (t *tillCommand) prepare(ctx context.Context, c *console) (*play, error) {
	speed, err := parseSpeed(t.Speed)
	if err != nil {
		return nil, err
	}
	server, err := t.open()
	if err != nil {
		return nil, err
	}
	recording, err := till.OpenRecording(t.From)
	if err != nil {
		return nil, err
	}
	units, err := server.Units(ctx)
	if err != nil {
		return nil, err
	}
	p := &play{speed: speed, every: t.Every}
	if p.mapping, err = (till.Mapping{Units: t.Unit, SalesTypes: t.SalesType}).Complete(recording, units); err != nil {
		return nil, usagef("%v", err)
	}
	p.units = p.mapping.Played(units)
	if p.placement, err = t.place(recording, p.units, speed); err != nil {
		return nil, err
	}
	terms, err := t.terms(ctx, server, p.mapping)
	if err != nil {
		return nil, err
	}
	tills, err := recording.Tills(p.placement, p.mapping, p.units, terms)
	if err != nil {
		return nil, err
	}
	p.player = t.player(c, server, tills)
	t.announce(c, p)
	return p, nil
}

func parseSpeed(text string) (float64, error) {
	if text == "max" {
		return maxSpeed, nil
	}
	speed, err := strconv.ParseFloat(text, 64)
	if err != nil || !(speed >= 1 && speed <= 1e6) {
		return 0, usagef("--speed %q: write a number from 1 to 1000000, or max", text)
	}
	return speed, nil
}

func (t *tillCommand) player(c *console, server *client.Client, tills []till.Till) *till.Player {
	player := &till.Player{
		Server: server, Tills: tills, Now: now, Parallel: t.Parallel, Summary: &till.Summary{},
		Progress: c.progress("sending business days"),
		Trouble:  trouble(c),
	}
	if t.DryRun {
		player.Server = dryRun{server, c, !t.JSON}
		player.Parallel = 1 // so that it prints in order
	}
	return player
}

// terms returns how lines of a unit become sales.
func (t *tillCommand) terms(ctx context.Context, server *client.Client, m till.Mapping) (func(api.BusinessUnit) till.Terms, error) {
	tax, err := till.ParseTax(t.Tax)
	if err != nil {
		return nil, usagef("--tax: %v", err)
	}
	configuration, err := server.Configuration(ctx)
	if err != nil {
		return nil, err
	}
	steps := map[string]till.Terms{}
	for _, currency := range configuration.Currencies {
		steps[currency.ID] = till.Terms{SalesTypes: m.SalesTypes, Currency: currency.ID, Tax: tax, Step: till.Step(currency.Decimals)}
	}
	if _, known := steps[t.Currency]; t.Currency != "" && !known {
		return nil, usagef("--currency %s is not configured", t.Currency)
	}
	return func(unit api.BusinessUnit) till.Terms {
		if t.Currency != "" {
			return steps[t.Currency]
		}
		return steps[unit.Currencies[0]]
	}, nil
}

// place says which days are played when.
func (t *tillCommand) place(r till.Recording, units []api.BusinessUnit, speed float64) (till.Placement, error) {
	if t.Days < 1 {
		return till.Placement{}, usagef("--days %d: play one at the least", t.Days)
	}
	dayStart, err := calendar.ParseClock(units[0].DayStart)
	if err != nil {
		return till.Placement{}, err
	}
	_, end, err := r.Span(dayStart)
	if err != nil {
		return till.Placement{}, err
	}
	first, last := end.AddDays(1-t.Days), end
	if t.Start != "" {
		if first, err = calendar.ParseDay(t.Start); err != nil {
			return till.Placement{}, usagef("--start: %v", err)
		}
		last = first.AddDays(t.Days - 1)
	}
	until, err := t.until(units, speed)
	if err != nil {
		return till.Placement{}, err
	}
	return till.Place(first, last, until), nil
}

// until returns the latest day to play the last recorded day on. At real speed it lies
// so far ahead that today is a day that was recorded.
func (t *tillCommand) until(units []api.BusinessUnit, speed float64) (calendar.Day, error) {
	if t.Until != "" {
		until, err := calendar.ParseDay(t.Until)
		if err != nil {
			return until, usagef("--until: %v", err)
		}
		return until, nil
	}
	_, today, err := currentDays(units)
	if speed == 1 {
		return today.AddDays(6), err
	}
	return today, err
}

// currentDays returns the earliest and the latest business day that units are in.
func currentDays(units []api.BusinessUnit) (earliest, latest calendar.Day, err error) {
	for i, unit := range units {
		today, err := calendar.ParseDay(unit.CurrentBusinessDay)
		if err != nil {
			return earliest, latest, fmt.Errorf("unit %d: %w", unit.ID, err)
		}
		if i == 0 || today.Before(earliest) {
			earliest = today
		}
		if i == 0 || today.After(latest) {
			latest = today
		}
	}
	return earliest, latest, nil
}
