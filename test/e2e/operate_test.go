package e2e

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A copy made under load has everything that was acknowledged before it was begun, and can be put in place.
func TestBackupUnderLoad(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("tills")
	running := s.serve()
	c := running.as(who)
	books := newBooks(t, c, 2, 4)
	for _, b := range books {
		for range 20 {
			if err := b.sendNext(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	before := allAcknowledged(books)
	copied := filepath.Join(t.TempDir(), "copy.db")
	stop := keepSelling(t, c, books)
	s.ok("backup", copied)
	stop()
	if during := len(allAcknowledged(books)) - len(before); during == 0 {
		t.Error("nothing was sold meanwhile")
	}

	other := &site{t: t, data: filepath.Join(t.TempDir(), "other")}
	other.ok("restore", copied)
	other.verify()
	c = other.serve().as(who)
	for _, id := range before {
		if _, err := c.Submission(t.Context(), id); err != nil {
			t.Errorf("not in the copy: %v", err)
		}
	}
}

// keepSelling lets the tills send until the returned function is called.
func keepSelling(t *testing.T, c *client.Client, books []*book) (stop func()) {
	t.Helper()
	enough := make(chan struct{})
	var selling sync.WaitGroup
	for _, b := range books {
		selling.Go(func() {
			for {
				select {
				case <-enough:
					return
				default:
				}
				if err := b.sendNext(t.Context(), c); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	return func() { close(enough); selling.Wait() }
}

func TestRestoreKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := filepath.Join(t.TempDir(), "copy.db")
	s.ok("backup", copied)
	who := s.addClient("later")
	code, _, problems := s.run("restore", copied)
	if code != 1 || !strings.Contains(problems, "--force") {
		t.Errorf("exit code %d: %s", code, problems)
	}
	if list := s.ok("client", "list", "--tenant", "acorn"); !strings.Contains(list, who.ID) {
		t.Errorf("the database is another:\n%s", list)
	}
	s.ok("restore", copied, "--force")
	if list := s.ok("client", "list", "--tenant", "acorn"); strings.Contains(list, who.ID) {
		t.Errorf("the database is the same:\n%s", list)
	}
}

// After a restore no token from before counts: the copy does not know which of them were revoked since.
func TestRestoreEndsTokens(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("desk", "--grant", "client_credentials,password,refresh_token")
	form := s.addUser("robin")
	running := s.serve()
	_, early := running.token(who, form)
	copied := filepath.Join(t.TempDir(), "copy.db")
	s.ok("backup", copied)
	s.ok("user", "disable", "somebody-else") // a revocation that the copy does not know
	_, late := running.token(who, form)
	if early.RefreshToken == "" || late.RefreshToken == "" {
		t.Fatal("no refresh token")
	}
	address := running.address()
	running.stop(os.Interrupt)
	s.ok("restore", copied, "--force")

	again := s.serve("--listen", address) // the issuer is the same
	for name, token := range map[string]api.TokenResponse{"before the copy": early, "after the copy": late} {
		if status := again.bearing(token.AccessToken); status != http.StatusUnauthorized {
			t.Errorf("access token from %s: %d", name, status)
		}
		refresh := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {token.RefreshToken}}
		if status, _ := again.token(who, refresh); status != http.StatusBadRequest {
			t.Errorf("refresh token from %s: %d", name, status)
		}
	}
	_, fresh := again.token(who, form)
	if status := again.bearing(fresh.AccessToken); status != http.StatusOK {
		t.Errorf("a new token: %d", status)
	}
	s.ok("user", "disable", "robin")
	eventually(t, "the user is refused", func() bool { return again.bearing(fresh.AccessToken) == http.StatusUnauthorized })
}

// addUser adds a person, and somebody else, and returns the form that logs the person in.
func (s *site) addUser(name string) url.Values {
	s.t.Helper()
	s.ok("user", "add", "somebody-else", "--tenant", "acorn", "--generate")
	added := decoded[struct{ Password string }](s.t, []byte(s.ok("user", "add", name, "--tenant", "acorn", "--generate", "--json")))
	return url.Values{"grant_type": {"password"}, "username": {name}, "password": {added.Password}}
}

// What is disabled beside a running server is refused by it at once, and only that.
func TestDisablingTakesEffect(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	desk := s.addClient("desk", "--grant", "password")
	till := s.addClient("till")
	other := s.addClient("other")
	form := s.addUser("robin")
	running := s.serve()
	_, person := running.token(desk, form)
	own, kept := running.ownToken(till), running.ownToken(other)
	for _, token := range []string{person.AccessToken, own, kept} {
		if status := running.bearing(token); status != http.StatusOK {
			t.Fatalf("a new token: %d", status)
		}
	}

	s.ok("user", "disable", "robin")
	eventually(t, "the user is refused", func() bool { return running.bearing(person.AccessToken) == http.StatusUnauthorized })
	s.ok("client", "disable", "till")
	eventually(t, "the client is refused", func() bool { return running.bearing(own) == http.StatusUnauthorized })
	if status, _ := running.token(till, url.Values{"grant_type": {"client_credentials"}}); status != http.StatusUnauthorized {
		t.Errorf("a token for a disabled client: %d", status)
	}
	if status := running.bearing(kept); status != http.StatusOK {
		t.Errorf("another client: %d", status)
	}
}

func TestKeyRotation(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("till")
	running := s.serve()
	before := running.ownToken(who)
	s.ok("key", "rotate", "--now")
	eventually(t, "both keys are published", func() bool {
		_, _, body := running.fetch(running.request(http.MethodGet, "/.well-known/openid-configuration/jwks", nil))
		return len(decoded[api.JSONWebKeySet](t, body).Keys) == 2
	})
	after := running.ownToken(who)
	if keyOfToken(before) == keyOfToken(after) {
		t.Error("the new key does not sign")
	}
	for name, token := range map[string]string{"old": before, "new": after} {
		if status := running.bearing(token); status != http.StatusOK {
			t.Errorf("the %s token: %d", name, status)
		}
	}
}

// keyOfToken returns the header of a token: the same for all that a key has signed.
func keyOfToken(token string) string {
	header, _, _ := strings.Cut(token, ".")
	return header
}

func TestApplyingTakesEffect(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("till")
	running := s.serve()
	c := running.as(who)
	if units, err := c.Units(t.Context()); err != nil || len(units) != 4 {
		t.Fatalf("%d units, error %v", len(units), err)
	}
	text, err := os.ReadFile("testdata/company.yaml")
	if err != nil {
		t.Fatal(err)
	}
	larger := filepath.Join(t.TempDir(), "company.yaml")
	if err := os.WriteFile(larger, append(text, "  - { id: 5, name: Lisbon, timeZone: Europe/Lisbon }\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := s.ok("tenant", "apply", "-f", larger); !strings.Contains(out, "applied") {
		t.Errorf("the first time: %s", out)
	}
	eventually(t, "the new unit is there", func() bool {
		units, err := c.Units(t.Context())
		return err == nil && len(units) == 5 && units[4].Name == "Lisbon"
	})
	if out := s.ok("tenant", "apply", "-f", larger); !strings.Contains(out, "nothing to change") {
		t.Errorf("the second time: %s", out)
	}
}
