package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "company.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func example(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(exampleCompany)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTenantApply(t *testing.T) {
	d := newDesk(t)
	contains(t, d.ok("tenant", "apply", "-f", exampleCompany, "--dry-run"), "company oak-and-rye: new", "dry run: nothing was changed")
	contains(t, d.ok("tenant", "list"), "TENANT")
	contains(t, d.ok("tenant", "apply", "-f", exampleCompany), "unit 3: added: Kathmandu Thamel", "oak-and-rye is at version 1")
	if out := d.ok("tenant", "apply", "-f", exampleCompany); out != "nothing to change\n" {
		t.Errorf("the second time: %s", out)
	}
	contains(t, d.ok("tenant", "list"), "oak-and-rye  Oak & Rye  1        no")
}

func TestTenantApplyDryRunKeepsNothing(t *testing.T) {
	d := newDesk(t)
	d.ok("tenant", "apply", "-f", exampleCompany, "--dry-run")
	if out := d.ok("tenant", "list"); strings.Contains(out, "oak-and-rye") {
		t.Errorf("a dry run made a company:\n%s", out)
	}
}

func TestTenantApplyChanges(t *testing.T) {
	d := withExample(t)
	changed := writeFile(t, strings.Replace(example(t), "name: Madrid Centro", "name: Madrid Sol", 1))
	contains(t, d.ok("tenant", "apply", "-f", changed), "unit 1: name Madrid Centro -> Madrid Sol", "version 2")
	contains(t, d.ok("tenant", "apply", "-f", changed, "--json"), `"applied": false`, `"version": 2`, `"changes": []`)
}

func TestTenantApplyFromStandardInput(t *testing.T) {
	d := newDesk(t)
	if r := d.run("tenant: bare\nname: Bare\n", "tenant", "apply", "-f", "-"); r.code != exitOK {
		t.Errorf("code %d: %s", r.code, r.err)
	}
	contains(t, d.ok("tenant", "show", "bare"), "bare: Bare, version 1, suspended: no")
}

func TestTenantApplyRefusesWhatSalesHoldOnTo(t *testing.T) {
	d := withExample(t)
	d.sell(10_000)
	moved := writeFile(t, strings.Replace(example(t), "dayStart: 05:00", "dayStart: 06:00", 1))
	d.fails(exitFailure, "unit 1: day start 05:00 -> 06:00: cannot change: the unit has sales (last received 2026-11-23T12:15:00Z)",
		"tenant", "apply", "-f", moved)
	if out := d.ok("tenant", "apply", "-f", exampleCompany); out != "nothing to change\n" {
		t.Errorf("a refused file changed something: %s", out)
	}
}

func TestTenantApplyFaults(t *testing.T) {
	d := newDesk(t)
	d.fails(exitFailure, "line 2: name: ", "tenant", "apply", "-f", writeFile(t, "tenant: a\nname: ''\nunit: 1\n"))
	d.fails(exitFailure, "line 3: unit: is not known", "tenant", "apply", "-f", writeFile(t, "tenant: a\nname: ''\nunit: 1\n"))
	d.fails(exitFailure, "no such file", "tenant", "apply", "-f", "/nowhere.yaml")
}

func TestTenantShow(t *testing.T) {
	d := withExample(t)
	d.sell(10_000)
	contains(t, d.ok("tenant", "show", "oak-and-rye"), "currencies [EUR NPR]", "Asia/Kathmandu  06:00      30 min  -", "2026-11-23T12:15:00Z")
	contains(t, d.ok("tenant", "show", "oak-and-rye", "--json"), `"lastReceived": "2026-11-23T12:15:00Z"`, `"slotMinutes": 30`)
	d.fails(exitFailure, `there is no tenant "oak"`, "tenant", "show", "oak")
}
