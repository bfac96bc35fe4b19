package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/tenant"
)

const goodPassword = "correct horse battery"

// addUser adds maria, who logs in with goodPassword.
func addUser(t *testing.T, d *desk) {
	t.Helper()
	r := d.run(goodPassword+"\n", "user", "add", "maria", "--tenant", "oak-and-rye", "--scope", "sales:read", "--unit", "1,3", "--unit", "1", "--name", "Maria Ruiz")
	if r.code != exitOK {
		t.Fatalf("code %d: %s", r.code, r.err)
	}
	if strings.Contains(r.out+r.err, goodPassword) {
		t.Errorf("a password that was typed was printed: %s%s", r.out, r.err)
	}
}

func (d *desk) user(name string) auth.User {
	d.t.Helper()
	user, err := d.store().User(d.t.Context(), name)
	if err != nil {
		d.t.Fatal(err)
	}
	return user
}

func (d *desk) opens(user auth.User, secret string) bool {
	d.t.Helper()
	right, err := newHasher().Verify(d.t.Context(), password.Lane{}, secret, user.PasswordHash)
	if err != nil {
		d.t.Fatal(err)
	}
	return right
}

func TestUserAdd(t *testing.T) {
	d := withExample(t)
	addUser(t, d)
	user := d.user("maria")
	if !d.opens(user, goodPassword) {
		t.Error("the password does not open")
	}
	if !slices.Equal(user.Scopes, []auth.Scope{auth.SalesRead}) || !slices.Equal(user.Units, []tenant.UnitID{1, 3}) || user.Disabled {
		t.Errorf("user = %+v", user)
	}
	contains(t, d.ok("user", "list", "--tenant", "oak-and-rye"), "maria     Maria Ruiz  sales:read  1 3    enabled")
	d.fails(exitFailure, "in this company or another", "user", "add", "maria", "--tenant", "oak-and-rye", "--generate")
}

func TestUserAddGenerates(t *testing.T) {
	d := withExample(t)
	var printed struct{ Username, Password string }
	if err := json.Unmarshal([]byte(d.ok("user", "add", "jo", "--tenant", "oak-and-rye", "--generate", "--json")), &printed); err != nil {
		t.Fatal(err)
	}
	if len(printed.Password) < 20 || !d.opens(d.user("jo"), printed.Password) {
		t.Errorf("the printed password %q does not open", printed.Password)
	}
}

func TestUserAddFaults(t *testing.T) {
	d := withExample(t)
	d.fails(exitFailure, "a password has 10 to 200 characters", "user", "add", "jo", "--tenant", "oak-and-rye") // none on standard input
	d.fails(exitFailure, `there is no tenant "x"`, "user", "add", "jo", "--tenant", "x", "--generate")
	d.fails(exitFailure, "oak-and-rye has no unit 9", "user", "add", "jo", "--tenant", "oak-and-rye", "--unit", "9", "--generate")
	d.fails(exitUsage, "must be one of", "user", "add", "jo", "--tenant", "oak-and-rye", "--scope", "sales:delete", "--generate")
	d.fails(exitUsage, "is not a user name", "user", "add", " jo", "--tenant", "oak-and-rye", "--generate")
	d.fails(exitUsage, "unknown flag --password", "user", "add", "jo", "--tenant", "oak-and-rye", "--password", "x")
}

func TestUserPassword(t *testing.T) {
	d := withExample(t)
	addUser(t, d)
	if r := d.run("another good one\n", "user", "password", "maria"); r.code != exitOK {
		t.Fatalf("code %d: %s", r.code, r.err)
	}
	user := d.user("maria")
	if d.opens(user, goodPassword) || !d.opens(user, "another good one") {
		t.Error("the old password opens, or the new one does not")
	}
	d.wantRevoked(auth.RevokedUser, "maria")
	d.fails(exitFailure, `there is no user "jo"`, "user", "password", "jo", "--generate")
}

func TestUserDisable(t *testing.T) {
	d := withExample(t)
	addUser(t, d)
	contains(t, d.ok("user", "disable", "maria"), "maria is disabled")
	if !d.user("maria").Disabled {
		t.Error("maria is not disabled")
	}
	d.wantRevoked(auth.RevokedUser, "maria")
	contains(t, d.ok("user", "enable", "maria"), "maria is enabled")
	if d.user("maria").Disabled {
		t.Error("maria is not enabled")
	}
}

// wantRevoked checks that tokens from before are refused.
func (d *desk) wantRevoked(kind auth.RevocationKind, subject string) {
	d.t.Helper()
	revocations, err := d.store().Revocations(d.t.Context(), 0)
	if err != nil {
		d.t.Fatal(err)
	}
	if !slices.ContainsFunc(revocations, func(r auth.Revocation) bool { return r.Kind == kind && r.Subject == subject }) {
		d.t.Errorf("no revocation of %s %s among %v", kind, subject, revocations)
	}
}
