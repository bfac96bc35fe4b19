package auth_test

import (
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

func TestCaller(t *testing.T) {
	everywhere := auth.Caller{ClientID: "till", Scopes: []auth.Scope{auth.SalesWrite}}
	only := auth.Caller{Username: "maria", Scopes: auth.Scopes(), Units: []tenant.UnitID{2, 3}}
	if everywhere.Has(auth.SalesRead) || !everywhere.Has(auth.SalesWrite) {
		t.Errorf("%+v does not have the scopes it has", everywhere)
	}
	if !everywhere.MaySee(7) || only.MaySee(7) || !only.MaySee(3) {
		t.Error("units are permitted that are not, or are not that are")
	}
	if got := only.Actor(); got != (auth.Actor{Username: "maria"}) {
		t.Errorf("the ledger would name %+v", got)
	}
}
