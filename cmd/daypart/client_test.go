package main

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/password"
)

// secretOf returns the secret that a verb printed as JSON.
func secretOf(t *testing.T, out string) string {
	t.Helper()
	var printed struct{ ClientID, ClientSecret string }
	if err := json.Unmarshal([]byte(out), &printed); err != nil {
		t.Fatal(err)
	}
	return printed.ClientSecret
}

func (d *desk) client(id string) auth.Client {
	d.t.Helper()
	client, err := d.store().Client(d.t.Context(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	return client
}

func TestClientAdd(t *testing.T) {
	d := withExample(t)
	secret := secretOf(t, d.ok("client", "add", "--id", "till", "--tenant", "oak-and-rye", "--scope", "sales:write", "--json"))
	client := d.client("till")
	if !password.SecretMatches(secret, client.SecretHash) {
		t.Error("the printed secret is not the client's")
	}
	if !slices.Equal(client.Grants, []auth.Grant{auth.GrantClientCredentials}) || !slices.Equal(client.Scopes, []auth.Scope{auth.SalesWrite}) {
		t.Errorf("client = %+v", client)
	}
	contains(t, d.ok("client", "list", "--tenant", "oak-and-rye"), "till    -     client_credentials  sales:write  all    no           enabled")
	d.fails(exitFailure, "in this company or another", "client", "add", "--id", "till", "--tenant", "oak-and-rye")
	d.fails(exitUsage, "is not a client id", "client", "add", "--id", "a b", "--tenant", "oak-and-rye")
}

func TestClientRotateSecret(t *testing.T) {
	d := withExample(t)
	old := secretOf(t, d.ok("client", "add", "--id", "till", "--tenant", "oak-and-rye", "--json"))
	next := secretOf(t, d.ok("client", "rotate-secret", "till", "--json"))
	kept := d.client("till").SecretHash
	if password.SecretMatches(old, kept) || !password.SecretMatches(next, kept) {
		t.Error("the old secret holds, or the new one does not")
	}
	d.wantRevoked(auth.RevokedClient, "till")
	d.fails(exitFailure, `there is no client "x"`, "client", "rotate-secret", "x")
}

func TestClientDisable(t *testing.T) {
	d := withExample(t)
	d.ok("client", "add", "--id", "till", "--tenant", "oak-and-rye")
	d.ok("client", "disable", "till")
	if !d.client("till").Disabled {
		t.Error("the client is not disabled")
	}
	d.wantRevoked(auth.RevokedClient, "till")
	d.ok("client", "enable", "till")
	if d.client("till").Disabled {
		t.Error("the client is not enabled")
	}
}
