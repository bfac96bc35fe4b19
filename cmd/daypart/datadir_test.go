package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/auth/token"
)

func TestStart_RefusesADatabaseThatWasLost(t *testing.T) {
	for name, lose := range map[string]func(file string) error{
		"removed": os.Remove,
		"emptied": func(file string) error { return os.Truncate(file, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			n := d.start(d.nodeConfig())
			must(t, n.Stop(t.Context()))
			must(t, lose(databaseFile(d.data)))
			_, err := startNode(t.Context(), d.nodeConfig())
			if err == nil || !strings.Contains(err.Error(), "has a key, and no database or an empty one") {
				t.Errorf("started: %v", err)
			}
			d.fails(exitFailure, "move "+keyFile(d.data)+" away", "tenant", "apply", "-f", exampleCompany)
			must(t, os.Remove(keyFile(d.data)))
			d.start(d.nodeConfig())
		})
	}
}

func TestStart_TakesAKeyThatWasPutThere(t *testing.T) {
	d := newDesk(t)
	must(t, os.MkdirAll(d.data, 0o700))
	must(t, os.WriteFile(keyFile(d.data), []byte(token.NewKEK().Encode()), 0o600))
	d.start(d.nodeConfig())
}

func TestStart_RefusesAKeyThatEverybodyMayRead(t *testing.T) {
	d := newDesk(t)
	must(t, d.start(d.nodeConfig()).Stop(t.Context()))
	must(t, os.Chmod(keyFile(d.data), 0o644))
	if _, err := startNode(t.Context(), d.nodeConfig()); err == nil || !strings.Contains(err.Error(), "chmod 600 "+keyFile(d.data)) {
		t.Errorf("started: %v", err)
	}
	config := d.nodeConfig()
	config.Key.given = true // such as a secret that a container has mounted
	d.start(config)
}

func TestStart_WarnsOfDataThatEverybodyMayRead(t *testing.T) {
	d := withFile(t)
	must(t, os.Chmod(d.data, 0o755))
	must(t, os.Chmod(databaseFile(d.data), 0o644))
	var log bytes.Buffer
	config := d.nodeConfig()
	config.Log = slog.New(slog.NewTextHandler(&log, nil))
	d.start(config)
	for _, path := range []string{d.data, databaseFile(d.data)} {
		if !strings.Contains(log.String(), "path="+path+"\n") {
			t.Errorf("nothing is said of %s:\n%s", path, log.String())
		}
	}
}

func TestStart_RefusesASecondServerOfADirectory(t *testing.T) {
	d := newDesk(t)
	first := d.start(d.nodeConfig())
	second, err := startNode(t.Context(), d.nodeConfig())
	if err == nil || !strings.Contains(err.Error(), "another server serves from "+d.data) {
		t.Errorf("started: %v, %v", second, err)
	}
	must(t, first.Stop(t.Context()))
	d.start(d.nodeConfig())
}

func TestDemo_UsesTheDatabaseItIsGiven(t *testing.T) {
	postgres := withPostgres(t).env["DAYPART_DATABASE"]
	data := t.TempDir()
	d := startDemo(t, data, "--weeks", "0", "--database", postgres)
	defer d.stop()
	if units, err := d.client(t).Units(context.Background()); err != nil || len(units) == 0 {
		t.Errorf("the demo has %d units, %v", len(units), err)
	}
	if files, err := filepath.Glob(databaseFile(data) + "*"); err != nil || len(files) > 0 {
		t.Errorf("there is a database in the data directory too: %q, %v", files, err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
