package server

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/google/uuid"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// listImports lists the imports of files.
func (s *Server) listImports(r *http.Request, caller auth.Caller) (answer, error) {
	all, err := s.Imports.List(r.Context(), caller)
	if err != nil {
		return answer{}, err
	}
	out := wire.ImportList{Items: make([]wire.Import, len(all))}
	for i := range all {
		out.Items[i] = importOf(&all[i])
	}
	return ok(out), nil
}

// previewImport reads a file and keeps it to be committed.
func (s *Server) previewImport(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	file := imports.File{
		Name: q.text("name"), Kind: imports.Kind(q.choiceOrNone("kind", "auto", "lines", "slots", "days")),
		Type: sales.TypeID(q.text("salesTypeId")), Currency: sales.Currency(q.text("currencyId")),
		Columns: q.pairs("column"), Types: q.all("salesType"), Units: map[string]tenant.UnitID{},
	}
	if units := q.units(); len(units) == 1 {
		file.Unit = &units[0]
	}
	for _, name := range sortedKeys(file.Columns) {
		if !imports.IsField(name) {
			q.fault("column", sales.InvalidParameter, fmt.Sprintf("column has no field %.40q: write one of %s, such as column=netSales=Umsatz.", name, strings.Join(imports.FieldNames(), ", ")))
		}
	}
	for name, id := range q.pairs("unit") {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			q.fault("unit", sales.InvalidParameter, "unit names a unit of the file and one of yours, such as unit=Plaza=9.")
		}
		file.Units[name] = tenant.UnitID(n)
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	content, err := receiveFile(r.Body, s.uploads)
	if err != nil {
		return answer{}, err
	}
	defer content.remove()
	file.Content = content
	var kept imports.Import
	err = s.runHeavy(r.Context(), caller, func() (err error) {
		kept, err = s.Imports.Preview(r.Context(), caller, file)
		return err
	})
	if err != nil {
		return answer{}, err
	}
	a := answer{status: http.StatusCreated, body: importOf(&kept)}
	return a.with("Location", api+"/imports/"+kept.ID.String()), nil
}

// pairs reads a parameter that stands for many: name=value, each.
func (q *query) pairs(name string) map[string]string {
	found := map[string]string{}
	for _, text := range q.all(name) {
		at := strings.LastIndexByte(text, '=')
		if name == "column" {
			at = strings.IndexByte(text, '=')
		}
		if at < 0 {
			q.fault(name, sales.InvalidParameter, name+" must be two names with = between them.")
			continue
		}
		if _, twice := found[text[:at]]; twice {
			q.fault(name, sales.InvalidParameter, fmt.Sprintf("%s names %.40q more than once: name it once.", name, text[:at]))
		}
		found[text[:at]] = text[at+1:]
	}
	return found
}

func (s *Server) getImport(r *http.Request, caller auth.Caller) (answer, error) {
	return s.withImport(r, func(id uuid.UUID) (imports.Import, error) { return s.Imports.File(r.Context(), caller, id) })
}

// commitImport begins to put the days of a file into the ledger.
func (s *Server) commitImport(r *http.Request, caller auth.Caller) (answer, error) {
	q := queryOf(r)
	skip := q.flag("skip")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	a, err := s.withImport(r, func(id uuid.UUID) (imports.Import, error) { return s.Imports.Commit(r.Context(), caller, id, skip) })
	a.status = http.StatusAccepted
	return a, err
}

// undoImport begins to take the days of a file back.
func (s *Server) undoImport(r *http.Request, caller auth.Caller) (answer, error) {
	a, err := s.withImport(r, func(id uuid.UUID) (imports.Import, error) { return s.Imports.Undo(r.Context(), caller, id) })
	a.status = http.StatusAccepted
	return a, err
}

func (s *Server) withImport(r *http.Request, do func(uuid.UUID) (imports.Import, error)) (answer, error) {
	id, err := importID(r)
	if err != nil {
		return answer{}, err
	}
	i, err := do(id)
	return ok(importOf(&i)), err
}

func (s *Server) deleteImport(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := importID(r)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusNoContent}, s.Imports.Delete(r.Context(), caller, id)
}

func importID(r *http.Request) (uuid.UUID, error) { return pathID(r, "importId", "an import") }

func importOf(i *imports.Import) wire.Import {
	out := wire.Import{
		ImportID: i.ID.String(), State: wire.ImportState(i.State), Name: i.Name, Kind: wire.ImportKind(i.Kind), Rows: i.Rows, BadRows: i.BadRows,
		WarningCount: i.NoteCount,
		Days:         i.Days, DoneDays: i.DoneDays - i.FailureCount, FailureCount: i.FailureCount,
		Failures: failuresOf(i.Failures), FirstDay: i.First, LastDay: i.Last, DaysWithSales: i.DaysWithSales,
		CreatedAt: i.CreatedAt, ChangedAt: i.ChangedAt, Actor: actorOf(i.Actor),
		Columns: make([]wire.ImportColumn, len(i.Columns)), Problems: make([]wire.ImportProblem, len(i.Problems)), Totals: make([]wire.DayTotal, len(i.Totals)),
	}
	for n, c := range i.Columns {
		out.Columns[n] = wire.ImportColumn{Field: c.Field, Column: c.Name}
	}
	for n, p := range i.Problems {
		out.Problems[n] = wire.ImportProblem{Row: p.Row, Column: p.Column, Detail: p.Detail}
	}
	for _, n := range i.Notes {
		warning := wire.ImportWarning{
			Row: n.Row, Column: n.Column, Code: string(n.Code), Detail: n.Detail,
		}
		out.Warnings = append(out.Warnings, warning)
	}
	for n, t := range i.Totals {
		out.Totals[n] = wire.DayTotal{CurrencyID: string(t.Currency), NetSales: money(t.Net), GrossSales: money(t.Gross), NumChecks: t.Checks, NumGuests: t.Guests}
	}
	return out
}

func failuresOf(all []imports.Failure) []wire.ImportFailure {
	var out []wire.ImportFailure
	for _, f := range all {
		out = append(out, wire.ImportFailure{
			UnitID: int64(f.Unit), BusinessDay: f.Day, Code: string(f.Code), Detail: f.Detail,
		})
	}
	return out
}
