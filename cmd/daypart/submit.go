package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// submitCommand sends one submission.
type submitCommand struct {
	connection
	File           string `arg:"" optional:"" help:"JSON file with the submission; - or nothing for standard input." default:"-"`
	Unit           int64  `help:"Business unit that sold." required:"" placeholder:"ID"`
	ValidateOnly   bool   `help:"Check everything, store nothing."`
	OnError        string `help:"What one bad row does: reject refuses the whole submission, skip leaves the bad rows out." enum:"reject,skip" default:"reject"`
	IdempotencyKey string `help:"Name of the submission, so that it is stored once however often it is sent. A new one if not given." placeholder:"KEY"`
	JSON           bool   `name:"json" help:"Print the receipt, or the problem, as JSON."`
}

// Help says what stands in the file, and what the exit codes are.
func (s *submitCommand) Help() string {
	return `The file holds what the API takes, such as

  {"businessDay": "2026-11-23", "realTimeSales": [{"currencyId": "EUR", "salesTypeId": "TAKE",
   "timeSlotStart": "2026-11-23T12:15:00+01:00", "netSales": 250.00, "grossSales": 270.00, "numChecks": 12, "numGuests": 19}]}

It is sent again under the same key while the server cannot be reached. Exit codes: 0 every row was taken, 1 the submission was refused,
rows were left out or the server could not be reached, 2 wrong usage.`
}

// Run sends the submission and prints the receipt.
func (s *submitCommand) Run(ctx context.Context, c *console) error {
	server, err := s.open()
	if err != nil {
		return err
	}
	body, err := c.read(s.File)
	if err != nil {
		return err
	}
	receipt, err := server.SubmitJSON(ctx, s.Unit, body, client.SubmitOptions{
		ValidateOnly:   s.ValidateOnly,
		OnError:        api.OnError(s.OnError),
		IdempotencyKey: s.IdempotencyKey,
	})
	if problem, ok := errors.AsType[*client.Problem](err); ok {
		return s.refused(c, problem)
	}
	if err != nil {
		return err
	}
	return s.print(c, receipt)
}

func (s *submitCommand) print(c *console, r client.Receipt) error {
	if s.JSON {
		if err := c.json(r.Receipt); err != nil {
			return err
		}
	} else {
		printReceipt(c, r)
	}
	if r.Rows.Rejected > 0 {
		return fmt.Errorf("%d of %d rows were left out", r.Rows.Rejected, r.Rows.Received)
	}
	return nil
}

func printReceipt(c *console, r client.Receipt) {
	switch {
	case r.ValidateOnly:
		c.line("valid, nothing stored")
	case r.Replayed:
		c.line("stored before as submission %s", r.SubmissionID)
	default:
		c.line("stored as submission %s", r.SubmissionID)
	}
	c.line("rows: %s", describeRows(r.Rows))
	for _, total := range r.DayTotals {
		c.line("business day %s, unit %d: net %s, gross %s %s, %d checks, %d guests",
			r.BusinessDay, r.UnitID, total.NetSales, total.GrossSales, total.CurrencyID, total.NumChecks, total.NumGuests)
	}
	for _, row := range r.Results {
		for _, fault := range row.Errors {
			c.line("left out: %s %s: %s", fault.Pointer, fault.Code, fault.Detail)
		}
	}
	for _, warning := range r.Warnings {
		c.line("warning: %s %s: %s", warning.Pointer, warning.Code, warning.Detail)
	}
}

func describeRows(r api.RowCounts) string {
	return fmt.Sprintf("%d sent: %d created, %d updated, %d unchanged, %d superseded, %d rejected",
		r.Received, r.Created, r.Updated, r.Unchanged, r.Superseded, r.Rejected)
}

// refused reports every fault of a refused submission.
func (s *submitCommand) refused(c *console, p *client.Problem) error {
	if s.JSON {
		return errors.Join(c.json(p.Problem), errors.New("refused"))
	}
	for _, fault := range p.Errors {
		c.note("%s %s: %s", fault.Pointer, fault.Code, fault.Detail)
	}
	summary := *p
	summary.Errors = nil
	return fmt.Errorf("refused: %w", &summary)
}
