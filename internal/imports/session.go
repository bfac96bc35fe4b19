package imports

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// sessionLife is how long a session may stay open.
const sessionLife = 24 * time.Hour

// maxParts is how many calls may add to a session.
const maxParts = 100

// Part says what a call adds to a session.
type Part string

// The parts of a session, by the member that its body has.
const (
	TotalSales    Part = "TotalSales"
	HourlySales   Part = "HourlySales"
	DetailedSales Part = "DetailedSales"
)

// Begin opens a session, which is to state a business day of a unit as a whole.
func (s *Service) Begin(ctx context.Context, caller auth.Caller, body []byte) (Import, error) {
	var in struct {
		UnitID      *int64
		BusinessDay *string
	}
	members := []member{
		{name: "unitId", into: &in.UnitID}, {name: "businessDay", into: &in.BusinessDay},
	}
	unknown, err := readMembers("", body, members)
	if err != nil {
		return Import{}, err
	}
	if in.UnitID == nil || in.BusinessDay == nil {
		return Import{}, refuse("/businessDay", sales.MissingMember, `Send {"unitId": 9, "businessDay": "2026-11-23"}.`)
	}
	_, unit, err := s.companies.Unit(ctx, caller, tenant.UnitID(*in.UnitID))
	if err != nil {
		return Import{}, err
	}
	day, err := calendar.ParseDay(*in.BusinessDay)
	if err != nil {
		return Import{}, refuse("/businessDay", sales.NotADate, sentence(err))
	}
	now := s.now().UTC().Truncate(time.Microsecond)
	if day.After(unit.Calendar.DayAt(now)) {
		return Import{}, refuse("/businessDay", sales.DayInFuture, fmt.Sprintf("The business day %s lies in the future.", day))
	}
	i := Import{
		ID: uuid.Must(uuid.NewV7()), State: Open, Actor: caller.Actor(), Units: []tenant.UnitID{unit.ID}, CreatedAt: now, ChangedAt: now,
		Detail: Detail{Unit: unit.ID, Day: day.String(), Expires: now.Add(sessionLife)},
	}
	i.noteUnknown(unknown, members)
	job, err := i.job(now)
	if err != nil {
		return Import{}, err
	}
	return i, s.store.AddImport(ctx, caller.UnitScope(), job, nil)
}

// decodeAt reads the JSON that a pointer points to.
func decodeAt(pointer string, body []byte, into any) error {
	err := json.Unmarshal(body, into)
	if wrong, ok := errors.AsType[*json.SemanticError](err); ok {
		return refuse(pointer+string(wrong.JSONPointer), sales.WrongType, fmt.Sprintf("This is %s: send %s.", found(wrong.JSONKind), wanted(wrong.GoType)))
	}
	if err != nil {
		return refuse("", sales.NotJSON, "The body cannot be read: "+err.Error()+".")
	}
	return nil
}

func found(kind jsontext.Kind) string {
	switch kind {
	case '"':
		return "text"
	case '0':
		return "a number that does not fit here"
	case '{':
		return "an object"
	case '[':
		return "an array"
	}
	return kind.String()
}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Int, reflect.Int64:
		return "a whole number, without quotes"
	case reflect.Slice:
		return "an array of rows"
	}
	return "an object"
}

// Session returns a session that the caller may see.
func (s *Service) Session(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, *tenant.Unit, error) {
	i, err := s.get(ctx, caller, id)
	if err != nil {
		return i, nil, err
	}
	if !i.isSession() || i.State == Open && s.now().After(i.Expires) {
		return i, nil, store.ErrNotFound
	}
	_, unit, err := s.companies.Unit(ctx, caller, i.Unit)
	return i, unit, err
}

// sessionRow is a row of a session.
type sessionRow struct {
	CurrencyID    string
	NetSales      jsontext.Value
	GrossSales    jsontext.Value
	NumChecks     jsontext.Value
	NumGuests     jsontext.Value
	SalesTypeID   string
	SalesType     string
	TimeSlotStart string
	Hour          *int
	unknown       []string // names of members that are none of these
}

