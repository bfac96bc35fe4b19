package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/await"
)

const (
	importsPath = "/sales/api/v1/imports"
	sessionPath = "/sales/api/v1/import"
)

const ticketLines = "timestamp_local;ticket;type;amount\n" +
	"2026-11-20T12:03:11;1;TAKE;10,50\n" +
	"2026-11-20T12:04:00;1;DINE;2,00\n" +
	"2026-11-20T12:20:00;2;TAKE;1.000,25\n" +
	"2026-11-21T01:10:00;3;TAKE;5\n" + // still the business day before
	"2026-11-21T12:00:00;4;TAKE;x\n"

// untilState reads an import until it is in a state.
func (w *world) untilState(path, state string) (got response) {
	w.t.Helper()
	await.Until(w.t, "the import is "+state, func() bool {
		got = w.get(path, w.as("till-norte")...).want(200)
		return got.text("state") == state
	})
	return got
}

// total returns the net sales of a day of unit 9.
func (w *world) total(day string) string {
	w.t.Helper()
	got := w.get("/sales/api/v1/business-unit/9/real-time-sales?businessDay="+day, w.as("reader")...).want(200)
	if len(got.at("dayTotals").([]any)) == 0 {
		return ""
	}
	return got.text("dayTotals", 0, "netSales")
}

// historyOf writes the changes of a slot of unit 9.
func (w *world) historyOf(day, slot string) string {
	w.t.Helper()
	got := w.get("/sales/api/v1/business-unit/9/real-time-sales/history?businessDay="+day+"&timeSlotStart="+day+"T"+slot, w.as("reader")...).want(200)
	var changes []string
	for i := range got.at("items").([]any) {
		net := func(side string) string {
			if got.at("items", i, side) == nil {
				return "none"
			}
			return got.text("items", i, side, "netSales")
		}
		changes = append(changes, got.text("items", i, "salesTypeId")+" "+net("old")+" to "+net("new"))
	}
	return strings.Join(changes, ", ")
}

func TestImportOfAFile(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-20", "7.00", "1.00")
	till := w.as("till-norte")
	got := w.post(importsPath+"?name=lines.csv&unitId=9", ticketLines, till...).want(http.StatusCreated)
	for path, want := range map[string]string{"state": "previewed", "kind": "lines", "firstDay": "2026-11-20", "lastDay": "2026-11-20"} {
		if got.text(path) != want {
			t.Errorf("%s is %s, want %s", path, got.text(path), want)
		}
	}
	if got.text("totals", 0, "netSales") != "1017.75" || got.text("problems", 0, "row") != "6" || got.text("problems", 0, "column") != "amount" {
		t.Errorf("got %s", got.body)
	}
	path := importsPath + "/" + got.text("importId")
	w.post(path+"/commit", "", till...).want(http.StatusBadRequest) // a row is bad
	w.post(path+"/undo", "", till...).want(http.StatusConflict)
	w.post(path+"/commit?skip=true", "", till...).want(http.StatusAccepted)
	w.untilState(path, "committed")
	if total := w.total("2026-11-20"); total != "1017.75" {
		t.Errorf("the day has %s", total)
	}
	w.post(path+"/commit?skip=true", "", till...).want(http.StatusAccepted) // again, which does nothing
	w.do(w.request("DELETE", path, "", till...)).want(http.StatusConflict)
	w.post(path+"/undo", "", till...).want(http.StatusAccepted)
	w.untilState(path, "undone")
	if total := w.total("2026-11-20"); total != "8.00" {
		t.Errorf("the day has %s again", total)
	}
	for slot, want := range map[string]string{ // what the import, or its taking back, removed is told too
		"12:00": "TAKE none to 7.00, DINE none to 2.00, TAKE 7.00 to 10.50, DINE 2.00 to none, TAKE 10.50 to 7.00",
		"12:15": "TAKE none to 1000.25, TAKE 1000.25 to none",
		"12:30": "DINE none to 1.00, DINE 1.00 to none, DINE none to 1.00",
	} {
		if got := w.historyOf("2026-11-20", slot); got != want {
			t.Errorf("the history of %s is %s, want %s", slot, got, want)
		}
	}
	w.post(path+"/commit", "", till...).want(http.StatusConflict)
	if list := w.get(importsPath, till...).want(200); list.text("items", 0, "state") != "undone" {
		t.Errorf("got %s", list.body)
	}
}

