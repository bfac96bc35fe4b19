package intake

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

// isRefusal reports whether an error is for the caller to mend.
func isRefusal(err error) bool {
	var refusal *sales.Refusal
	return errors.As(err, &refusal) || errors.Is(err, directory.ErrNotConfigured) ||
		errors.Is(err, directory.ErrNoUnit) || errors.Is(err, directory.ErrUnitNotPermitted)
}

// keepTime is how long keeping a refusal may hold up the answer to it.
const keepTime = 2 * time.Second

// keepRefusal keeps a refusal for the log. If that fails, the caller still learns of the refusal itself.
func (c *call) keepRefusal(ctx context.Context, err error) {
	id, idErr := uuid.NewV7()
	if idErr != nil {
		return
	}
	slug, problem := c.Explain(err)
	// Whoever gave up waiting is not the only one who wants to know why.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), keepTime)
	defer cancel()
	_ = c.ledger.Refuse(ctx, c.caller.Tenant, store.Refusal{
		ID: id, Unit: printable(c.Unit), Actor: c.caller.Actor(), RequestID: c.RequestID, ReceivedAt: c.receivedAt,
		Type: slug, Problem: problem,
	})
}

// maxUnitText is how much of a unit that is none is kept.
const maxUnitText = 40

// printable returns the part of a text that can be kept and shown.
func printable(text string) string {
	clean := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, text)
	if runes := []rune(clean); len(runes) > maxUnitText {
		return string(runes[:maxUnitText])
	}
	return clean
}
