package auth_test

import (
	"testing"

	"github.com/daypart/daypart/internal/auth"
)

func TestCaller(t *testing.T) {
	everywhere := auth.Caller{ClientID: "till", Scopes: []auth.Scope{auth.SalesWrite}}
	only := auth.Caller{Username: "maria", Scopes: auth.Scopes()}
	if everywhere.Has(auth.SalesRead) || !everywhere.Has(auth.SalesWrite) {
		t.Errorf("%+v does not have the scopes it has", everywhere)
	}
	if got := only.Actor(); got != (auth.Actor{Username: "maria"}) {
		t.Errorf("the ledger would name %+v", got)
	}
}