func TestImportThatCannotBe(t *testing.T) {
	w := newWorld(t)
	till := w.as("till-norte")
	for name, c := range map[string]struct{ query, body string }{
		"nothing":             {"", ""},
		"a header only":       {"", "date,net\n"},
		"no sales":            {"", "date,weather\n2026-11-20,sunny\n"},
		"bytes":               {"", "\x00\x01\x02"},
		"a broken workbook":   {"", "PK\x03\x04 and no more"},
		"a column not there":  {"?column=netSales=Umsatz", "date,net\n2026-11-20,1\n"},
		"a unit that is none": {"?unitId=x", "date,net\n2026-11-20,1\n"},
		"a unit unpaired":     {"?unit=Plaza", "date,net\n2026-11-20,1\n"},
		"a field not there":   {"?unitId=9&column=netsales=net", "date,net\n2026-11-20,1\n"},
		"a field twice":       {"?unitId=9&column=netSales=net&column=netSales=paid", "date,net,paid\n2026-11-20,1,2\n"},
		"a unit twice":        {"?unit=Plaza=9&unit=Plaza=10", "date,unit,net\n2026-11-20,Plaza,1\n"},
		"a sales type twice":  {"?unitId=9&salesType=Bread=TAKE&salesType=Bread=DINE", "date,type,net\n2026-11-20,Bread,1\n"},
	} {
		t.Run(name, func(t *testing.T) { w.post(importsPath+c.query, c.body, till...).want(http.StatusBadRequest) })
	}
	got := w.post(importsPath, "date,net\n2026-11-20,1\n", till...).want(http.StatusCreated) // no unit is named
	if got.text("badRows") != "1" {
		t.Errorf("got %s", got.body)
	}
	path := importsPath + "/" + got.text("importId")
	w.get(path, w.as("reader")...).want(http.StatusForbidden)
	w.get(path, w.as("till-sur")...).want(http.StatusNotFound)
	w.do(w.request("DELETE", path, "", till...)).want(http.StatusNoContent)
	w.get(path, till...).want(http.StatusNotFound)
	w.get(importsPath+"/x", till...).want(http.StatusNotFound)
}

// deli is a company whose codes have = in them.
const deli = `
tenant: deli
name: Deli
currencies: [{id: EUR}, {id: JPY, decimals: 0}]
salesTypes:
  - {id: TAKE, names: {en: Take-away}, aliases: [take away, B]}
  - {id: A=B, names: {en: Both}, aliases: [both]}
  - {id: BAR, names: {en: Bar}}
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
units: [{id: 9, name: Deli, salesTypes: [TAKE, A=B]}]
`

