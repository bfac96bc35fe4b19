package sales

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// madrid is a unit at noon on 2026-11-23.
func madrid() *Terms {
	zone, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		panic(err)
	}
	opened := calendar.NewDay(2026, time.October, 20)
	return &Terms{
		Calendar:        calendar.New(zone, calendar.NewClock(5, 0), calendar.DefaultSlotLength),
		Currencies:      []Currency{"EUR", "USD"},
		Decimals:        []int{2, 2},
		Types:           []TypeID{"DINE", "TAKE"},
		OpenedOn:        &opened,
		MaxAgeDays:      35,
		FutureTolerance: 15 * time.Minute,
		Now:             time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC),
	}
}

func text(name, value string) Member { return Member{name, String, value} }
func num(name, value string) Member  { return Member{name, Number, value} }

func goodRow() DraftRow {
	return DraftRow{
		Form:      Object,
		Currency:  text("currencyId", "EUR"),
		Type:      text("salesTypeId", "TAKE"),
		SlotStart: text("timeSlotStart", "2026-11-23T11:15:00+01:00"),
		Net:       num("netSales", "250.00"),
		Gross:     num("grossSales", "270.00"),
		Checks:    num("numChecks", "12"),
		Guests:    num("numGuests", "19"),
	}
}

func draftOf(rows ...DraftRow) *Draft {
	return &Draft{
		Form: Object, Day: text("businessDay", "2026-11-23"),
		RealTimeSales: Member{Name: "realTimeSales", Form: Array}, Rows: rows, Count: len(rows),
	}
}

func TestCheckTakesGoodRows(t *testing.T) {
	verdict := Check(draftOf(goodRow()), madrid())
	if err := verdict.Refusal(); err != nil {
		t.Fatal(err)
	}
	want := Row{
		SlotStart: time.Date(2026, 11, 23, 10, 15, 0, 0, time.UTC), Type: "TAKE", Currency: "EUR",
		Measures: Measures{Net: 250_0000, Gross: 270_0000, Checks: 12, Guests: 19},
	}
	if got := verdict.Submission; len(got.Rows) != 1 || got.Rows[0] != want || got.Day.String() != "2026-11-23" {
		t.Errorf("got %+v, want row %+v", got, want)
	}
}

// A fault, as the tables below write it: where, which, and what it holds for programs.
func brief(f Fault) string {
	s := f.Pointer + " " + string(f.Code)
	for _, name := range []string{"businessDay", "configured", "nearest", "candidates", "first", "member"} {
		if value, ok := f.Extra[name]; ok {
			s += fmt.Sprintf(" %s=%v", name, value)
		}
	}
	return s
}

func briefs(faults []Fault) []string {
	out := make([]string, len(faults))
	for i, f := range faults {
		out[i] = brief(f)
	}
	return out
}

