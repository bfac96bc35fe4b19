package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var access = map[string]func(*testing.T, store.Store){
	"all of a user is kept":                     userIsKept,
	"a user name is taken once, of all tenants": userNameTaken,
	"users are listed by name":                  usersListed,
	"a user is updated in its own tenant":       userUpdated,
	"all of a client is kept":                   clientIsKept,
	"a client id is taken once, of all tenants": clientIDTaken,
	"clients are listed by id":                  clientsListed,
	"a client is updated in its own tenant":     clientUpdated,
	"log-ins are tallied by name and origin":    loginTallies,
	"tallies of log-ins expire":                 loginTalliesExpire,
	"a known origin keeps its failures":         knownOriginKeepsFailures,
	"failures are forgotten after a day":        loginFailuresForgotten,
}

func user(name string) auth.User {
	return auth.User{
		Username: name, DisplayName: "Ana Ñ", Language: "es", PasswordHash: "$argon2id$…",
		Scopes: []auth.Scope{auth.SalesRead}, Units: []tenant.UnitID{1, 2}, CreatedAt: noon,
	}
}

func userIsKept(t *testing.T, s store.Store) {
	want := user("ana")
	want.Disabled, want.Tenant = true, 5
	check(t, s.AddUser(t.Context(), 5, want))
	got, err := s.User(t.Context(), "ana")
	check(t, err)
	equal(t, got, want)
	_, err = s.User(t.Context(), "Ana")
	fails(t, err, store.ErrNotFound)
}

func userNameTaken(t *testing.T, s store.Store) {
	check(t, s.AddUser(t.Context(), 5, user("ana")))
	fails(t, s.AddUser(t.Context(), 5, user("ana")), store.ErrConflict)
	fails(t, s.AddUser(t.Context(), 6, user("ana")), store.ErrConflict)
}

func usersListed(t *testing.T, s store.Store) {
	for _, name := range []string{"b", "c", "a"} {
		check(t, s.AddUser(t.Context(), 5, user(name)))
	}
	check(t, s.AddUser(t.Context(), 6, user("aa")))
	users, err := s.Users(t.Context(), 5)
	check(t, err)
	var names []string
	for _, u := range users {
		names = append(names, u.Username)
	}
	equal(t, names, []string{"a", "b", "c"})
}

func userUpdated(t *testing.T, s store.Store) {
	check(t, s.AddUser(t.Context(), 5, user("ana")))
	want := auth.User{Tenant: 5, Username: "ana", DisplayName: "New", Disabled: true, CreatedAt: noon.AddDate(0, 0, 1)}
	fails(t, s.UpdateUser(t.Context(), 6, want), store.ErrNotFound)
	fails(t, s.UpdateUser(t.Context(), 5, user("bob")), store.ErrNotFound)
	check(t, s.UpdateUser(t.Context(), 5, want))
	got, err := s.User(t.Context(), "ana")
	check(t, err)
	equal(t, got, want)
}

func client(id string) auth.Client {
	return auth.Client{
		ID: id, Name: "Till", SecretHash: []byte{0, 1, 255}, Grants: []auth.Grant{auth.GrantPassword, auth.GrantRefreshToken},
		Scopes: auth.Scopes(), Units: []tenant.UnitID{3}, CreatedAt: noon,
	}
}

func clientIsKept(t *testing.T, s store.Store) {
	for _, id := range []tenant.ID{5, 0} {
		want := client("till-of-" + string('0'+rune(id)))
		want.Disabled, want.Tenant = true, id
		check(t, s.AddClient(t.Context(), id, want))
		got, err := s.Client(t.Context(), want.ID)
		check(t, err)
		equal(t, got, want)
	}
	_, err := s.Client(t.Context(), "nobody")
	fails(t, err, store.ErrNotFound)
}

func clientIDTaken(t *testing.T, s store.Store) {
	check(t, s.AddClient(t.Context(), 5, client("till")))
	fails(t, s.AddClient(t.Context(), 5, client("till")), store.ErrConflict)
	fails(t, s.AddClient(t.Context(), 0, client("till")), store.ErrConflict)
}

func clientsListed(t *testing.T, s store.Store) {
	for _, id := range []string{"b", "c", "a"} {
		check(t, s.AddClient(t.Context(), 5, client(id)))
	}
	check(t, s.AddClient(t.Context(), 0, client("shared")))
	equal(t, clientIDs(t, s, 5), []string{"a", "b", "c"})
	equal(t, clientIDs(t, s, 0), []string{"shared"})
}