// TestImport_MapsSalesTypes: by code or alias, whichever = they have; nothing is dropped silently.
func TestImport_MapsSalesTypes(t *testing.T) {
	w := newWorld(t)
	w.apply(deli)
	till := w.as("till-deli")
	preview := func(query, cell string) response {
		return w.post(importsPath+"?unitId=9&"+query, "date,type,net\n2026-11-20,"+cell+",1\n", till...)
	}
	for _, c := range [][2]string{
		{"salesType=Bread=take%20away", "Bread"}, {"salesType=Bread=both", "Bread"}, {"salesType=a=b=TAKE", "a=b"},
		{"salesTypeId=both", "x"}, {"", "take away"}, {"", "A=B"}, {"", "Take Away"},
	} {
		got := preview(c[0], c[1]).want(201)
		if got.text("badRows") != "0" || got.at("warnings") != nil {
			t.Errorf("%s with %s: %s", c[0], c[1], got.body)
		}
	}
	for query, want := range map[string][2]string{
		"salesType=TAKE=TAEK":  {"salesType", "TAKE"},
		"salesType=TAKE=NOPE":  {"salesType", ""},
		"salesTypeId=Both":     {"salesTypeId", "both"},
		"currencyId=eur":       {"currencyId", "EUR"},
		"unit=Plaza=99":        {"unit", ""},
		"salesType=Bread":      {"salesType", ""},
		"salesType=Bread=A=B":  {"salesType", ""}, // Bread=A as B, or Bread as A=B
		"salesType=Bread=take": {"salesType", "TAKE"},
	} {
		got := preview(query, "TAKE").want(400)
		suggestion, _ := got.at("errors", 0, "suggestion").(string)
		if got.text("errors", 0, "parameter") != want[0] || suggestion != want[1] {
			t.Errorf("%s: %s", query, got.body)
		}
	}
	// The unit does not take what the code is mapped to: the row is wrong, and not of the code
	// itself.
	if got := preview("salesType=TAKE=BAR", "TAKE").want(201); !strings.Contains(got.body, "mapped to BAR, which is no sales type of unit 9") {
		t.Errorf("mapped to a type of other units: %s", got.body)
	}
	unused := preview("salesType=Bred=TAKE&unit=Plaza=9", "TAKE").want(201)
	if unused.text("warningCount") != "2" || unused.text("warnings", 0, "code") != "unused-mapping" ||
		!strings.Contains(unused.text("warnings", 1, "detail"), `"Bred"`) {
		t.Errorf("mappings that no row has: %s", unused.body)
	}
	bad := preview("salesType=Bread=TAKE", "Bread\nyesterday,Bread").want(201)
	if bad.at("warnings") != nil {
		t.Errorf("a row has it, though it is wrong: %s", bad.body)
	}
}

// TestImport_WarnsOfDecimals: as a submission does, with the rows, counted beyond the first
// hundred.
func TestImport_WarnsOfDecimals(t *testing.T) {
	w := newWorld(t)
	w.apply(deli)
	till := w.as("till-deli")
	rows := "date,net,gross,currency\n2026-11-20,1,2.50,JPY\n2026-11-20,1.005,2,EUR\n2026-11-20,1.25,1.50,EUR\n"
	got := w.post(importsPath+"?unitId=9", rows+strings.Repeat("2026-11-20,0.5,1,JPY\n", 120), till...).want(201)
	path := importsPath + "/" + got.text("importId")
	for _, read := range []response{got, w.get(path, till...).want(200)} {
		if read.text("badRows") != "0" || read.text("warningCount") != "122" || len(read.at("warnings").([]any)) != 100 {
			t.Errorf("got %s", read.body)
		}
		want := `{"code":"more-decimals-than-currency","column":"gross","detail":"2.50 has more decimals than JPY, which has 0: round it. The row is taken as it was sent.","row":2}`
		if read.text("warnings", 0) != want || read.text("warnings", 1, "row") != "3" || read.text("warnings", 1, "column") != "net" {
			t.Errorf("got %s, %s", read.text("warnings", 0), read.text("warnings", 1))
		}
	}
}

