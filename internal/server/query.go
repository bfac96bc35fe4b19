package server

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/tenant"
)

// query reads the parameters of a call and gathers what is wrong with them, so that
// all of it is said at once. Its readers return zero values for what is wrong or absent.
type query struct {
	values url.Values
	faults []sales.Fault
}

// queryOf returns the query of a call, as its operation declares it.
func queryOf(r *http.Request) *query { return exchangeOf(r).query }

// err returns what was wrong as one error, or nil.
func (q *query) err() error {
	if len(q.faults) == 0 {
		return nil
	}
	return sales.Refuse(sales.LimitFaults(q.faults), len(q.faults))
}

func (q *query) fault(name string, code sales.Code, detail string) {
	q.faults = append(q.faults, sales.ParameterFault(name, code, detail))
}

// text returns a parameter that may be absent.
func (q *query) text(name string) string { return q.values.Get(name) }

// required returns a parameter that must be there.
func (q *query) required(name, such string) string {
	text := q.text(name)
	if text == "" {
		q.fault(name, sales.MissingParameter, name+" is missing: add it, such as ?"+name+"="+such+".")
	}
	return text
}

// day returns a business day that must be there.
func (q *query) day(name string) calendar.Day {
	text := q.required(name, "2026-11-23")
	if text == "" {
		return calendar.Day{}
	}
	return q.parseDay(name, text)
}

// dayIfAny returns a business day, or nil if it is absent.
func (q *query) dayIfAny(name string) *calendar.Day {
	text := q.text(name)
	if text == "" {
		return nil
	}
	day := q.parseDay(name, text)
	return &day
}

// The days that begin and end within the years 0001 to 9999 in every zone, so that an answer can say when.
var firstDay, lastDay = calendar.NewDay(1, time.January, 2), calendar.NewDay(9999, time.December, 30)

func (q *query) parseDay(name, text string) calendar.Day {
	day, err := calendar.ParseDay(text)
	switch {
	case err != nil:
		q.fault(name, sales.InvalidParameter, sentence("in "+name+", "+err.Error()))
	case day.Before(firstDay) || day.After(lastDay):
		q.fault(name, sales.InvalidParameter, name+" must lie between "+firstDay.String()+" and "+lastDay.String()+".")
	}
	return day
}

// instant returns an instant; the zero time if it is absent.
func (q *query) instant(name string) time.Time {
	text := q.text(name)
	if text == "" {
		return time.Time{}
	}
	t, err := calendar.ParseInstant(text)
	switch {
	case q.hasLostPlus(name):
	case err != nil:
		q.fault(name, sales.InvalidParameter, sentence("in "+name+", "+err.Error()))
	case t.IsZero(): // it would be taken for none, and is what a forgotten variable holds in many a language
		q.fault(name, sales.InvalidParameter, name+" is the first instant there is: give a later one, or leave it out.")
	}
	return t
}

// lostPlus matches a date-time whose offset follows a space.
var lostPlus = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d+)?)? \d\d(:?\d\d)?$`)

// hasLostPlus notes a fault where the + of an offset became a space, as it does in a query.
func (q *query) hasLostPlus(name string) bool {
	if !lostPlus.MatchString(q.text(name)) {
		return false
	}
	q.fault(name, sales.InvalidParameter, "In "+name+", a space stands before the offset: a + in a query means a space, so write %2B for it, as in 2026-11-23T12:15:00%2B01:00.")
	return true
}

// choice returns one of the options, the first of them, which may be empty, if the parameter is
// absent.
func (q *query) choice(name string, options ...string) string {
	text := q.text(name)
	switch {
	case text == "":
		return options[0]
	case !slices.Contains(options, text):
		q.unknownValue(name, text, slices.DeleteFunc(slices.Clone(options), func(option string) bool { return option == "" }))
	}
	return text
}

// unknownValue notes a value that is none of those possible.
func (q *query) unknownValue(name, value string, possible []string) {
	q.faults = append(q.faults, sales.UnknownValue(name, value, possible, nil))
}

// flag returns a parameter that is true or false, false if absent.
func (q *query) flag(name string) bool { return q.choice(name, "false", "true") == "true" }

// limit returns how many items a page may have: 1 to 1,000, 100 if absent.
func (q *query) limit() int {
	text := q.text("limit")
	if text == "" {
		return 100
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 1000 {
		q.fault("limit", sales.InvalidParameter, "limit must be an integer from 1 to 1000.")
	}
	return n
}

// maxUnits is how many units one call may name.
const maxUnits = 100

// units returns the units named; nil if none is.
func (q *query) units() []tenant.UnitID {
	var ids []tenant.UnitID
	for _, text := range q.values["unitId"] {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			q.fault("unitId", sales.InvalidParameter, "unitId must be an integer, such as unitId=1&unitId=2.")
			return nil
		}
		ids = append(ids, tenant.UnitID(id))
	}
	if len(ids) > maxUnits {
		q.fault("unitId", sales.InvalidParameter, "At most 100 units in one call: make several.")
	}
	return ids
}

// unitID reads the unit that the route names.
func unitID(r *http.Request) (tenant.UnitID, error) {
	id, err := strconv.ParseInt(r.PathValue("unitId"), 10, 64)
	if err != nil {
		return 0, sales.Refuse([]sales.Fault{sales.ParameterFault("unitId", sales.NotAnInteger,
			"The unit in the path must be an integer: see GET "+api+"/business-unit.")}, 1)
	}
	return tenant.UnitID(id), nil
}

// pathID reads an id that the route names. What cannot be one is that of nothing.
func pathID(r *http.Request, name, noun string) (uuid.UUID, error) {
	id, err := uuid.Parse(r.PathValue(name))
	if err != nil {
		return id, problem.New(problem.NotFound, fmt.Sprintf(
			"%.40q is not the id of %s: an id looks like 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e.", r.PathValue(name), noun))
	}
	return id, nil
}