func (r *sessionRow) members() []member {
	return []member{
		{name: "CurrencyId", into: &r.CurrencyID}, {name: "NetSales", into: &r.NetSales},
		{name: "GrossSales", into: &r.GrossSales}, {name: "NumChecks", into: &r.NumChecks},
		{name: "NumGuests", into: &r.NumGuests}, {name: "SalesTypeId", into: &r.SalesTypeID},
		{name: "SalesType", into: &r.SalesType}, {name: "TimeSlotStart", into: &r.TimeSlotStart},
		{name: "Hour", into: &r.Hour},
	}
}

// Add adds rows to a session. What it had of a key before, of the same part, is replaced.
func (s *Service) Add(ctx context.Context, caller auth.Caller, id uuid.UUID, part Part, body []byte) (Import, error) {
	i, unit, err := s.openSession(ctx, caller, id)
	if err != nil {
		return i, err
	}
	sent, err := readPart(body, part)
	if err != nil {
		return i, err
	}
	company, err := s.companies.Company(ctx, caller.Tenant)
	if err != nil {
		return i, err
	}
	rows, warnings, err := rowsOfPart(company.Configuration, unit, i.day(), part, sent.at, sent.rows)
	if err != nil {
		return i, err
	}
	kept, err := content(rows)
	if err != nil {
		return i, err
	}
	if i, err = s.addPart(ctx, caller, i, store.ImportDay{
		Unit: unit.ID, Day: i.day(), Entry: uuid.Must(uuid.NewV7()), Undo: partID(part), Content: kept,
	}); err != nil {
		return i, err
	}
	i.Warnings = warnings
	i.noteUnknown(sent.unknown, []member{{name: string(part)}})
	i.noteUnknownInRows(sent.rows, sent.at)
	return i, nil
}

// openSession returns a session that more can be added to.
func (s *Service) openSession(ctx context.Context, caller auth.Caller, id uuid.UUID) (Import, *tenant.Unit, error) {
	i, unit, err := s.Session(ctx, caller, id)
	switch {
	case err != nil:
	case i.State != Open:
		err = i.refuseSession()
	case i.Days >= maxParts:
		err = refuse("", sales.TooMany, fmt.Sprintf("A session has at most %d calls: finish it.", maxParts))
	}
	return i, unit, err
}

// refuseSession refuses what can be done with an open session only.
func (i *Import) refuseSession() error {
	return refuse("", sales.WrongState, "The session is "+i.sessionState()+": begin another.")
}

// sessionState returns the state of a session as the API names it.
func (i *Import) sessionState() string {
	if i.State == Committed {
		return "finished"
	}
	return i.State
}

// addPart adds what a call states, behind what others added meanwhile.
func (s *Service) addPart(ctx context.Context, caller auth.Caller, i Import, part store.ImportDay) (Import, error) {
	quota, err := s.quotaOf(ctx, caller.Tenant)
	if err != nil {
		return i, err
	}
	if err := quota.take([]store.ImportDay{part}); err != nil {
		return i, err
	}
	for {
		part.Number = i.Days + 1
		err := s.store.AddImportDays(ctx, caller.UnitScope(), i.ID, Open, []store.ImportDay{part})
		if err == nil {
			i.Days++
		}
		if !errors.Is(err, store.ErrConflict) {
			return i, err
		}
		if i, _, err = s.openSession(ctx, caller, i.ID); err != nil {
			return i, err
		}
	}
}

// partID marks which part a call added; nothing of a session is ever undone by it.
func partID(p Part) uuid.UUID { return uuid.NewSHA1(uuid.Nil, []byte(p)) }

// sentPart is what a call adds to a session.
type sentPart struct {
	at      string // the pointer to the rows
	rows    []sessionRow
	unknown []string // names of members beside the rows
}

