package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/server"
)

// parsed returns the settings of serve after reading args, environment and a file.
func parsed(t *testing.T, file string, env map[string]string, args ...string) (*serveCommand, error) {
	t.Helper()
	if file != "" {
		path := filepath.Join(t.TempDir(), "daypart.yaml")
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, "--config", path)
	}
	c := &console{in: strings.NewReader(""), out: &bytes.Buffer{}, err: &bytes.Buffer{},
		env: func(name string) (string, bool) { value, ok := env[name]; return value, ok }}
	command, err := parse(append([]string{"serve"}, args...), c)
	if err != nil {
		return nil, err
	}
	return command.Selected().Target.Addr().Interface().(*serveCommand), nil
}

func TestSettingsPrecedence(t *testing.T) {
	const file = "listen: from-file:1\n"
	env := map[string]string{"DAYPART_LISTEN": "from-environment:1"}
	tests := []struct {
		name string
		file string
		env  map[string]string
		args []string
		want string
	}{
		{"default", "", nil, nil, "localhost:8443"},
		{"file", file, nil, nil, "from-file:1"},
		{"environment before file", file, env, nil, "from-environment:1"},
		{"flag before environment", file, env, []string{"--listen", "from-flag:1"}, "from-flag:1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := parsed(t, test.file, test.env, test.args...)
			if err != nil {
				t.Fatal(err)
			}
			if s.Listen != test.want {
				t.Errorf("listen = %q, want %q", s.Listen, test.want)
			}
		})
	}
}

func TestSettingsLists(t *testing.T) {
	for name, file := range map[string]string{
		"list": "proxy-header: forwarded\ntrusted-proxies:\n  - 10.0.0.0/8\n  - 127.0.0.1/32\n",
		"text": "proxy-header: forwarded\ntrusted-proxies: 10.0.0.0/8,127.0.0.1/32\n",
	} {
		t.Run(name, func(t *testing.T) {
			s, err := parsed(t, file, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(s.TrustedProxies) != 2 || s.TrustedProxies[1].String() != "127.0.0.1/32" {
				t.Errorf("trusted proxies = %v", s.TrustedProxies)
			}
			if s.ProxyHeader != server.Forwarded {
				t.Errorf("proxy header = %q", s.ProxyHeader)
			}
		})
	}
}

func TestSettingsFileByEnvironment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "daypart.yaml")
	if err := os.WriteFile(path, []byte("log-format: json\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := parsed(t, "", map[string]string{"DAYPART_CONFIG": path})
	if err != nil {
		t.Fatal(err)
	}
	if s.LogFormat != "json" {
		t.Errorf("log format %q, want json", s.LogFormat)
	}
}

func TestSettingsReportAllFaults(t *testing.T) {
	file := "client-rate: many\nlisten-on: x\nforce: true\n"
	env := map[string]string{"DAYPART_TRUSTED_PROXIES": "10.0.0.0", "DAYPART_ACCESS_LIFE": "0s"}
	_, err := parsed(t, file, env, "--tls-cert", "cert.pem", "--public-url", "http://sales.example.com", "--acme-email", "a@example.com")
	if err == nil {
		t.Fatal("no fault was found")
	}
	contains(t, err.Error(), "client-rate (line 1)", "listen-on (line 2)", "force (line 3)", "DAYPART_TRUSTED_PROXIES",
		"--access-life", "--tls-cert", "--public-url", "--acme-domain")
}

func TestSettingsIgnoreVariablesOfActions(t *testing.T) {
	d := withExample(t)
	d.env["DAYPART_DRY_RUN"] = "true"
	if out := d.ok("tenant", "apply", "-f", exampleCompany); strings.Contains(out, "dry run") {
		t.Errorf("a variable made it a dry run: %s", out)
	}
}

func TestServeFaults(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"nowhere to listen", []string{"--listen="}, "there is no address to listen on"},
		{"proxy without name", []string{"--listen=", "--plain-listen=:80", "--trusted-proxies=127.0.0.1/32", "--proxy-header=Forwarded"}, "what clients call the proxy"},
		{"proxy not trusted", []string{"--plain-listen=:80"}, "is needed with --plain-listen"},
		{"proxy without a header", []string{"--plain-listen=:80", "--trusted-proxies=127.0.0.1/32"}, "belongs together with --trusted-proxies"},
		{"header without a proxy", []string{"--proxy-header=X-Forwarded-For"}, "belongs together with --trusted-proxies"},
		{"header that names nobody", []string{"--trusted-proxies=127.0.0.1/32", "--proxy-header=Via"}, "use X-Forwarded-For or Forwarded"},
		{"path", []string{"--public-url=https://sales.example.com/api"}, "without a path"},
		{"two sources", []string{"--tls-cert=a", "--tls-key=b", "--acme-domain=c"}, "does not go with --tls-cert"},
		{"burst", []string{"--client-burst=0"}, "--client-burst 1 or above"},
		{"refresh", []string{"--refresh-life=30m"}, "must not be shorter than --access-life"},
		{"keys", []string{"--rotate-every=5m"}, "must be longer than --publish-lead"},
		{"no such file", []string{"--config=/nowhere.yaml"}, "no such file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := newDesk(t)
			d.fails(exitUsage, test.want, append([]string{"serve"}, test.args...)...)
		})
	}
}
