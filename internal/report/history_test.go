package report

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestHistory(t *testing.T) {
	a := newArchive(t)
	observed := a.clock
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000), row(1, "DINE", "EUR", 7_0000))
	a.submit(1, day, nil, row(0, "DINE", "EUR", 1_0000))
	a.submit(1, day, nil, row(0, "DINE", "EUR", 2_0000), row(0, "TAKE", "EUR", 5_0000))
	a.submit(1, day, &observed, row(0, "DINE", "EUR", 3_0000))
	got, err := a.History(t.Context(), a.caller, 1, day, "2026-11-23T05:00")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range got.Changes {
		old := "none"
		if c.Old != nil {
			old = c.Old.Net.String()
		}
		lines = append(lines, fmt.Sprintf("%d %s %s>%s", c.Seq, c.Key.Type, old, c.New.Net))
		if c.Actor.ClientID != "till" || c.Kind != store.RealTime || c.ReceivedAt.IsZero() || c.Submission == uuid.Nil {
			t.Errorf("change %+v", c)
		}
	}
	want := "1 DINE none>1.00, 3 DINE 1.00>2.00, 3 TAKE none>5.00"
	if text := strings.Join(lines, ", "); text != want || !got.Slot.Start.Equal(slot(0)) || got.Slot.Duration() != 15*time.Minute {
		t.Errorf("got %q of %v, want %q", text, got.Slot, want)
	}
	for text, problem := range map[string]string{"noon": "invalid-request", "2026-11-23T05:01": "invalid-time-slot", "2026-11-22T05:00": "business-day-mismatch"} {
		_, err := a.History(t.Context(), a.caller, 1, day, text)
		var refusal *sales.Refusal
		if !errors.As(err, &refusal) || refusal.Problem != problem || !refuses(err, "timeSlotStart") {
			t.Errorf("slot %q: %v, want %s", text, err, problem)
		}
	}
}
