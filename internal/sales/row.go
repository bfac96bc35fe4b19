package sales

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// place is where the figure of a row goes: the key, in numbers that are quick to look up.
type place struct {
	slot               int64 // Unix seconds
	typeAt, currencyAt int   // in Terms
}

// checkRow checks row i and takes it into the submission if it has no fault.
func (c *checker) checkRow(i int) {
	sent := &c.draft.Rows[i]
	before := c.verdict.FaultCount
	if sent.Form != Object {
		detail := fmt.Sprintf("The row is %s: send an object.", sent.Form)
		c.verdict.row(i, Fault{Pointer: c.draft.rowPointer(i), Code: WrongType, Detail: detail})
		return
	}
	for _, twice := range sent.Repeated {
		c.verdict.row(i, duplicateMember(c.draft.rowPointer(i), twice))
	}
	currencyAt := configured(c, i, &sent.Currency, "currencyId", c.terms.Currencies, nil, currencies)
	typeAt := configured(c, i, &sent.Type, "salesTypeId", c.terms.Types, c.terms.Aliases, salesTypes)
	slot, slotOK := c.slot(i, &sent.SlotStart)
	measures := Measures{
		Net:    c.amount(i, &sent.Net, "netSales"),
		Gross:  c.amount(i, &sent.Gross, "grossSales"),
		Checks: c.count(i, &sent.Checks, "numChecks"),
		Guests: c.count(i, &sent.Guests, "numGuests"),
	}
	if currencyAt >= 0 && c.terms.RefuseDecimals {
		c.checkDecimals(i, currencyAt, measures, c.verdict.row)
	}
	if slotOK && typeAt >= 0 && currencyAt >= 0 {
		c.checkKey(i, place{slot.Unix(), typeAt, currencyAt})
	}
	if c.verdict.FaultCount == before {
		c.take(i, Row{slot, c.terms.Types[typeAt], c.terms.Currencies[currencyAt], measures})
		c.checkDecimals(i, currencyAt, measures, func(_ int, f Fault) { c.verdict.warn(f.AsTaken()) })
	}
}

// checkDecimals notes the amounts of row i that have more decimals than their currency.
func (c *checker) checkDecimals(i, currencyAt int, m Measures, note func(int, Fault)) {
	if c.terms.Decimals == nil {
		return
	}
	currency, decimals := c.terms.Currencies[currencyAt], c.terms.Decimals[currencyAt]
	sent := &c.draft.Rows[i]
	for _, amount := range [...]struct {
		Amount
		*Member
	}{{m.Net, &sent.Net}, {m.Gross, &sent.Gross}} {
		if mistake := CheckDecimals(amount.Text, amount.Amount, currency, decimals); mistake != nil {
			note(i, Fault{Pointer: c.draft.rowPointer(i) + pointerTo(amount.Name), Code: mistake.Code, Detail: mistake.Detail})
		}
	}
}

// take adds a good row.
func (c *checker) take(i int, row Row) {
	submission := &c.verdict.Submission
	if sent := TypeID(c.draft.Rows[i].Type.Text); sent != row.Type {
		if submission.Aliases == nil {
			submission.Aliases = map[int]TypeID{}
		}
		submission.Aliases[len(submission.Rows)] = sent
	}
	submission.Rows = append(submission.Rows, row)
	if d := FindDoubt(row.Measures); d != nil {
		c.verdict.warn(Fault{Pointer: c.draft.rowPointer(i), Code: d.Code, Detail: d.Detail})
	}
}

// checkKey refuses a key that an earlier row has already.
func (c *checker) checkKey(i int, key place) {
	first, twice := c.seen[key]
	if !twice {
		c.seen[key] = i
		return
	}
	pointer := c.draft.rowPointer(first)
	detail := fmt.Sprintf("This row has the same slot, sales type and currency as %s: send one row with what the slot sold in all.", pointer)
	c.verdict.row(i, Fault{
		Pointer: c.draft.rowPointer(i), Code: DuplicateKey, Detail: detail,
		Extra: map[string]any{"first": pointer},
	})
}

// fault adds a fault of the value of member m of row i.
func (c *checker) fault(i int, m *Member, code Code, detail string, extra map[string]any) {
	c.verdict.row(i, Fault{Pointer: c.draft.rowPointer(i) + pointerTo(m.Name), Code: code, Detail: detail, Extra: extra})
}