func TestCheckBody(t *testing.T) {
	tests := []struct {
		name string
		edit func(*Draft, *Terms)
		want []string
	}{
		{"not an object", func(d *Draft, _ *Terms) { *d = Draft{Form: Array} }, []string{" wrong-type"}},
		{"empty object", func(d *Draft, _ *Terms) { *d = Draft{Form: Object} }, []string{
			"/businessDay missing-member", "/realTimeSales missing-member"}},
		{"null members", func(d *Draft, _ *Terms) {
			*d = Draft{Form: Object, Day: Member{Name: "BusinessDay", Form: Null}, ObservedAt: Member{Name: "observedAt", Form: Null}, RealTimeSales: Member{Name: "rts", Form: Null}}
		}, []string{"/BusinessDay wrong-type", "/observedAt wrong-type", "/rts wrong-type"}},
		{"member twice", func(d *Draft, _ *Terms) { d.Repeated = []Repeat{{"businessDay", "BUSINESSDAY"}} }, []string{"/BUSINESSDAY duplicate-member"}},
		{"not a date", func(d *Draft, _ *Terms) { d.Day.Text = "2026-02-30" }, []string{"/businessDay not-a-date"}},
		{"number as date", func(d *Draft, _ *Terms) { d.Day = num("businessDay", "20261123") }, []string{"/businessDay wrong-type"}},
		{"tomorrow", func(d *Draft, _ *Terms) {
			d.Day.Text, d.Rows[0].SlotStart.Text = "2026-11-24", "2026-11-24T12:00:00+01:00"
		}, []string{"/businessDay day-in-future"}},
		{"tomorrow within the tolerance", func(d *Draft, terms *Terms) {
			terms.Now = time.Date(2026, 11, 24, 3, 50, 0, 0, time.UTC)
			d.Day.Text, d.Rows[0].SlotStart.Text = "2026-11-24", "2026-11-24T05:00:00+01:00"
		}, nil},
		{"oldest", func(d *Draft, terms *Terms) {
			d.Day.Text, d.Rows[0].SlotStart.Text = "2026-10-20", "2026-10-20T12:00:00+02:00"
		}, nil},
		{"too old, and before the opening", func(d *Draft, terms *Terms) {
			terms.MaxAgeDays = 34
			d.Day.Text, d.Rows[0].SlotStart.Text = "2026-10-18", "2026-10-18T12:00:00+02:00"
		}, []string{"/businessDay day-too-old"}},
		{"before the opening", func(d *Draft, terms *Terms) {
			d.Day.Text, d.Rows[0].SlotStart.Text = "2026-10-19", "2026-10-19T12:00:00+02:00"
		}, []string{"/businessDay unit-not-open"}},
		{"after the closing", func(d *Draft, terms *Terms) {
			closed := calendar.NewDay(2026, time.November, 22)
			terms.ClosedOn = &closed
		}, []string{"/businessDay unit-closed"}},
		{"observed in local time", func(d *Draft, _ *Terms) { d.ObservedAt = text("observedAt", "2026-11-23T11:30:00") }, []string{"/observedAt not-a-time"}},
		{"observed in the future", func(d *Draft, _ *Terms) { d.ObservedAt = text("observedAt", "2026-11-23T11:15:01Z") }, []string{"/observedAt out-of-range"}},
		{"too many rows", func(d *Draft, _ *Terms) { d.Count = MaxRows + 1 }, []string{"/realTimeSales too-many-rows"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			draft, terms := draftOf(goodRow()), madrid()
			test.edit(draft, terms)
			verdict := Check(draft, terms)
			if got := briefs(verdict.Body); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if len(verdict.Bad) > 0 {
				t.Errorf("unexpected bad rows: %+v", verdict.Bad)
			}
		})
	}
}

