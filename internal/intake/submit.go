package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// Request is a call that submits sales.
type Request struct {
	// Unit is the unit's id as it stood in the route.
	Unit string
	// Body is the submission as JSON, decompressed.
	Body []byte
	// RequestID names the call in our logs.
	RequestID string
	// IdempotencyKey has the values of the header of that name. There may be one, bare or in double
	// quotes.
	IdempotencyKey []string
	// Warnings are what the caller should know of the call beside its body.
	Warnings []sales.Fault
	// ValidateOnly checks and answers everything and stores nothing.
	ValidateOnly bool
	// SkipBadRows stores the good rows, if any, and rejects the bad ones. Without it one bad row
	// refuses the submission.
	SkipBadRows bool
	// Explain says how an error will be answered: the slug of the problem's type, and the problem as
	// JSON. What is refused is kept with it.
	Explain func(error) (slug string, problem []byte)
}

// Submit takes a submission in and returns its receipt, once the submission is on disk.
//
// What the caller has to mend comes back as a *sales.Refusal, or one of the errors of package
// directory; it is kept for the log. Every other error is ours, and nothing was stored.
func (s *Service) Submit(ctx context.Context, caller auth.Caller, r Request) (Receipt, error) {
	call := call{Request: r, Service: s, caller: caller, receivedAt: s.now().UTC().Truncate(time.Microsecond)}
	receipt, err := call.submit(ctx)
	if err != nil && !r.ValidateOnly && isRefusal(err) {
		call.keepRefusal(ctx, err)
	}
	return receipt, err
}

// call is one run of Submit.
type call struct {
	Request
	*Service
	caller     auth.Caller
	receivedAt time.Time

	company *directory.Snapshot
	unit    *tenant.Unit
}

func (c *call) submit(ctx context.Context) (Receipt, error) {
	key, err := parseKey(c.IdempotencyKey)
	if err != nil {
		return Receipt{}, err
	}
	if err := c.findUnit(ctx); err != nil {
		return Receipt{}, err
	}
	draft, refusal := Decode(c.Body)
	if refusal != nil {
		return Receipt{}, refusal
	}
	if c.ValidateOnly {
		key = "" // nothing will be stored under it
	}
	if key != "" {
		ended, ok := c.running.begin(runningKey{c.caller.Tenant, c.caller.Actor(), key})
		if !ok {
			return Receipt{}, errInProgress
		}
		defer ended()
	}
	verdict := sales.Check(draft, c.terms())
	verdict.Warnings = sales.LimitFaults(append(slices.Clone(c.Warnings), verdict.Warnings...))
	idempotency := c.idempotency(key, draft, &verdict)
	if refusal := c.judge(&verdict); refusal != nil {
		return c.replayOr(ctx, idempotency, refusal)
	}
	entry, err := c.commit(ctx, c.submission(&verdict, idempotency))
	if err != nil {
		return Receipt{}, err
	}
	return c.receipt(entry), nil
}

// findUnit finds the unit that the route names, if the caller may submit for it.
func (c *call) findUnit(ctx context.Context) error {
	company, err := c.companies.Company(ctx, c.caller.Tenant)
	if err != nil {
		return err
	}
	if company.Configuration == nil {
		return directory.ErrNotConfigured
	}
	id, err := parseUnit(c.Unit)
	if err != nil {
		return err
	}
	c.company, c.unit, err = c.companies.Unit(ctx, c.caller, id)
	return err
}

// judge returns the refusal of the submission as a whole, or nil if something of it is to be taken.
func (c *call) judge(v *sales.Verdict) *sales.Refusal {
	if c.SkipBadRows && len(v.Body) == 0 {
		return nil
	}
	return v.Refusal()
}

func (c *call) submission(v *sales.Verdict, idempotency *store.Idempotency) store.Submission {
	return store.Submission{
		Unit: c.unit.ID, Kind: store.RealTime, Actor: c.caller.Actor(), RequestID: c.RequestID, ReceivedAt: c.receivedAt,
		Submission: v.Submission, Rejected: rejected(v.Bad), Warnings: v.Warnings, Idempotency: idempotency,
	}
}

func rejected(bad []sales.BadRow) []store.RejectedRow {
	var out []store.RejectedRow
	for _, row := range bad {
		out = append(out, store.RejectedRow{Index: row.Index, Faults: row.Faults})
	}
	return out
}

// commit hands a submission to the ledger, or has it say what it would do.
func (c *call) commit(ctx context.Context, s store.Submission) (store.Entry, error) {
	if c.ValidateOnly {
		entry, err := c.ledger.Preview(ctx, c.caller.UnitScope(), s)
		return entry, ledgerError(err)
	}
	var err error
	if s.ID, err = uuid.NewV7(); err != nil {
		return store.Entry{}, fmt.Errorf("make submission id: %w", err)
	}
	entry, err := c.ledger.Append(ctx, c.caller.UnitScope(), s)
	return entry, ledgerError(err)
}

// ledgerError turns what the sender has to mend into refusals.
func ledgerError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrKeyReused):
		return errKeyReused
	case errors.Is(err, store.ErrTotalOutOfRange):
		return errTotalOutOfRange
	}
	return fmt.Errorf("commit submission: %w", err)
}

var errTotalOutOfRange = refuse(sales.Fault{
	Code:   sales.OutOfRange,
	Detail: "The sales of the business day would be out of range: the total of a sales type lies between -10^13 and 10^13.",
})