// readPart reads the body of a call that adds to a session.
func readPart(body []byte, part Part) (sent sentPart, err error) {
	var values []jsontext.Value
	members := []member{{name: string(part), into: &values}}
	if sent.unknown, err = readMembers("", body, members); err != nil {
		return sent, err
	}
	if members[0].sent == "" {
		detail := fmt.Sprintf("%q is missing: send its rows, or [] for a day without sales.", part)
		return sent, refuse("/"+string(part), sales.MissingMember, detail)
	}
	sent.at, sent.rows = "/"+members[0].sent, make([]sessionRow, len(values))
	for n := range values {
		row, at := &sent.rows[n], fmt.Sprintf("%s/%d", sent.at, n)
		if row.unknown, err = readMembers(at, values[n], row.members()); err != nil {
			return sent, err
		}
	}
	return sent, nil
}

func (i *Import) day() calendar.Day {
	day, _ := calendar.ParseDay(i.Day) // it was one when it came
	return day
}

// rowsOfPart checks all rows; one fault does not hide another.
func rowsOfPart(c *tenant.Configuration, u *tenant.Unit, day calendar.Day, part Part, at string, sent []sessionRow) (rows []sales.Row, warnings []sales.Fault, err error) {
	rows = make([]sales.Row, 0, len(sent))
	var faults []sales.Fault
	seen := map[sales.Key]int{}
	for n := range sent {
		k := rowCheck{config: c, unit: u, day: day, row: &sent[n], at: fmt.Sprintf("%s/%d", at, n)}
		row := k.check(part)
		if first, twice := seen[row.Key()]; twice && len(k.faults) == 0 {
			k.fault("", sales.DuplicateKey, fmt.Sprintf("Row %d is of the same time, sales type and currency: send one row.", first))
		}
		seen[row.Key()] = n
		faults, warnings = append(faults, k.faults...), append(warnings, k.warnings...)
		rows = append(rows, row)
	}
	if len(faults) > 0 {
		return nil, nil, sales.Refuse(sales.LimitFaults(faults), len(faults))
	}
	return rows, sales.LimitFaults(warnings), nil
}

// rowCheck is the check of one row of a session.
type rowCheck struct {
	config           *tenant.Configuration
	unit             *tenant.Unit
	day              calendar.Day
	row              *sessionRow
	at               string
	faults, warnings []sales.Fault
}

func (k *rowCheck) fault(member string, code sales.Code, detail string) {
	pointer := k.at
	if member != "" {
		pointer += "/" + member
	}
	k.faults = append(k.faults, sales.Fault{Pointer: pointer, Code: code, Detail: detail})
}

func (k *rowCheck) check(part Part) sales.Row {
	row := sales.Row{Type: k.salesType(), Currency: sales.Currency(k.row.CurrencyID)}
	if !slices.Contains(k.unit.CurrenciesOf(k.config), row.Currency) {
		k.faultOfCode("CurrencyId", sales.UnknownCurrency, k.row.CurrencyID, "a currency",
			string(sales.FindInOtherCase(k.row.CurrencyID, k.unit.CurrenciesOf(k.config))))
	}
	row.Net, row.Gross = k.amount("NetSales", row.Currency, k.row.NetSales), k.amount("GrossSales", row.Currency, k.row.GrossSales)
	row.Checks, row.Guests = k.count("NumChecks", k.row.NumChecks), k.count("NumGuests", k.row.NumGuests)
	if part != TotalSales {
		row.SlotStart = k.slot(part)
	}
	if d := sales.FindDoubt(row.Measures); d != nil {
		k.warnings = append(k.warnings, sales.Fault{Pointer: k.at, Code: d.Code, Detail: d.Detail})
	}
	return row
}

