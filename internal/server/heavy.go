package server

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/priority"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/server/shared"
)

// Reports and imports wait in two queues, as light and as heavy work: what a page asks for does not
// wait behind exports. Heavy work leaves a processor to those who send sales.
const (
	// lightCost is how many records a report may read that counts as light: about 500 business days
	// of units slot by slot.
	lightCost = 50_000
	// patienceInQueue is how long work may wait, out of the time that an answer may take.
	patienceInQueue = 15 * time.Second
)

func defaultLight() queue.Options {
	return queue.Options{
		Slots: 2 * priority.Processors(), CompanyWaiting: 200, Waiting: 800,
		Patience: patienceInQueue,
	}
}

func defaultHeavy() queue.Options {
	return queue.Options{
		Slots: max(1, priority.Processors()-1), CompanyWaiting: 16, Waiting: 64,
		Patience: patienceInQueue,
	}
}

// makeReport answers a question about sales, as write writes the report, once it is its turn.
func (s *Server) makeReport(
	ctx context.Context, caller auth.Caller, question breakdown.Query, write reportWriter,
) (*shared.Answer, error) {
	cost, err := s.Breakdown.Cost(ctx, caller, question)
	if err != nil {
		return nil, err
	}
	if cost <= lightCost {
		leave, err := s.light.Enter(ctx, caller.Tenant)
		if err != nil {
			return nil, err
		}
		defer leave() // after a panic, too
		return s.readReport(ctx, caller, question, write)
	}
	var made *shared.Answer
	err = s.runHeavy(ctx, caller, func() (err error) {
		made, err = s.readReport(ctx, caller, question, write)
		return err
	})
	return made, err
}

// runHeavy runs heavy work of the caller's company in its turn, at low priority.
func (s *Server) runHeavy(ctx context.Context, caller auth.Caller, work func() error) error {
	leave, err := s.heavy.Enter(ctx, caller.Tenant)
	if err != nil {
		return err
	}
	defer leave()
	return priority.RunLow(work)
}

func (s *Server) readReport(
	ctx context.Context, caller auth.Caller, question breakdown.Query, write reportWriter,
) (*shared.Answer, error) {
	report, err := s.Breakdown.Sales(ctx, caller, question)
	if err == nil {
		err = ctx.Err() // nobody waits for it to be written
	}
	if err != nil {
		return nil, err
	}
	made, err := write(ctx, report)
	if err == nil {
		made.Until = report.Holds
	}
	return made, err
}
