package client

import (
	"context"
	"net/http"

	"github.com/daypart/daypart/api"
)

// PutCalendar puts the events of a CSV file into the company's calendar, and returns them as they are kept. One with an id that is
// there already is replaced; others stay. All of the file is taken or, with a *Problem that names the line, none.
func (c *Client) PutCalendar(ctx context.Context, file []byte) ([]api.CalendarEvent, error) {
	a, err := c.do(ctx, call{method: http.MethodPut, path: "/calendar", header: http.Header{"Content-Type": {"text/csv"}}, body: file})
	if err != nil {
		return nil, err
	}
	list, err := decode[api.CalendarEventList](a)
	return list.Items, err
}
