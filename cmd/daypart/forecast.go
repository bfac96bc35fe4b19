package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/backtest"
	"github.com/daypart/daypart/internal/forecast/holiday"
	"github.com/daypart/daypart/internal/forecast/model"
)

type forecastCommand struct {
	Backtest backtestCommand `cmd:"" help:"Measure the forecast on sales of the past, beside the simple references."`
	Calendar calendarCommand `cmd:"" help:"Tell the forecast of days that will not be as usual."`
}

// backtestCommand forecasts from many days of the past and compares with what came.
type backtestCommand struct {
	From     []string           `required:"" sep:"none" help:"CSV file of sales, .gz too, and the country of its public holidays, or a part of one: sales.csv@FR, sales.csv@DE-SH. May be repeated." placeholder:"FILE[@COUNTRY]"`
	Format   string             `help:"auto, lines, slots or daily." enum:"auto,lines,slots,daily" default:"auto"`
	Measure  string             `help:"Column to forecast. Without it: the first of net, gross, gross_amount, checks, units, quantity that holds anything." placeholder:"COLUMN"`
	DayStart calendar.Clock     `help:"Start of business days, for lines." default:"00:00" placeholder:"HH:MM"`
	Origins  backtestPlan       `help:"TEST/EVERY[/SKIP] in days: the last TEST days are forecast, from an origin every EVERY days; SKIP days at the end are left out." default:"56/3" placeholder:"PLAN"`
	History  int                `help:"Days that a fit may see; 0 is all." default:"0" placeholder:"DAYS"`
	Methods  []string           `help:"References beside ours, which is always there: last-week, mean-of-4, mean-of-8. Without it: all." placeholder:"NAME"`
	Require  bool               `help:"Say, too, which of the requirements of docs/forecast.md hold; measures with three weeks of history besides."`
	Best     map[string]float64 `help:"With --require: the h1-7 of the best other method known for a series." placeholder:"SERIES=WAPE;..."`
	CSV      string             `name:"csv" help:"Write the table as CSV, too." type:"path" placeholder:"FILE"`
}

// Help says what is printed.
func (b *backtestCommand) Help() string {
	return `WAPE, bias and RMSE are in percent of what was sold; h1-7 is 1 to 7 days ahead, sum7 the sum of seven days, c80 the share of days inside the 80 % interval,
is80 its interval score in percent of what was sold, slot the half hours of the next day, 12h the day's total seen at 12:00, 12h- the same without an update.
A dash is a measure that is not defined. Days without sales are neither trained on nor scored.

The three shapes of --format, all CSV with a header and a column unit; rows of one unit and day, or slot, are added up, and further columns are passed over:
  lines   timestamp_local, and quantity or gross_amount: a row per line of a ticket, on the clock of the unit
  slots   business_day, slot_start_local, and net, gross, checks or units: a row per slot
  daily   business_day, and net or gross: a row per day`
}

// backtestPlan is a plan as it is written on the command line.
type backtestPlan struct{ backtest.Plan }

// UnmarshalText reads 56/3 or 56/3/56.
func (p *backtestPlan) UnmarshalText(text []byte) error {
	parts := strings.Count(string(text), "/")
	var rest string
	format, into := "%d/%d%s", []any{&p.Test, &p.Every, &rest}
	if parts == 2 {
		format, into = "%d/%d/%d%s", []any{&p.Test, &p.Every, &p.Skip, &rest}
	}
	n, _ := fmt.Sscanf(string(text), format, into...)
	if n != len(into)-1 || rest != "" || p.Test < 1 || p.Every < 1 || p.Skip < 0 {
		return fmt.Errorf("%q is not TEST/EVERY or TEST/EVERY/SKIP, such as 56/3", text)
	}
	return nil
}

// Run measures.
func (b *backtestCommand) Run(c *console) error {
	methods, err := backtest.Methods(b.Methods)
	if err != nil {
		return usagef("%v", err)
	}
	if b.History < 0 {
		return usagef("--history must be 0, for all, or a number of days")
	}
	series, err := b.readAll()
	if err != nil {
		return err
	}
	short := b.tooShort(series)
	if len(short) == len(series) {
		return fmt.Errorf("nothing can be tested: at least %d days must be there, and %s", b.Origins.Needs(), strings.Join(short, ", "))
	}
	results := b.measure(series, methods, b.History)
	if err := backtest.WriteTable(c.out, results, methods); err != nil {
		return err
	}
	if b.CSV != "" {
		if err := fillFile(b.CSV, func(w io.Writer) error { return backtest.WriteCSV(w, results) }); err != nil {
			return err
		}
	}
	if len(short) > 0 {
		c.line("not tested: at least %d days must be there, and %s", b.Origins.Needs(), strings.Join(short, ", "))
	}
	if b.Require {
		threeWeeks := b.measure(series, methods[:1], backtest.ShortHistory)
		for _, r := range backtest.Require(results, threeWeeks, b.Best) {
			c.line("%s", r)
		}
	}
	c.line("%s", backtest.Summary(results))
	return nil
}

// tooShort says which series are too short to be tested.
func (b *backtestCommand) tooShort(series []backtest.Series) (short []string) {
	for _, s := range series {
		if !b.Origins.Tests(s) {
			short = append(short, fmt.Sprintf("%s has %d", s.Unit, len(s.Days)))
		}
	}
	return short
}

// measure runs methods on all series.
func (b *backtestCommand) measure(series []backtest.Series, methods []backtest.Method, history int) []backtest.Result {
	plan := b.Origins.Plan
	plan.History = history
	var results []backtest.Result
	for _, s := range series {
		for _, m := range methods {
			results = append(results, backtest.Run(s, m, plan))
		}
	}
	return results
}

// readAll returns the series of all files.
func (b *backtestCommand) readAll() ([]backtest.Series, error) {
	var all []backtest.Series
	for _, from := range b.From {
		series, err := b.read(from)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", from, err)
		}
		all = append(all, series...)
	}
	return all, nil
}

// read returns the series of FILE or FILE@COUNTRY.
func (b *backtestCommand) read(from string) ([]backtest.Series, error) {
	path, country, _ := strings.Cut(from, "@")
	series, err := b.readFile(path)
	for i := range series {
		s := &series[i]
		if s.Special, err = holiday.Between(country, s.First, s.First.AddDays(len(s.Days)+model.MaxAhead)); err != nil {
			return nil, err
		}
	}
	return series, err
}

func (b *backtestCommand) readFile(path string) ([]backtest.Series, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return nil, err
		}
	}
	return backtest.Read(in, backtest.Reading{Format: backtest.Format(b.Format), Measure: b.Measure, DayStart: b.DayStart.Minutes()})
}

// fillFile makes a file and fills it.
func fillFile(path string, fill func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := fill(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