func TestImportSession(t *testing.T) {
	w := newWorld(t)
	w.sellTwice("2026-11-20", "7.00", "1.00") // TAKE 12:00, DINE 12:30
	till := w.as("till-norte")
	begun := w.post(sessionPath, `{"UNITID":9,"businessday":"2026-11-20"}`, till...).want(http.StatusCreated)
	path := sessionPath + "/" + begun.text("importId")
	w.post(path+"/finish", "", till...).want(http.StatusBadRequest) // nothing is in it
	w.post(path+"/total-sales", `{"totalsales":[
		{"currencyid":"EUR","netsales":"20.00","GROSSSALES":22.00,"NumChecks":5,"NumGuests":6,"SalesTypeId":"TAKE","SalesType":""},
		{"CurrencyId":"EUR","NetSales":1.00,"GrossSales":1.00,"NumChecks":1,"NumGuests":0,"SalesTypeId":"DINE"}]}`, till...).want(200)
	w.post(path+"/hourly-sales", `{"HourlySales":[{"CurrencyId":"EUR","NetSales":12.00,"GrossSales":13.00,"NumChecks":3,"NumGuests":4,"SalesTypeId":"TAKE","Hour":12}]}`, till...).want(200)
	bad := w.post(path+"/detailed-sales", `{"DetailedSales":[{"CurrencyId":"XXX","NetSales":"12","NumChecks":-1,"NumGuests":4,"SalesTypeId":"BAR","TimeSlotStart":"2026-11-22T12:00:00"}]}`, till...).want(http.StatusBadRequest)
	for _, want := range []string{"/DetailedSales/0/CurrencyId", "/DetailedSales/0/GrossSales", "/DetailedSales/0/NumChecks", "/DetailedSales/0/SalesTypeId", "/DetailedSales/0/TimeSlotStart"} {
		if !strings.Contains(bad.body, want) {
			t.Errorf("%s is not among the faults: %s", want, bad.body)
		}
	}
	read := w.get(path, till...).want(200)
	if read.text("state") != "open" || read.text("reconciliation", "bySalesType", 1, "difference", "netSales") != "13.00" {
		t.Errorf("got %s", read.body)
	}
	for body, pointer := range map[string]string{
		`{"TotalSales":{}}`:                                   "/TotalSales",
		`{"TotalSales":[{"SalesTypeId":5}]}`:                  "/TotalSales/0/SalesTypeId",
		`{"TotalSales":[{"NumGuests":1.5}]}`:                  "/TotalSales/0/NumGuests",
		`{"TotalSales":[{"NumChecks":"5"}]}`:                  "/TotalSales/0/NumChecks",
		`{"TotalSales":[{"NetSales":"1,5"}]}`:                 "/TotalSales/0/NetSales",
		`{"TotalSales":[{"GrossSales":true}]}`:                "/TotalSales/0/GrossSales",
		`{"TotalSales":[{"NumGuests":99999999999999999999}]}`: "/TotalSales/0/NumGuests",
	} {
		if refused := w.post(path+"/total-sales", body, till...).want(http.StatusBadRequest); !strings.Contains(refused.body, `"`+pointer+`"`) || strings.Contains(refused.body, "Go ") {
			t.Errorf("%s is refused with %s", body, refused.body)
		}
	}
	done := w.post(path+"/finish", "", till...).want(200)
	if done.text("state") != "finished" || done.text("reconciliation", "bySalesType", 0, "difference", "netSales") != "0.00" {
		t.Errorf("got %s", done.body)
	}
	w.post(path+"/finish", "", till...).want(200)
	if total := w.total("2026-11-20"); total != "21.00" {
		t.Errorf("the day has %s", total)
	}
	w.sellTwice("2026-11-20", "99.00", "99.00") // too late: the day is final
	if total := w.total("2026-11-20"); total != "21.00" {
		t.Errorf("the day has %s after it was final", total)
	}
	w.post(path+"/total-sales", `{"TotalSales":[]}`, till...).want(http.StatusConflict)
	w.do(w.request("DELETE", path, "", till...)).want(http.StatusConflict)

	asFile := importsPath + "/" + begun.text("importId")
	w.get(asFile, till...).want(http.StatusNotFound)
	w.post(asFile+"/undo", "", till...).want(http.StatusNotFound)
	w.post(path+"/undo", "", till...).want(http.StatusAccepted)
	await.Until(t, "the session is undone", func() bool { return w.get(path, till...).want(200).text("state") == "undone" })
	if total := w.total("2026-11-20"); total != "198.00" { // what tills sent last: as if the session had never come
		t.Errorf("the day has %s once the session is undone", total)
	}
	w.sellTwice("2026-11-20", "1.00", "2.00") // the day is open again
	if total := w.total("2026-11-20"); total != "3.00" {
		t.Errorf("the day has %s after it was opened again", total)
	}
	w.post(path+"/finish", "", till...).want(http.StatusConflict)

	for _, body := range []string{``, `{"unitId":9}`, `{"unitId":9,"businessDay":"2026-02-30"}`, `{"unitId":9,"businessDay":"2027-01-01"}`, `{"unitId":99,"businessDay":"2026-11-20"}`, `{"unitId":"9","businessDay":"2026-11-20"}`} {
		w.post(sessionPath, body, till...).want(http.StatusBadRequest)
	}
}
