package imports

import (
	"context"
	"math"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/queue"
	"github.com/daypart/daypart/internal/store"
)

// together is how many days of all imports are appended to ledgers at once. They share commits with
// each other and with what tills send, which waits for them: few days pay for the wait for the disk,
// and more would make the commits of others slow.
const together = 2

// newTurns returns a queue of days that waits for as long as it takes: nobody waits for an answer.
func newTurns() *queue.Queue {
	return queue.New(queue.Options{
		Slots: together, CompanyWaiting: math.MaxInt, Waiting: math.MaxInt, Patience: math.MaxInt64,
	})
}

// appendDay appends a day to the ledger once it is its company's turn, however many imports are
// under way.
func (s *Service) appendDay(
	ctx context.Context, scope auth.UnitScope, day store.Submission,
) error {
	leave, err := s.turns.Enter(ctx, scope.Tenant())
	if err != nil {
		return err
	}
	defer leave()
	_, err = s.store.Append(ctx, scope, day)
	return err
}
