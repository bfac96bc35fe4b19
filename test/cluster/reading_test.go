package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/daypart/daypart/api"
)

// readings are the ways to read a register: the figures as they are kept, and a report, of which a node keeps
// what it has made.
var readings = []struct {
	ask  func(register) string
	find func(register, []byte) (tag, error)
}{
	{askDay, findInDay},
	{askReport, findInReport},
}

// read reads a register, over whichever node has its turn. What fails says nothing.
func (s *sharer) read(ctx context.Context, at register) error {
	reading := readings[s.random.IntN(len(readings))]
	o := porcupine.Operation{ClientId: int(s.sender - firstSharer), Input: action{}, Call: s.registers.now()}
	a, err := s.call(ctx, http.MethodGet, reading.ask(at), nil, nil)
	o.Return = s.registers.now()
	if passing(err) {
		pause()
		return nil
	}
	if err != nil {
		return err
	}
	value, err := reading.find(at, a.body)
	if err != nil {
		return fmt.Errorf("%w in %s", err, a.body)
	}
	o.Output = result{value: value}
	s.registers.note(at, o)
	return nil
}

func askDay(at register) string {
	query := url.Values{"businessDay": {at.day().Format(time.DateOnly)}, "salesTypeId": {at.salesType()},
		"from": {at.slot().Format(time.RFC3339)}, "to": {at.slot().Add(time.Minute).Format(time.RFC3339)}}
	return fmt.Sprintf("/sales/api/v1/business-unit/%d/real-time-sales?%s", sharedUnit, query.Encode())
}

func findInDay(_ register, body []byte) (found tag, err error) {
	var day api.DaySales
	if err := json.Unmarshal(body, &day); err != nil {
		return found, err
	}
	for _, f := range day.Figures {
		found = tag{int32(f.NumGuests), int32(f.NumChecks)}
	}
	return found, nil
}

func askReport(at register) string {
	query := url.Values{"period": {"day"}, "day": {at.day().Format(time.DateOnly)}, "grain": {"slot"},
		"unitId": {fmt.Sprint(sharedUnit)}, "salesTypeId": {at.salesType()}}
	return "/sales/api/v1/reports/sales?" + query.Encode()
}

func findInReport(at register, body []byte) (found tag, err error) {
	var report api.SalesReport
	if err := json.Unmarshal(body, &report); err != nil {
		return found, err
	}
	if report.Units != 1 {
		return found, fmt.Errorf("%d units", report.Units)
	}
	for _, row := range report.Items {
		if row.Bucket == at.slot().Format("15:04") {
			found = tag{int32(row.Sold.NumGuests), int32(row.Sold.NumChecks)}
		}
	}
	return found, nil
}