func TestCheckRow(t *testing.T) {
	const row = "/realTimeSales/0"
	tests := []struct {
		name string
		edit func(*DraftRow)
		want []string
	}{
		{"not an object", func(r *DraftRow) { *r = DraftRow{Form: Null} }, []string{row + " wrong-type"}},
		{"empty", func(r *DraftRow) { *r = DraftRow{Form: Object} }, []string{
			row + "/currencyId missing-member", row + "/salesTypeId missing-member",
			row + "/timeSlotStart missing-member", row + "/netSales missing-member",
			row + "/grossSales missing-member", row + "/numChecks missing-member", row + "/numGuests missing-member"}},
		{"nulls", func(r *DraftRow) { r.Net.Form, r.Checks.Form, r.Type.Form = Null, Null, Null }, []string{
			row + "/salesTypeId wrong-type", row + "/netSales wrong-type", row + "/numChecks wrong-type"}},
		{"pointer as spelt", func(r *DraftRow) { r.Net = Member{"NETSALES", Boolean, ""} }, []string{row + "/NETSALES wrong-type"}},
		{"member twice", func(r *DraftRow) { r.Repeated = []Repeat{{"netSales", "NetSales"}} }, []string{row + "/NetSales duplicate-member"}},
		{"amounts as strings", func(r *DraftRow) { r.Net, r.Gross = text("netSales", "250.1234"), text("grossSales", "251e0") }, nil},
		{"not an amount", func(r *DraftRow) { r.Net = text("netSales", "250,00") }, []string{row + "/netSales wrong-type"}},
		{"too many decimals", func(r *DraftRow) { r.Net.Text = "1.23456" }, []string{row + "/netSales too-many-decimals"}},
		{"amount too big", func(r *DraftRow) { r.Gross.Text = "1e12" }, []string{row + "/grossSales out-of-range"}},
		{"count as string", func(r *DraftRow) { r.Checks = text("numChecks", "12") }, []string{row + "/numChecks wrong-type"}},
		{"count with point", func(r *DraftRow) { r.Checks.Text = "12.0" }, []string{row + "/numChecks wrong-type"}},
		{"count with exponent", func(r *DraftRow) { r.Checks.Text = "1e1" }, []string{row + "/numChecks wrong-type"}},
		{"count below zero", func(r *DraftRow) { r.Guests.Text = "-1" }, []string{row + "/numGuests out-of-range"}},
		{"biggest count", func(r *DraftRow) { r.Guests.Text = "2147483647" }, nil},
		{"count too big", func(r *DraftRow) { r.Guests.Text = "2147483648" }, []string{row + "/numGuests out-of-range"}},
		{"count far too big", func(r *DraftRow) { r.Guests.Text = "99999999999999999999" }, []string{row + "/numGuests out-of-range"}},
		{"other currency", func(r *DraftRow) { r.Currency.Text = "eur" }, []string{row + "/currencyId currency-not-configured configured=[EUR USD]"}},
		{"other sales type", func(r *DraftRow) { r.Type.Text = "DRONE" }, []string{row + "/salesTypeId sales-type-not-configured configured=[DINE TAKE]"}},
		{"local time", func(r *DraftRow) { r.SlotStart.Text = "2026-11-23T11:15" }, nil},
		{"not a time", func(r *DraftRow) { r.SlotStart.Text = "noon" }, []string{row + "/timeSlotStart not-a-time"}},
		{"bad offset", func(r *DraftRow) { r.SlotStart.Text = "2026-11-23T11:15:00+1" }, []string{row + "/timeSlotStart not-a-time"}},
		{"not aligned", func(r *DraftRow) { r.SlotStart.Text = "2026-11-23T11:20:00+01:00" }, []string{
			row + "/timeSlotStart slot-not-aligned nearest=[2026-11-23T10:15:00.000Z 2026-11-23T10:30:00.000Z]"}},
		{"before the day", func(r *DraftRow) { r.SlotStart.Text = "2026-11-23T04:45:00+01:00" }, []string{
			row + "/timeSlotStart slot-outside-business-day businessDay=2026-11-22"}},
		{"after the day", func(r *DraftRow) { r.SlotStart.Text = "2026-11-24T05:00:00+01:00" }, []string{
			row + "/timeSlotStart slot-outside-business-day businessDay=2026-11-24"}},
		{"within the tolerance", func(r *DraftRow) { r.SlotStart.Text = "2026-11-23T11:15:00Z" }, nil},
		{"in the future", func(r *DraftRow) { r.SlotStart.Text = "2026-11-23T11:30:00Z" }, []string{row + "/timeSlotStart slot-in-future"}},
		{"everything at once", func(r *DraftRow) {
			r.Currency.Text, r.Type.Text, r.SlotStart.Text, r.Net.Text, r.Guests.Text = "GBP", "X", "?", "0.00001", "-3"
		}, []string{
			row + "/currencyId currency-not-configured configured=[EUR USD]", row + "/salesTypeId sales-type-not-configured configured=[DINE TAKE]",
			row + "/timeSlotStart not-a-time", row + "/netSales too-many-decimals", row + "/numGuests out-of-range"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			draft := draftOf(goodRow())
			test.edit(&draft.Rows[0])
			verdict := Check(draft, madrid())
			var got []string
			if len(verdict.Bad) > 0 {
				got = briefs(verdict.Bad[0].Faults)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if taken := len(verdict.Submission.Rows) == 1; taken != (len(test.want) == 0) {
				t.Errorf("taken: %t", taken)
			}
		})
	}
}

// The worked days of the contract: the night of 2026-10-25, when the clocks of Madrid go back, and of 2026-03-29.
func TestCheckRoundClockChanges(t *testing.T) {
	const slot = "/realTimeSales/0/timeSlotStart "
	tests := []struct {
		name, day, slot string
		want            []string
	}{
		{"repeated", "2026-10-24", "2026-10-25T02:30", []string{slot + "ambiguous-local-time candidates=[2026-10-25T00:30:00.000Z 2026-10-25T01:30:00.000Z]"}},
		{"repeated, with offset", "2026-10-24", "2026-10-25T02:30:00+02:00", nil},
		{"repeated, with the other offset", "2026-10-24", "2026-10-25T02:30:00+01:00", nil},
		{"before it", "2026-10-24", "2026-10-25T01:45", nil},
		{"last slot of 25 hours", "2026-10-24", "2026-10-25T04:45", nil},
		{"skipped", "2026-03-28", "2026-03-29T02:30", []string{slot + "skipped-local-time candidates=[2026-03-29T00:30:00.000Z 2026-03-29T01:30:00.000Z]"}},
		{"after it", "2026-03-28", "2026-03-29T03:00", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			terms := madrid()
			terms.OpenedOn, terms.MaxAgeDays = nil, 400
			draft := draftOf(goodRow())
			draft.Day.Text, draft.Rows[0].SlotStart.Text = test.day, test.slot
			verdict := Check(draft, terms)
			if refusal := verdict.Refusal(); (refusal == nil) != (test.want == nil) || refusal != nil && !slices.Equal(briefs(refusal.Faults), test.want) {
				t.Errorf("got %+v, want %q", refusal, test.want)
			}
		})
	}
}

