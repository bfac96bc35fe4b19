package server

import (
	"net/http"

	wire "github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/sales"
)

// maxSessionPart bounds the body of a call that adds to an import session, in bytes.
const maxSessionPart = 8 << 20

// beginImport opens an import session of a unit's business day.
func (s *Server) beginImport(r *http.Request, caller auth.Caller) (answer, error) {
	body, err := readJSON(r, maxSessionPart)
	if err != nil {
		return answer{}, err
	}
	i, err := s.Imports.Begin(r.Context(), caller, body)
	if err != nil {
		return answer{}, err
	}
	a := answer{status: http.StatusCreated, body: sessionOf(&i, nil)}
	return a.with("Location", api+"/import/"+i.ID.String()), nil
}

// addToImport adds sales to a session.
func (s *Server) addToImport(part imports.Part) endpoint {
	return func(r *http.Request, caller auth.Caller) (answer, error) {
		id, err := importID(r)
		if err != nil {
			return answer{}, err
		}
		body, err := readJSON(r, maxSessionPart)
		if err != nil {
			return answer{}, err
		}
		i, err := s.Imports.Add(r.Context(), caller, id, part, body)
		return ok(sessionOf(&i, nil)), err
	}
}

// importSession answers a session and how it stands against what tills sent.
func (s *Server) importSession(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := importID(r)
	if err != nil {
		return answer{}, err
	}
	i, _, err := s.Imports.Session(r.Context(), caller, id)
	if err != nil {
		return answer{}, err
	}
	reconciled, err := s.Imports.Reconcile(r.Context(), caller, i)
	return ok(sessionOf(&i, &reconciled)), err
}

// finishImport makes the day of a session final.
func (s *Server) finishImport(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := importID(r)
	if err != nil {
		return answer{}, err
	}
	i, reconciled, err := s.Imports.Finish(r.Context(), caller, id)
	return ok(sessionOf(&i, &reconciled)), err
}

// endImport ends a session without a trace.
func (s *Server) endImport(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := importID(r)
	if err != nil {
		return answer{}, err
	}
	return noContent(), s.Imports.End(r.Context(), caller, id)
}

// undoSession begins to take the day of a session back.
func (s *Server) undoSession(r *http.Request, caller auth.Caller) (answer, error) {
	id, err := importID(r)
	if err != nil {
		return answer{}, err
	}
	i, err := s.Imports.UndoSession(r.Context(), caller, id)
	return answer{status: http.StatusAccepted, body: sessionOf(&i, nil)}, err
}

func sessionOf(i *imports.Import, reconciled *imports.Reconciliation) wire.ImportSession {
	out := wire.ImportSession{
		ImportID: i.ID.String(), State: wire.ImportSessionState(i.State), UnitID: int64(i.Unit), BusinessDay: i.Day, Calls: i.Days, ExpiresAt: i.Expires,
		Failures: failuresOf(i.Failures),
	}
	if warnings := sales.LimitFaults(append(i.Unknown.Warnings(), i.Warnings...)); len(warnings) > 0 {
		out.Warnings = warningsOf(warnings)
	}
	if i.State == imports.Committed {
		out.State = wire.ImportSessionStateFinished
	}
	if reconciled != nil {
		out.Reconciliation = &wire.ImportReconciliation{BySalesType: differencesOf(reconciled.BySalesType), BySlot: differencesOf(reconciled.BySlot)}
	}
	return out
}

func differencesOf(all []imports.Difference) []wire.ImportDifference {
	out := make([]wire.ImportDifference, len(all))
	for n, d := range all {
		var difference sales.Measures
		var sent, stated sales.Measures
		if d.RealTime != nil {
			sent = *d.RealTime
		}
		if d.Imported != nil {
			stated = *d.Imported
		}
		difference = sales.Measures{Net: stated.Net - sent.Net, Gross: stated.Gross - sent.Gross, Checks: stated.Checks - sent.Checks, Guests: stated.Guests - sent.Guests}
		out[n] = wire.ImportDifference{
			SalesTypeID: string(d.Type), CurrencyID: string(d.Currency), TimeSlotStart: d.SlotStart,
			RealTime: measuresIfAny(d.RealTime), Imported: measuresIfAny(d.Imported), Difference: signedMeasures(difference),
		}
	}
	return out
}

func measuresIfAny(m *sales.Measures) *wire.Measures {
	if m == nil {
		return nil
	}
	out := measuresOf(*m)
	return &out
}

func signedMeasures(m sales.Measures) wire.SignedMeasures {
	return wire.SignedMeasures{NetSales: money(m.Net), GrossSales: money(m.Gross), NumChecks: m.Checks, NumGuests: m.Guests}
}