// text returns what member m of row i says, and whether it is there in one of forms.
func (c *checker) text(i int, m *Member, name string, forms ...Form) (string, bool) {
	if slices.Contains(forms, m.Form) {
		return m.Text, true
	}
	_, fault := require(c.draft.rowPointer(i), m, name, forms...)
	c.verdict.row(i, *fault)
	return "", false
}

// vocabulary is a set of codes that a tenant configures.
type vocabulary struct {
	code Code
	noun string
}

var (
	currencies = vocabulary{UnknownCurrency, "a currency"}
	salesTypes = vocabulary{UnknownType, "a sales type"}
)

// configured returns where in allowed a code stands, or -1 and the fault that it does not. An alias
// stands where its code does.
func configured[C ~string](c *checker, i int, m *Member, name string, allowed []C, aliases map[C]int, v vocabulary) int {
	text, ok := c.text(i, m, name, String)
	if !ok {
		return -1
	}
	if at := slices.Index(allowed, C(text)); at >= 0 {
		return at
	}
	if at, ok := aliases[C(text)]; ok {
		return at
	}
	extra := map[string]any{"configured": allowed}
	detail := fmt.Sprintf("%.64q is not %s of this unit: use %s.", text, v.noun, alternatives(allowed))
	if meant := FindInOtherCase(text, slices.Concat(allowed, slices.Sorted(maps.Keys(aliases)))); meant != "" {
		extra["suggestion"] = meant
		detail = fmt.Sprintf("%.64q is not %s of this unit: did you mean %q? Codes are compared exactly.", text, v.noun, meant)
	}
	c.fault(i, m, v.code, detail, extra)
	return -1
}

// FindInOtherCase returns the code that differs from a text in case or in the space around it only,
// or "": the first in order.
func FindInOtherCase[C ~string](text string, codes []C) C {
	text = strings.TrimSpace(text)
	for _, code := range codes {
		if strings.EqualFold(text, string(code)) {
			return code
		}
	}
	return ""
}

// slot returns the start of the slot of row i, and whether it stands in the business day.
func (c *checker) slot(i int, m *Member) (time.Time, bool) {
	text, ok := c.text(i, m, "timeSlotStart", String)
	if !ok {
		return time.Time{}, false
	}
	at, mistake := readTime(c.terms.Calendar, text)
	if mistake == nil && c.dayKnown {
		mistake = c.judgeSlot(at)
	}
	if mistake != nil {
		c.fault(i, m, mistake.Code, mistake.Detail, mistake.Extra)
		return time.Time{}, false
	}
	return at, true
}

// judgeSlot returns what is wrong with a slot start in the business day of the submission, if anything.
func (c *checker) judgeSlot(at time.Time) *Mistake {
	if mistake := checkSlot(c.terms.Calendar, c.day, at); mistake != nil {
		return mistake
	}
	if !c.dayAhead && at.After(c.latest) {
		now := c.terms.Now.In(c.terms.Calendar.Zone()).Format(time.RFC3339)
		return &Mistake{Code: SlotInFuture, Detail: fmt.Sprintf("The slot lies in the future: it is %s at the unit now.", now)}
	}
	return nil
}

func (c *checker) amount(i int, m *Member, name string) Amount {
	text, ok := c.text(i, m, name, Number, String)
	if !ok {
		return 0
	}
	amount, err := ParseAmount(text)
	switch {
	case errors.Is(err, ErrNotNumber):
		c.fault(i, m, WrongType, fmt.Sprintf("%.40q is not an amount: send digits with a decimal point, such as 250.00.", text), nil)
	case errors.Is(err, ErrDecimals):
		c.fault(i, m, TooManyDecimals, fmt.Sprintf("%.40s has more than 4 decimals: round it to at most 4.", text), nil)
	case err != nil:
		c.fault(i, m, OutOfRange, fmt.Sprintf("%.40s is out of range: an amount lies between -10^12 and 10^12.", text), nil)
	}
	return amount
}

// count reads a number of checks or guests. It takes digits only: 12.0 and 1.2e1 come from
// senders that count in floats, and will one day send 11.999.
func (c *checker) count(i int, m *Member, name string) int64 {
	text, ok := c.text(i, m, name, Number)
	if !ok {
		return 0
	}
	value, err := strconv.ParseInt(text, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		c.fault(i, m, WrongType, fmt.Sprintf("%.40s is not written as an integer: send digits only, such as 12.", text), nil)
	case err != nil || value < 0 || value > math.MaxInt32:
		c.fault(i, m, OutOfRange, fmt.Sprintf("%.40s is out of range: send 0 to %d.", text, math.MaxInt32), nil)
	}
	return value
}
