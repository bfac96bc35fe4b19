package server

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// What the features speak of, as it stands on the wire.

func money(a sales.Amount) wire.Decimal { return wire.Decimal(a.String()) }

func measuresOf(m sales.Measures) wire.Measures {
	return wire.Measures{NetSales: money(m.Net), GrossSales: money(m.Gross), NumChecks: m.Checks, NumGuests: m.Guests}
}

func actorOf(a auth.Actor) wire.Actor { return wire.Actor{ClientID: a.ClientID, Username: a.Username} }

func totalsOf(totals []store.Total) []wire.DayTotal {
	out := make([]wire.DayTotal, len(totals))
	for i, t := range totals {
		out[i] = wire.DayTotal{
			CurrencyID: string(t.Currency), NetSales: money(t.Net), GrossSales: money(t.Gross),
			NumChecks: t.Checks, NumGuests: t.Guests,
		}
	}
	return out
}

func countsOf(c store.Counts) wire.RowCounts {
	return wire.RowCounts{
		Received: c.Created + c.Updated + c.Unchanged + c.Superseded + c.Rejected,
		Created:  c.Created, Updated: c.Updated, Unchanged: c.Unchanged, Superseded: c.Superseded, Rejected: c.Rejected,
	}
}

func faultsOf(faults []sales.Fault) []wire.Fault {
	out := make([]wire.Fault, len(faults))
	for i, f := range faults {
		out[i] = wire.Fault{Pointer: f.Pointer, Code: string(f.Code), Detail: f.Detail, AdditionalProperties: f.Extra}
	}
	return out
}

func figuresOf(figures []store.Figure, unit *tenant.Unit) []wire.Figure {
	out := make([]wire.Figure, len(figures))
	for i, f := range figures {
		out[i] = figureOf(f, unit.Calendar)
	}
	return out
}

func figureOf(f store.Figure, c calendar.Calendar) wire.Figure {
	slot, _ := c.SlotAt(f.Day, f.SlotStart)
	return wire.Figure{
		UnitID: int64(f.Unit), BusinessDay: f.Day.String(),
		CurrencyID: string(f.Currency), SalesTypeID: string(f.Type),
		TimeSlotStart: f.SlotStart, TimeSlotEnd: slot.End,
		TimeSlotStartLocal: local(f.SlotStart, c), TimeSlotEndLocal: local(slot.End, c),
		NetSales: money(f.Net), GrossSales: money(f.Gross), NumChecks: f.Checks, NumGuests: f.Guests,
		ChangedAt: f.ChangedAt, SubmissionID: f.Submission.String(), ObservedAt: valueOf(f.ObservedAt),
	}
}

// answerOptions are those of every answer: the same members in the same order, and instants as
// calendar.InstantLayout has them, in UTC.
var answerOptions = json.JoinOptions(json.Deterministic(true), json.WithMarshalers(json.MarshalToFunc(writeInstant)))

func encodeJSON(value any) ([]byte, error) { return json.Marshal(value, answerOptions) }

func writeInstant(e *jsontext.Encoder, t time.Time) error {
	return e.WriteToken(jsontext.String(calendar.FormatInstant(t)))
}

// local writes an instant with the offset of the calendar's zone.
func local(t time.Time, c calendar.Calendar) string {
	return t.In(c.Zone()).Format(calendar.InstantLayout)
}

// valueOf returns the time t points to, or the zero time, which the wire leaves out.
func valueOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

func dayText(d *calendar.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// texts returns ids as plain text, never nil.
func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