func TestCheckRefusesTheSameKeyTwice(t *testing.T) {
	other, local := goodRow(), goodRow()
	other.Type.Text = "DINE"
	local.SlotStart.Text = "2026-11-23T11:15"
	verdict := Check(draftOf(goodRow(), other, local), madrid())
	if len(verdict.Bad) != 1 || verdict.Bad[0].Index != 2 {
		t.Fatalf("bad rows: %+v", verdict.Bad)
	}
	want := []string{"/realTimeSales/2 duplicate-key first=/realTimeSales/0"}
	if got := briefs(verdict.Bad[0].Faults); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCheckWarns(t *testing.T) {
	tests := []struct {
		name                       string
		net, gross, checks, guests string
		want                       Code
	}{
		{"usual", "250", "270", "12", "19", ""},
		{"no tax", "250", "250", "12", "19", ""},
		{"swapped", "270", "250", "12", "19", NetAboveGross},
		{"refund", "-250", "-270", "1", "0", ""},
		{"swapped refund", "-270", "-250", "1", "0", NetAboveGross},
		{"no checks", "250", "270", "0", "19", SalesWithoutChecks},
		{"refund without checks", "-18.5", "-20.35", "0", "0", ""},
		{"guests before they pay", "0", "0", "0", "4", ""},
		{"on the house", "0", "0", "1", "1", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			row := goodRow()
			row.Net.Text, row.Gross.Text, row.Checks.Text, row.Guests.Text = test.net, test.gross, test.checks, test.guests
			verdict := Check(draftOf(row), madrid())
			var got Code
			if len(verdict.Warnings) > 0 {
				got = verdict.Warnings[0].Code
			}
			if got != test.want || verdict.FaultCount > 0 || got.Problem() != "" {
				t.Errorf("got %q of %+v, want %q", got, verdict, test.want)
			}
		})
	}
	if verdict := Check(draftOf(), madrid()); len(verdict.Warnings) != 1 || verdict.Warnings[0].Code != NoRows || verdict.FaultCount != 0 {
		t.Errorf("without rows: %+v", verdict)
	}
}

