package sales

import (
	"fmt"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// Check applies every rule to every row. One fault does not hide another: all that are wrong are found.
func Check(draft *Draft, terms *Terms) Verdict {
	c := checker{draft: draft, terms: terms, latest: terms.latest()}
	c.checkBody()
	if len(draft.Rows) > 0 {
		c.verdict.Submission.Rows = make([]Row, 0, len(draft.Rows))
		c.seen = make(map[place]int, len(draft.Rows))
	}
	for i := range draft.Rows {
		c.checkRow(i)
	}
	return c.verdict
}

// checker is one run of Check.
type checker struct {
	draft   *Draft
	terms   *Terms
	latest  time.Time
	verdict Verdict

	// day is what rows are held against, where it is known; dayAhead is set where it lies in the future.
	day                calendar.Day
	dayKnown, dayAhead bool
	seen               map[place]int // the row that has a key
}

func (c *checker) checkBody() {
	if c.draft.Form != Object {
		c.verdict.body(Fault{Code: WrongType, Detail: fmt.Sprintf("The body is %s: send an object.", c.draft.Form)})
		return
	}
	for _, twice := range c.draft.Repeated {
		c.verdict.body(duplicateMember("", twice))
	}
	c.checkDay(&c.draft.Day)
	c.checkObservedAt(&c.draft.ObservedAt)
	c.checkRealTimeSales(&c.draft.RealTimeSales)
	for _, warning := range c.draft.Unknown.Warnings() {
		c.verdict.warn(warning)
	}
}

func (c *checker) checkDay(m *Member) {
	text, fault := require("", m, "businessDay", String)
	if fault != nil {
		c.verdict.body(*fault)
		return
	}
	day, err := calendar.ParseDay(text)
	if err != nil {
		c.verdict.body(Fault{Pointer: pointerTo(m.Name), Code: NotADate, Detail: sentence(err)})
		return
	}
	c.day, c.dayKnown, c.verdict.Submission.Day = day, true, day
	code, detail := c.terms.judgeDay(day)
	c.dayAhead = code == DayInFuture
	if code != "" {
		c.verdict.body(Fault{Pointer: pointerTo(m.Name), Code: code, Detail: detail})
	}
}

// judgeDay returns what is wrong with a business day for the unit now, if anything.
func (t *Terms) judgeDay(day calendar.Day) (Code, string) {
	current := t.Calendar.DayAt(t.Now)
	switch {
	case day.After(t.Calendar.DayAt(t.latest())):
		return DayInFuture, fmt.Sprintf("The business day %s lies in the future: the unit is in %s now.", day, current)
	case current.Sub(day) > t.MaxAgeDays:
		return DayTooOld, fmt.Sprintf("The business day %s is too old: the earliest that is taken is %s.", day, current.AddDays(-t.MaxAgeDays))
	case t.OpenedOn != nil && day.Before(*t.OpenedOn):
		return UnitNotOpen, fmt.Sprintf("The unit was not open on %s: its first business day is %s.", day, *t.OpenedOn)
	case t.ClosedOn != nil && day.After(*t.ClosedOn):
		return UnitClosed, fmt.Sprintf("The unit was closed on %s: its last business day was %s.", day, *t.ClosedOn)
	}
	return "", ""
}

// checkObservedAt refuses a time ahead of ours: everything sent until then would be superseded. It
// refuses null too, whose sender would believe in an order that is not kept.
func (c *checker) checkObservedAt(m *Member) {
	if m.Form == Absent {
		return
	}
	text, fault := require("", m, "observedAt", String)
	if fault != nil {
		fault.Detail = strings.TrimSuffix(fault.Detail, ".") + ", or leave it out."
		c.verdict.body(*fault)
		return
	}
	at, err := calendar.ParseInstant(text)
	switch {
	case err != nil:
		c.verdict.body(Fault{Pointer: pointerTo(m.Name), Code: NotATime, Detail: sentence(err)})
	case at.After(c.latest):
		detail := fmt.Sprintf("%s lies in the future: it is %s now. Send when the figures were read.", text, c.terms.Now.UTC().Format(time.RFC3339))
		c.verdict.body(Fault{Pointer: pointerTo(m.Name), Code: OutOfRange, Detail: detail})
	default:
		at = at.Truncate(time.Microsecond) // as it is kept
		c.verdict.Submission.ObservedAt = &at
	}
}

func (c *checker) checkRealTimeSales(m *Member) {
	_, fault := require("", m, "realTimeSales", Array)
	switch {
	case fault != nil:
		c.verdict.body(*fault)
	case c.draft.Count > MaxRows:
		detail := fmt.Sprintf("There are %d rows and at most %d are taken: send them in several submissions.", c.draft.Count, MaxRows)
		c.verdict.body(Fault{Pointer: pointerTo(m.Name), Code: TooManyRows, Detail: detail})
	case c.draft.Count == 0:
		c.verdict.warn(Fault{Pointer: pointerTo(m.Name), Code: NoRows, Detail: "There are no rows, so no figure was touched."})
	}
}

// require returns the text of a member that must be there in one of forms, or the fault that it is not.
// The fault of a missing member points to where it should stand.
func require(object string, m *Member, name string, forms ...Form) (string, *Fault) {
	if m.Form == Absent {
		return "", &Fault{Pointer: object + pointerTo(name), Code: MissingMember, Detail: fmt.Sprintf("%q is missing: send it.", name)}
	}
	wanted := make([]string, len(forms))
	for i, form := range forms {
		if m.Form == form {
			return m.Text, nil
		}
		wanted[i] = form.String()
	}
	detail := fmt.Sprintf("%q is %s: send %s.", m.Name, m.Form, strings.Join(wanted, " or "))
	return "", &Fault{Pointer: object + pointerTo(m.Name), Code: WrongType, Detail: detail}
}

func duplicateMember(object string, r Repeat) Fault {
	detail := fmt.Sprintf("%q and %q name the same member: send it once.", r.First, r.Second)
	return Fault{Pointer: object + pointerTo(r.Second), Code: DuplicateMember, Detail: detail}
}

// sentence makes an error into one.
func sentence(err error) string { return err.Error() + "." }
