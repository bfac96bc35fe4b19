package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/daypart/daypart/api"
)

// print says how to look at the demo and how to send it a sale, in lines that work when they are pasted.
func (r ready) print(c *console, unit api.BusinessUnit, today api.BusinessDayCalendar) {
	sales := fmt.Sprintf("%s/sales/api/v1/business-unit/%d/real-time-sales", r.URL, unit.ID)
	row := fmt.Sprintf(`{"timeSlotStart":"%s","salesTypeId":"%s","currencyId":"%s","netSales":250.00,"grossSales":270.00,"numChecks":12,"numGuests":19}`,
		currentSlot(today).Format(time.RFC3339), unit.SalesTypes[len(unit.SalesTypes)-1], unit.Currencies[0])
	c.line("")
	c.line("  The page       %s", r.URL)
	c.line("  Log in as      %s", r.Username)
	c.line("  Password       %s", r.Password)
	c.line("")
	c.line("  API client     %s", r.ClientID)
	c.line("  Its secret     %s", r.ClientSecret)
	c.line("  Password grant %s", r.PasswordClientID)
	c.line("  Its secret     %s", r.PasswordClientSecret)
	c.line("  Certificate    %s", r.CAFile)
	c.line("")
	c.line("Get a token, send what %s sells in the running slot, and read it back:", unit.Name)
	c.line("")
	c.line(`TOKEN=$(curl -sS --cacert '%s' -u '%s:%s' -d grant_type=client_credentials %s/connect/token | sed -E 's/.*"access_token": *"([^"]*)".*/\1/')`,
		r.CAFile, r.ClientID, r.ClientSecret, r.URL)
	c.line("")
	c.line(`curl -sS --cacert '%s' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"businessDay":"%s","realTimeSales":[%s]}' %s`,
		r.CAFile, today.BusinessDay, row, sales)
	c.line("")
	c.line(`curl -sS --cacert '%s' -H "Authorization: Bearer $TOKEN" '%s?businessDay=%s'`, r.CAFile, sales, today.BusinessDay)
	c.line("")
	c.line("The API is described at %s/docs. Ctrl-C stops the demo.", r.URL)
}

// currentSlot returns the start of the slot that is running.
func currentSlot(today api.BusinessDayCalendar) time.Time {
	i := slices.IndexFunc(today.Slots, func(s api.CalendarSlot) bool { return today.Now.Before(s.End) })
	return today.Slots[max(i, 0)].Start
}
