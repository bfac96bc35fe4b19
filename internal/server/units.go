package server

import (
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report"
	"github.com/daypart/daypart/internal/tenant"
)

// units answers the business units that the caller may see.
func (s *Server) units(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	cursor, limit := q.text("cursor"), q.limit()
	if err := q.err(); err != nil {
		return answer{}, err
	}
	page, err := s.Report.Units(r.Context(), caller, cursor, limit)
	if err != nil {
		return answer{}, err
	}
	out := wire.BusinessUnitPage{Items: make([]wire.BusinessUnit, len(page.Units)), NextCursor: page.NextCursor}
	for i, state := range page.Units {
		out.Items[i] = unitOf(state, page.Company.Configuration)
	}
	return ok(out), nil
}

func unitOf(u report.UnitState, c *tenant.Configuration) wire.BusinessUnit {
	return wire.BusinessUnit{
		ID: int64(u.ID), Name: u.Name, TimeZone: u.Calendar.Zone().String(),
		DayStart: u.Calendar.DayStart().String(), SlotMinutes: u.Calendar.SlotLength().Minutes(),
		Groupings:  wire.Groupings{Brand: u.Brand, Company: u.Company, Region: u.Region, Country: u.Country, City: u.City},
		Currencies: texts(u.CurrenciesOf(c)), SalesTypes: texts(u.SalesTypesOf(c)),
		OpenedOn: dayText(u.OpenedOn), ClosedOn: dayText(u.ClosedOn),
		CurrentBusinessDay: u.CurrentDay.String(), LastReceivedAt: valueOf(u.LastReceived),
	}
}

// businessDay answers when a business day begins and ends, and its slots.
func (s *Server) businessDay(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := unitID(r)
	if err != nil {
		return answer{}, err
	}
	q := queryOf(r)
	var day *calendar.Day
	if text := r.PathValue("businessDay"); text != "current" {
		named := q.parseDay("businessDay", text)
		day = &named
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	b, err := s.Report.BusinessDay(r.Context(), caller, id, day)
	if err != nil {
		return answer{}, err
	}
	out := businessDayOf(b)
	if day == nil {
		out.Now = b.Now
	}
	return ok(out), nil
}

func businessDayOf(b report.BusinessDay) wire.BusinessDayCalendar {
	zone := b.Unit.Calendar.Zone()
	out := wire.BusinessDayCalendar{
		UnitID: int64(b.Unit.ID), BusinessDay: b.Day.String(), Start: b.Span.Start, End: b.Span.End,
		TimeZone: zone.String(), Hours: b.Span.Duration().Hours(), SlotMinutes: b.Unit.Calendar.SlotLength().Minutes(),
		Slots: make([]wire.CalendarSlot, len(b.Slots)),
	}
	for i, slot := range b.Slots {
		at := slot.Start.In(zone)
		out.Slots[i] = wire.CalendarSlot{
			Start: slot.Start, End: slot.End, Local: at.Format("2006-01-02T15:04:05"), Offset: at.Format("-07:00"),
		}
	}
	return out
}
