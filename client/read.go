package client

import (
	"context"
	"iter"
	"net/url"
	"strconv"
	"time"

	"github.com/daypart/daypart/api"
)

// CurrentDay stands for the business day that a unit is in now, in calls of BusinessDay.
const CurrentDay api.BusinessDay = "current"

// Units returns the business units that the caller may see, in order of their id.
func (c *Client) Units(ctx context.Context) ([]api.BusinessUnit, error) {
	var units []api.BusinessUnit
	for unit, err := range pages[api.BusinessUnit](ctx, c, "/business-unit", url.Values{}) {
		if err != nil {
			return nil, err
		}
		units = append(units, unit)
	}
	return units, nil
}

// Configuration returns what the tenant has decided for all its units.
func (c *Client) Configuration(ctx context.Context) (api.TenantConfiguration, error) {
	return get[api.TenantConfiguration](ctx, c, "/configuration", nil)
}

// BusinessDay returns when a business day of a unit starts and ends, and its slots.
func (c *Client) BusinessDay(ctx context.Context, unit int64, day api.BusinessDay) (api.BusinessDayCalendar, error) {
	return get[api.BusinessDayCalendar](ctx, c, unitPath(unit)+"/business-day/"+url.PathEscape(day), nil)
}

// DayQuery narrows what is read of a business day. The zero value reads all of it as it stands now.
type DayQuery struct {
	// CurrencyID and SalesTypeID leave out all others.
	CurrencyID, SalesTypeID string
	// From and To bound the starts of the slots, From included and To not.
	From, To time.Time
	// AsOf reads the day as it stood then.
	AsOf time.Time
}

// RealTimeSales returns the figures of a business day of a unit, and the totals of the whole day.
func (c *Client) RealTimeSales(ctx context.Context, unit int64, day api.BusinessDay, q DayQuery) (api.DaySales, error) {
	query := url.Values{"businessDay": {day}}
	setText(query, "currencyId", q.CurrencyID)
	setText(query, "salesTypeId", q.SalesTypeID)
	setTime(query, "from", q.From)
	setTime(query, "to", q.To)
	setTime(query, "asOf", q.AsOf)
	return get[api.DaySales](ctx, c, unitPath(unit)+"/real-time-sales", query)
}

// FigureQuery says which figures to read.
type FigureQuery struct {
	// Units are the units to read; none stands for all that the caller may see.
	Units []int64
	// Start and End are the first and the last business day, both included.
	Start, End api.BusinessDay
	// CurrencyID and SalesTypeID leave out all others.
	CurrencyID, SalesTypeID string
}

// Figures goes through figures of many units and days, in order of unit, business day, slot,
// sales type and currency. It fetches them page by page as it goes; an error ends it.
func (c *Client) Figures(ctx context.Context, q FigureQuery) iter.Seq2[api.Figure, error] {
	query := url.Values{"start": {q.Start}, "end": {q.End}}
	addUnits(query, q.Units)
	setText(query, "currencyId", q.CurrencyID)
	setText(query, "salesTypeId", q.SalesTypeID)
	return pages[api.Figure](ctx, c, "/real-time-sales", query)
}

// History returns every change of the figures of one slot, oldest first.
func (c *Client) History(ctx context.Context, unit int64, day api.BusinessDay, slotStart time.Time) (api.SlotHistory, error) {
	query := url.Values{"businessDay": {day}}
	setTime(query, "timeSlotStart", slotStart)
	return get[api.SlotHistory](ctx, c, unitPath(unit)+"/real-time-sales/history", query)
}

// SubmissionQuery says which submissions to list. The zero value lists all.
type SubmissionQuery struct {
	// Units are the units to list; none stands for all that the caller may see.
	Units []int64
	// BusinessDay leaves out those for other days, and refused ones.
	BusinessDay api.BusinessDay
	// Status leaves out those that were accepted, or refused.
	Status api.SubmissionStatus
}

// Submissions goes through accepted and refused submissions, newest first. It fetches
// them page by page as it goes; an error ends it.
func (c *Client) Submissions(ctx context.Context, q SubmissionQuery) iter.Seq2[api.Submission, error] {
	query := url.Values{}
	addUnits(query, q.Units)
	setText(query, "businessDay", q.BusinessDay)
	setText(query, "status", string(q.Status))
	return pages[api.Submission](ctx, c, "/submissions", query)
}

// Submission returns one submission with its rows and what each did.
func (c *Client) Submission(ctx context.Context, id api.SubmissionID) (api.SubmissionDetail, error) {
	return get[api.SubmissionDetail](ctx, c, "/submissions/"+url.PathEscape(id), nil)
}

// NetSales returns the net sales of a unit per business day, from start to end, both included.
func (c *Client) NetSales(ctx context.Context, unit int64, start, end api.BusinessDay) ([]api.NetSales, error) {
	list, err := get[api.NetSalesList](ctx, c, unitPath(unit)+"/net-sales", url.Values{"start": {start}, "end": {end}})
	return list.Items, err
}

// GrossSales returns the gross sales of a unit per business day, from start to end, both included.
func (c *Client) GrossSales(ctx context.Context, unit int64, start, end api.BusinessDay) ([]api.GrossSales, error) {
	list, err := get[api.GrossSalesList](ctx, c, unitPath(unit)+"/gross-sales", url.Values{"start": {start}, "end": {end}})
	return list.Items, err
}

func addUnits(query url.Values, units []int64) {
	for _, unit := range units {
		query.Add("unitId", strconv.FormatInt(unit, 10))
	}
}

func setText(query url.Values, name, value string) {
	if value != "" {
		query.Set(name, value)
	}
}

func setTime(query url.Values, name string, value time.Time) {
	if !value.IsZero() {
		query.Set(name, value.UTC().Format(time.RFC3339Nano))
	}
}