func TestCheckSpellsOutAHundredFaultsOfTheBody(t *testing.T) {
	draft := draftOf()
	for range 100_000 {
		draft.Repeated = append(draft.Repeated, Repeat{"businessDay", "BusinessDay"})
	}
	verdict := Check(draft, madrid())
	if refusal := verdict.Refusal(); len(refusal.Faults) != MaxFaults || refusal.FaultCount != 100_000 {
		t.Errorf("%d faults spelt out of %d", len(refusal.Faults), refusal.FaultCount)
	}
}

func TestCheckKnowsEveryBadRowAndSpellsOutAHundredFaults(t *testing.T) {
	rows := make([]DraftRow, 200)
	for i := range rows {
		rows[i] = DraftRow{Form: Object}
	}
	verdict := Check(draftOf(rows...), madrid())
	if verdict.FaultCount != 1400 || len(verdict.Bad) != 200 {
		t.Fatalf("%d faults in %d rows", verdict.FaultCount, len(verdict.Bad))
	}
	if refusal := verdict.Refusal(); len(refusal.Faults) != MaxFaults || refusal.FaultCount != 1400 {
		t.Errorf("%d faults spelt out of %d", len(refusal.Faults), refusal.FaultCount)
	}
	if first, last := verdict.Bad[0].Faults, verdict.Bad[199].Faults; len(first) != 7 || len(last) != 1 {
		t.Errorf("the first row has %d faults, the last %d", len(first), len(last))
	}
}

func TestRefusalTakesItsProblemFromTheFirstFault(t *testing.T) {
	row := goodRow()
	row.Currency.Text, row.Net.Text = "GBP", "0.00001"
	verdict := Check(draftOf(row), madrid())
	if got := verdict.Refusal(); got.Problem != "currency-mismatch" || got.FaultCount != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestReadSlot(t *testing.T) {
	terms := madrid()
	day := calendar.NewDay(2026, time.November, 23)
	slot, mistake := ReadSlot(terms.Calendar, day, "2026-11-24T04:45")
	if mistake != nil || !slot.Start.Equal(time.Date(2026, 11, 24, 3, 45, 0, 0, time.UTC)) || slot.Duration() != 15*time.Minute {
		t.Errorf("got %v, %+v", slot, mistake)
	}
	for text, want := range map[string]Code{"": NotATime, "2026-11-23T11Z": NotATime, "2026-11-23T11:20:00Z": SlotNotAligned, "2026-11-23T03:00": SlotOutsideDay} {
		if _, mistake := ReadSlot(terms.Calendar, day, text); mistake == nil || mistake.Code != want {
			t.Errorf("ReadSlot(%q): %+v, want %s", text, mistake, want)
		}
	}
}

func TestCheckDecimalsOfTheCurrency(t *testing.T) {
	tests := []struct {
		currency, net string
		decimals      int
		wrong         bool
	}{
		{"EUR", "12.34", 2, false},
		{"EUR", "12.3400", 2, false},
		{"EUR", "12.345", 2, true},
		{"EUR", "-12.3456", 2, true},
		{"USD", "12", 0, false},
		{"USD", "12.3456", 0, true},
		{"USD", "0.5", 0, true},
		{"USD", "12.3456", 4, false},
	}
	for _, test := range tests {
		for _, refuse := range []bool{false, true} {
			terms := madrid()
			terms.Decimals, terms.RefuseDecimals = []int{2, test.decimals}, refuse
			row := goodRow()
			row.Currency.Text, row.Net.Text = test.currency, test.net
			row.Gross.Text = "100"
			verdict := Check(draftOf(row), terms)
			var got []string
			for _, f := range append(verdict.Warnings, faultsOf(verdict)...) {
				got = append(got, brief(f))
			}
			want := test.wrong && len(got) == 1 && got[0] == "/realTimeSales/0/netSales more-decimals-than-currency" || !test.wrong && len(got) == 0
			if !want || (verdict.FaultCount > 0) != (test.wrong && refuse) {
				t.Errorf("%s %s of %d decimals, refused %t: %q", test.net, test.currency, test.decimals, refuse, got)
			}
		}
	}
}

func faultsOf(v Verdict) (faults []Fault) {
	for _, row := range v.Bad {
		faults = append(faults, row.Faults...)
	}
	return faults
}