func (k *rowCheck) salesType() sales.TypeID {
	types := k.unit.SalesTypesOf(k.config)
	for _, t := range k.config.SalesTypes {
		named := k.row.SalesTypeID == "" && slices.ContainsFunc([]string{t.Names["en"], string(t.ID)}, func(name string) bool { return strings.EqualFold(name, k.row.SalesType) })
		coded := string(t.ID) == k.row.SalesTypeID || slices.Contains(t.Aliases, sales.TypeID(k.row.SalesTypeID))
		if (coded || named) && slices.Contains(types, t.ID) {
			return t.ID
		}
	}
	k.faultOfCode("SalesTypeId", sales.UnknownType, k.row.SalesTypeID+k.row.SalesType, "a sales type",
		string(sales.FindInOtherCase(k.row.SalesTypeID, k.codesOfTypes())))
	return ""
}

// codesOfTypes returns the codes and aliases of the sales types of the unit.
func (k *rowCheck) codesOfTypes() (codes []sales.TypeID) {
	types := k.unit.SalesTypesOf(k.config)
	for _, t := range k.config.SalesTypes {
		if slices.Contains(types, t.ID) {
			codes = append(append(codes, t.ID), t.Aliases...)
		}
	}
	return codes
}

// faultOfCode notes a code that is not configured, and the one that was meant if there is one.
func (k *rowCheck) faultOfCode(member string, code sales.Code, sent, noun, meant string) {
	detail := fmt.Sprintf("%.40q is not %s of this unit.", sent, noun)
	if meant != "" {
		detail = fmt.Sprintf("%s Did you mean %q? Codes are compared exactly.", detail, meant)
	}
	k.fault(member, code, detail)
	if meant != "" {
		k.faults[len(k.faults)-1].Extra = map[string]any{"suggestion": meant}
	}
}

func (k *rowCheck) amount(name string, currency sales.Currency, value jsontext.Value) sales.Amount {
	if value == nil {
		k.fault(name, sales.MissingMember, fmt.Sprintf("%q is missing: send it.", name))
		return 0
	}
	a, err := sales.ParseAmount(strings.Trim(string(value), `"`)) // a number, or the same as text
	if err != nil {
		k.fault(name, sales.OutOfRange, fmt.Sprintf("%.40s is %v.", value, err))
	}
	if m := sales.CheckDecimals(strings.Trim(string(value), `"`), a, currency, k.config.DecimalsOf(currency)); m != nil && k.config.Intake.RefusesDecimals() {
		k.fault(name, m.Code, m.Detail)
	} else if m != nil {
		k.warnings = append(k.warnings, sales.Fault{Pointer: k.at + "/" + name, Code: m.Code, Detail: m.Detail}.AsTaken())
	}
	return a
}

func (k *rowCheck) count(name string, value jsontext.Value) int64 {
	if value == nil {
		k.fault(name, sales.MissingMember, fmt.Sprintf("%q is missing: send it.", name))
		return 0
	}
	n, err := strconv.ParseInt(string(value), 10, 64)
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		k.fault(name, sales.WrongType, fmt.Sprintf("%.40s is not written as an integer: send digits only, such as 12.", value))
	case n < 0 || n > 1<<31-1:
		k.fault(name, sales.OutOfRange, fmt.Sprintf("%.40s is out of range: send 0 to 2147483647.", value))
	}
	return n
}

// slot returns when a row was: at a slot that it names, or at the first of an hour of the day.
func (k *rowCheck) slot(part Part) time.Time {
	text := k.row.TimeSlotStart
	if text == "" && part == HourlySales && k.row.Hour != nil {
		return k.hour(*k.row.Hour)
	}
	slot, mistake := sales.ReadSlot(k.unit.Calendar, k.day, text)
	if mistake != nil {
		k.fault("TimeSlotStart", mistake.Code, mistake.Detail)
	}
	return slot.Start
}

func (k *rowCheck) hour(hour int) time.Time {
	for _, slot := range k.unit.Calendar.Slots(k.day) {
		if at := slot.Start.In(k.unit.Calendar.Zone()); at.Hour() == hour {
			return slot.Start
		}
	}
	k.fault("Hour", sales.OutOfRange, fmt.Sprintf("The business day has no hour %d: send 0 to 23.", hour))
	return time.Time{}
}
