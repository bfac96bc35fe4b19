package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/store/enginetest"
)

// falsify changes what is kept behind the store's back.
func (d *desk) falsify(statement string) {
	d.t.Helper()
	kept := enginetest.Database{Location: d.place().Database}
	if kept.Location == "" {
		kept.Location = databaseFile(d.data)
	}
	kept.Exec(d.t, statement)
}

func TestVerify(t *testing.T) {
	d := withExample(t)
	d.sell(2_500_000)
	contains(t, d.ok("verify"), "oak-and-rye: 1 submissions, 1 figures, 1 day totals: all as the ledger says")
	d.falsify("DELETE FROM unit_month")

	r := d.run("", "verify", "--tenant", "oak-and-rye")
	if r.code != exitDifferences || !strings.Contains(r.out, "1 differences; daypart verify --repair") {
		t.Errorf("code %d, want %d\n%s%s", r.code, exitDifferences, r.out, r.err)
	}
	if r := d.run("", "verify", "--json"); r.code != exitDifferences || !strings.Contains(r.out, `"differenceCount": 1`) {
		t.Errorf("code %d, want %d\n%s", r.code, exitDifferences, r.out)
	}
	contains(t, d.ok("verify", "--repair"), "1 differences, repaired")
	contains(t, d.ok("verify"), "all as the ledger says")
}

func TestVerify_GoesOnAfterACompanyThatCannotBeRead(t *testing.T) {
	d := withExample(t)
	d.sell(2_500_000)
	d.ok("tenant", "apply", "-f", writeFile(t, "tenant: zebra\nname: Zebra\n"))
	d.falsify("UPDATE ledger SET payload = substr(payload, 1, 1)")
	r := d.run("", "verify")
	if r.code != exitDifferences {
		t.Errorf("code %d, want %d\n%s", r.code, exitDifferences, r.err)
	}
	contains(t, r.out, "oak-and-rye: could not be verified: verify unit 1, 2026-11-23",
		"zebra: 0 submissions, 0 figures, 0 day totals: all as the ledger says")
	contains(t, d.run("", "verify", "--json").out, `"error": "verify unit 1, 2026-11-23`)
}

func TestVerify_FindsADamagedFile(t *testing.T) {
	d := withFile(t)
	d.sell(2_500_000)
	file, err := os.OpenFile(databaseFile(d.data), os.O_RDWR, 0)
	must(t, err)
	info, err := file.Stat()
	must(t, err)
	_, err = file.WriteAt(bytes.Repeat([]byte{0xA5}, 3*4096), info.Size()*3/4/4096*4096)
	must(t, errors.Join(err, file.Close()))
	if r := d.run("", "verify"); r.code != exitDifferences || !strings.Contains(r.err, "the database is damaged, restore a backup") {
		t.Errorf("code %d, want %d\n%s%s", r.code, exitDifferences, r.out, r.err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	d := withFile(t)
	d.sell(10_000)
	copied := filepath.Join(t.TempDir(), "copy.db")
	contains(t, d.ok("backup", copied), "wrote "+copied)
	d.fails(exitFailure, "is there already", "backup", copied)
	d.sell(20_000)

	d.fails(exitFailure, "with --force it is set aside", "restore", copied)
	contains(t, d.ok("restore", copied, "--force"), "1 submissions", "set aside", "restored")
	contains(t, d.ok("export", "day-totals", "--tenant", "oak-and-rye"), "1,2026-11-23,TAKE,EUR,1.00,1.00,12,19")
	aside, err := filepath.Glob(filepath.Join(d.data, "daypart.db.replaced-*"))
	if err != nil || len(aside) != 1 {
		t.Errorf("set aside: %v, error %v", aside, err)
	}
}

func TestRestoreIntoAnEmptyDirectory(t *testing.T) {
	d := withFile(t)
	copied := filepath.Join(t.TempDir(), "copy.db")
	d.ok("backup", copied)
	d.data = filepath.Join(t.TempDir(), "new")
	d.ok("restore", copied)
	contains(t, d.ok("tenant", "list"), "oak-and-rye")
}

func TestRestoreRefuses(t *testing.T) {
	d := withFile(t)
	d.sell(10_000)
	damaged, wrong := filepath.Join(t.TempDir(), "damaged.db"), filepath.Join(t.TempDir(), "wrong.db")
	if err := os.WriteFile(damaged, []byte(strings.Repeat("not a database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.fails(exitFailure, "the copy is damaged, nothing was changed", "restore", damaged, "--force")

	d.falsify("DELETE FROM unit_month")
	d.ok("backup", wrong)
	d.ok("verify", "--repair")
	if r := d.run("", "restore", wrong, "--force"); r.code != exitDifferences {
		t.Errorf("a copy that differs from its ledger: code %d\n%s%s", r.code, r.out, r.err)
	}

	good := filepath.Join(t.TempDir(), "good.db")
	d.ok("backup", good)
	running := d.store()
	d.fails(exitFailure, "stop it first", "restore", good, "--force")
	if err := running.Ping(t.Context()); err != nil {
		t.Errorf("the store that was open: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(d.data, "restoring-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestKeyRotate(t *testing.T) {
	d := withExample(t)
	d.ok("key", "rotate")
	contains(t, d.ok("key", "rotate", "--now"), "signs from")
	if n := strings.Count(d.ok("key", "list"), "\n"); n < 3 {
		t.Errorf("%d lines, want a header and two keys at the least", n)
	}
	if info, err := os.Stat(filepath.Join(d.data, "key")); err != nil || info.Mode() != 0o600 {
		t.Errorf("key file: %v, error %v", info, err)
	}
	if err := os.Remove(filepath.Join(d.data, "key")); err != nil {
		t.Fatal(err)
	}
	d.fails(exitFailure, "is missing, and the database has keys sealed with it", "key", "rotate")
	d.env[keyVariable] = "too short"
	d.fails(exitFailure, "DAYPART_KEY: a key-encryption key is 32 bytes", "key", "rotate")
}
