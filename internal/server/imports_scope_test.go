package server_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// chain is a company of three units, two of which have the same name but for its case.
const chain = `
tenant: este
name: Este
currencies: [{id: EUR}]
salesTypes: [{id: TAKE, names: {en: Take-away}}]
defaults: {timeZone: Europe/Madrid, dayStart: 05:00}
intake: {maxAgeDays: 400, futureTolerance: 5m}
units:
  - {id: 1, name: Site one}
  - {id: 2, name: Site two}
  - {id: 3, name: SITE TWO}
`

// openChain adds the chain, with a client of every unit, "east", and some of few, such as
// "east-1-3".
func (w *world) openChain() {
	w.t.Helper()
	company, err := tenant.ParseCompany([]byte(chain))
	must(w.t, err)
	company, err = w.store.ApplyCompany(w.t.Context(), company)
	must(w.t, err)
	w.ids["este"] = company.ID
	for name, units := range map[string][]tenant.UnitID{
		"east": nil, "east-1": {1}, "east-2": {2}, "east-1-3": {1, 3},
	} {
		w.addClient(company.ID, name, units, auth.Scopes())
	}
}

// importedDay is the business day of the imports.
var importedDay = calendar.NewDay(2026, time.November, 20)

const twoUnits = "unit;date;type;net\n1;2026-11-20;TAKE;10\n3;2026-11-20;TAKE;30\n"

// importFile previews a file and returns the path of the import.
func (w *world) importFile(client, file string) string {
	w.t.Helper()
	got := w.post(importsPath, file, w.as(client)...).want(http.StatusCreated)
	return importsPath + "/" + got.text("importId")
}

// actors returns who made each entry of a unit's day, and waits until there are so many.
func (w *world) actors(u tenant.UnitID, n int) (clients []string) {
	w.t.Helper()
	company, err := w.store.CompanyBySlug(w.t.Context(), "este")
	must(w.t, err)
	await.Until(w.t, "the entries are there", func() bool {
		entries, err := w.store.EntriesOfDay(w.t.Context(), store.Background(company.ID), u, importedDay, time.Time{})
		must(w.t, err)
		clients = nil
		for _, e := range entries {
			clients = append(clients, e.Actor.ClientID)
		}
		return len(clients) >= n
	})
	return clients
}

func TestImports_BelongToThoseOfAllTheirUnits(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	path := w.importFile("east", twoUnits)
	for _, client := range []string{"east-2", "east-1", "till-norte"} {
		for _, call := range []struct{ method, path string }{
			{"GET", path}, {"DELETE", path}, {"POST", path + "/commit"}, {"POST", path + "/undo"},
		} {
			w.do(w.request(call.method, call.path, "", w.as(client)...)).want(http.StatusNotFound)
		}
		if list := w.get(importsPath, w.as(client)...).want(200); len(list.at("items").([]any)) != 0 {
			t.Errorf("%s sees %s", client, list.body)
		}
	}
	for _, client := range []string{"east", "east-1-3"} {
		w.get(path, w.as(client)...).want(200)
		if list := w.get(importsPath, w.as(client)...).want(200); len(list.at("items").([]any)) != 1 {
			t.Errorf("%s sees %s", client, list.body)
		}
	}
}

func TestImports_WithoutADayBelongToTheUnitsOfTheirSender(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	path := w.importFile("east-1", "unit;date;type;net\n1;2026-11-20;TAKE;x\n")
	for client, status := range map[string]int{"east-1": 200, "east-1-3": 200, "east": 200, "east-2": 404} {
		w.get(path, w.as(client)...).want(status)
	}
	path = w.importFile("east", "unit;date;type;net\n1;2026-11-20;TAKE;x\n")
	for client, status := range map[string]int{"east": 200, "east-1": 404} {
		w.get(path, w.as(client)...).want(status)
	}
}

func TestImports_TakeRowsOfPermittedUnitsOnly(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	for _, unit := range []string{"1", "Site one"} {
		file := "unit;date;type;net\n" + unit + ";2026-11-20;TAKE;10\n2;2026-11-20;TAKE;20\n"
		got := w.post(importsPath, file, w.as("east-2")...).want(http.StatusCreated)
		if got.text("badRows") != "1" || got.text("days") != "1" || got.text("totals", 0, "netSales") != "20.00" {
			t.Errorf("a row of unit %s is taken: %s", unit, got.body)
		}
	}
	// A name that another unit has too means the one that is permitted.
	w.importFile("east-2", "unit;date;type;net\nsite two;2026-11-20;TAKE;20\n")
	list := w.get(importsPath, w.as("east-2")...).want(200)
	if list.text("items", 0, "badRows") != "0" {
		t.Errorf("the name of a unit is not known: %s", list.body)
	}
	w.post(importsPath+"?unit=Plaza=1", "unit;date;type;net\nPlaza;2026-11-20;TAKE;10\n", w.as("east-2")...).
		want(http.StatusBadRequest)
}

func TestImports_NameWhoCommittedAndWhoUndid(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	path := w.importFile("east", "unit;date;type;net\n1;2026-11-20;TAKE;10\n")
	w.post(path+"/commit", "", w.as("east-1")...).want(http.StatusAccepted)
	if got := w.actors(1, 1); got[0] != "east-1" {
		t.Errorf("the ledger names %q as who committed", got)
	}
	await.Until(t, "the import is committed", func() bool {
		return w.get(path, w.as("east")...).want(200).text("state") == "committed"
	})
	w.post(path+"/undo", "", w.as("east-1-3")...).want(http.StatusAccepted)
	if got := w.actors(1, 2); got[1] != "east-1-3" {
		t.Errorf("the ledger names %q as who undid", got)
	}
}

func TestImportSession_BelongsToItsUnit(t *testing.T) {
	w := newWorld(t)
	w.openChain()
	begun := w.post(sessionPath, `{"unitId":1,"businessDay":"2026-11-20"}`, w.as("east-1")...).want(http.StatusCreated)
	path := sessionPath + "/" + begun.text("importId")
	const total = `{"TotalSales":[{"SalesTypeId":"TAKE","CurrencyId":"EUR","NetSales":1,"GrossSales":1,"NumChecks":1,"NumGuests":1}]}`
	for _, client := range []string{"east-2", "till-norte"} {
		w.get(path, w.as(client)...).want(http.StatusNotFound)
		w.post(path+"/total-sales", total, w.as(client)...).want(http.StatusNotFound)
		w.post(path+"/finish", "", w.as(client)...).want(http.StatusNotFound)
		w.do(w.request("DELETE", path, "", w.as(client)...)).want(http.StatusNotFound)
		w.do(w.request("DELETE", importsPath+path[len(sessionPath):], "", w.as(client)...)).want(http.StatusNotFound)
	}
	w.post(path+"/total-sales", total, w.as("east-1")...).want(200)
	w.post(path+"/finish", "", w.as("east-1-3")...).want(200)
	if got := w.actors(1, 1); got[0] != "east-1-3" {
		t.Errorf("the ledger names %q as who finished", got)
	}
}
