package https

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func openLocal(t *testing.T, dir string, c *clock) *Local {
	t.Helper()
	local, err := OpenLocal(dir, []string{"localhost", "127.0.0.1", "::1", "till-server"}, quiet, c.now)
	if err != nil {
		t.Fatal(err)
	}
	return local
}

func TestLocalIsTrustedByItsAuthority(t *testing.T) {
	c := newClock(time.Now())
	local := openLocal(t, t.TempDir(), c)
	tests := []struct {
		name string
		want bool
	}{
		{"localhost", true}, {"127.0.0.1", true}, {"::1", true}, {"till-server", true}, {"example.com", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := handshake(t, Config(local.Certificate), trusting(local.Authority(), test.name, c.now))
			if (err == nil) != test.want {
				t.Errorf("handshake: %v, want success %v", err, test.want)
			}
		})
	}
}

func TestLocalRenewsInTimeAndKeepsItsAuthority(t *testing.T) {
	c := newClock(time.Now())
	local := openLocal(t, t.TempDir(), c)
	first, _ := local.Certificate(nil)
	c.advance(leafLife - renewBefore - time.Minute)
	if same, _ := local.Certificate(nil); same != first {
		t.Error("a new certificate was made too early")
	}
	c.advance(time.Minute)
	if next, _ := local.Certificate(nil); next == first {
		t.Error("no new certificate was made before the old one expires")
	}
	c.advance(leafLife) // long expired: as after a laptop slept
	if _, err := handshake(t, Config(local.Certificate), trusting(local.Authority(), "localhost", c.now)); err != nil {
		t.Errorf("after a year: %v", err)
	}
}

func TestLocalKeepsItsAuthorityOverStarts(t *testing.T) {
	c := newClock(time.Now())
	dir := t.TempDir()
	first := openLocal(t, dir, c).Authority()
	if again := openLocal(t, dir, c).Authority(); !bytes.Equal(first.Raw, again.Raw) {
		t.Error("another start made another authority")
	}
	c.advance(authorityLife - leafLife + time.Minute)
	if last := openLocal(t, dir, c).Authority(); bytes.Equal(first.Raw, last.Raw) {
		t.Error("an authority that is about to expire was kept")
	}
}

func TestLocalFiles(t *testing.T) {
	dir := t.TempDir()
	local := openLocal(t, dir, newClock(time.Now()))
	if want := filepath.Join(dir, "ca.pem"); local.CAFile() != want {
		t.Errorf("CAFile() = %s, want %s", local.CAFile(), want)
	}
	for name, want := range map[string]os.FileMode{"ca.pem": 0o644, "ca-key.pem": 0o600} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode() != want {
			t.Errorf("%s: %v, error %v; want mode %v", name, info.Mode(), err, want)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("%d files, want 2: %v", len(entries), entries)
	}
}

func TestOpenLocalDoesNotReplaceWhatItCannotRead(t *testing.T) {
	dir := t.TempDir()
	openLocal(t, dir, newClock(time.Now()))
	if err := os.WriteFile(filepath.Join(dir, "ca-key.pem"), []byte("not a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := OpenLocal(dir, []string{"localhost"}, quiet, time.Now)
	if err == nil || !strings.Contains(err.Error(), "remove ") {
		t.Errorf("error %v, want advice to remove the files", err)
	}
}
