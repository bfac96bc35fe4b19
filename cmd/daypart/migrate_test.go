package main

import "testing"

func TestMigrate(t *testing.T) {
	d := withExample(t)
	contains(t, d.ok("migrate"), "the schema is up to date")
	contains(t, d.ok("migrate", "--help"), "--distribute", "coordinator.example.com")
	d = withFile(t)
	d.fails(exitUsage, "--distribute needs --database", "migrate", "--distribute")
}