func clientIDs(t *testing.T, s store.Store, id tenant.ID) (ids []string) {
	t.Helper()
	clients, err := s.Clients(t.Context(), id)
	check(t, err)
	for _, c := range clients {
		ids = append(ids, c.ID)
	}
	return ids
}

func clientUpdated(t *testing.T, s store.Store) {
	check(t, s.AddClient(t.Context(), 5, client("till")))
	want := auth.Client{ID: "till", Tenant: 5, Name: "New", SecretHash: []byte{9}, CreatedAt: noon}
	fails(t, s.UpdateClient(t.Context(), 0, want), store.ErrNotFound)
	check(t, s.UpdateClient(t.Context(), 5, want))
	got, err := s.Client(t.Context(), "till")
	check(t, err)
	equal(t, got, want)
}

// tallyCheck returns a function that fails t unless the tally of a name and origin is as given.
func tallyCheck(t *testing.T, s store.Store) func(string, []byte, int, time.Time, time.Time) {
	return func(name string, origin []byte, failures int, failedAt, rightAt time.Time) {
		t.Helper()
		got, err := s.LoginTally(t.Context(), name, origin)
		check(t, err)
		equal(t, got, auth.LoginTally{Failures: failures, FailedAt: failedAt, RightAt: rightAt})
	}
}

func loginTallies(t *testing.T, s store.Store) {
	shop, home, everywhere := []byte{1}, []byte{2}, []byte(nil)
	want := tallyCheck(t, s)
	never := time.Time{}
	want("ana", shop, 0, never, never)
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon.Add(-time.Second)))
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon))
	check(t, s.CountLoginFailure(t.Context(), "ana", home, noon))
	check(t, s.CountLoginFailure(t.Context(), "ana", everywhere, noon))
	check(t, s.CountLoginFailure(t.Context(), "bob", shop, noon))
	want("ana", shop, 2, noon, never)
	want("ana", home, 1, noon, never)
	want("ana", everywhere, 1, noon, never)
	want("bob", shop, 1, noon, never)

	later := noon.Add(time.Minute)
	check(t, s.CountLogin(t.Context(), "ana", shop, later))
	want("ana", shop, 0, noon, later)
	want("ana", home, 1, noon, never)
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, later))
	want("ana", shop, 1, later, later)
	check(t, s.ClearLoginFailures(t.Context(), "ana"))
	want("ana", shop, 0, later, later)
	want("ana", home, 0, noon, never)
	want("bob", shop, 1, noon, never)
}

func knownOriginKeepsFailures(t *testing.T, s store.Store) {
	shop, home := []byte{1}, []byte{2}
	want, later := tallyCheck(t, s), noon.Add(time.Minute)
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon))
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon))
	check(t, s.CountLoginFailure(t.Context(), "bob", shop, noon))
	check(t, s.RecordOrigin(t.Context(), "ana", shop, later))
	check(t, s.RecordOrigin(t.Context(), "ana", home, later))
	want("ana", shop, 2, noon, later)
	want("ana", home, 0, time.Time{}, later)
	want("bob", shop, 1, noon, time.Time{})
	gone, err := s.Expire(t.Context(), later.Add(auth.LoginMemory-1))
	check(t, err)
	equal(t, gone, 1) // that of bob
	want("ana", shop, 2, noon, later)
}

// A known origin is kept for longer than its failures count.
func loginFailuresForgotten(t *testing.T, s store.Store) {
	shop, want, day := []byte{1}, tallyCheck(t, s), 24*time.Hour
	check(t, s.CountLogin(t.Context(), "ana", shop, noon))
	for range 3 {
		check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon))
	}
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon.Add(day-1)))
	want("ana", shop, 4, noon.Add(day-time.Microsecond), noon)
	check(t, s.CountLoginFailure(t.Context(), "ana", shop, noon.Add(2*day)))
	want("ana", shop, 1, noon.Add(2*day), noon)
}

// A failure makes a known origin no sooner unknown.
func loginTalliesExpire(t *testing.T, s store.Store) {
	known, unknown := []byte{1}, []byte{2}
	check(t, s.CountLogin(t.Context(), "ana", known, noon))
	check(t, s.CountLoginFailure(t.Context(), "ana", known, noon))
	check(t, s.CountLoginFailure(t.Context(), "ana", unknown, noon))
	for _, c := range []struct {
		now  time.Time
		want int
	}{
		{noon.Add(24*time.Hour - 1), 0}, {noon.Add(24 * time.Hour), 1},
		{noon.Add(auth.LoginMemory - 1), 0}, {noon.Add(auth.LoginMemory), 1},
	} {
		gone, err := s.Expire(t.Context(), c.now)
		check(t, err)
		equal(t, gone, c.want)
	}
}
