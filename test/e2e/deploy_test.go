package e2e

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const deploy = "../../deploy"

func readDeploy(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(deploy, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every metric that an alert or the dashboard asks for is one that a running server has.
func TestDeployMetrics(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("tills")
	served := s.serve("--metrics-listen", "127.0.0.1:0")
	metrics := served.awaitLine(served.err, "Metrics are at ")
	c := served.as(who)
	if err := newBooks(t, c, 5, 1)[0].sendNext(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, metrics, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _, text := fetch(t, http.DefaultClient, r)
	metric := regexp.MustCompile(`\b(?:daypart|process|go)_[a-z_]+`)
	for _, file := range []string{"prometheus/alerts.yaml", "grafana/daypart.json"} {
		asked := metric.FindAllString(readDeploy(t, file), -1)
		if len(asked) < 8 {
			t.Errorf("%s asks for %q only", file, asked)
		}
		for _, name := range asked {
			if !regexp.MustCompile(`(?m)^` + name + `[{ ]`).Match(text) {
				t.Errorf("%s asks for %s, which the server does not have", file, name)
			}
		}
	}
	if !strings.Contains(string(text), `route="POST /sales/api/v1/business-unit/{unitId}/real-time-sales"`) {
		t.Error("the route that the alerts match is not there")
	}
}

// Who is woken finds a page.
func TestDeployAlertsHavePages(t *testing.T) {
	t.Parallel()
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert       string            `yaml:"alert"`
				Expr        string            `yaml:"expr"`
				Annotations map[string]string `yaml:"annotations"`
			} `yaml:"rules"`
		} `yaml:"groups"`
	}
	if err := yaml.Unmarshal([]byte(readDeploy(t, "prometheus/alerts.yaml")), &rules); err != nil {
		t.Fatal(err)
	}
	pages := readDeploy(t, "../docs/operate.md")
	alerts := 0
	for _, group := range rules.Groups {
		for _, rule := range group.Rules {
			alerts++
			if !strings.Contains(pages, "\n### "+rule.Alert+"\n") {
				t.Errorf("docs/operate.md has no page for %s", rule.Alert)
			}
			if !strings.HasSuffix(rule.Annotations["runbook_url"], "/docs/operate.md#"+strings.ToLower(rule.Alert)) || rule.Annotations["summary"] == "" {
				t.Errorf("%s does not lead to its page: %v", rule.Alert, rule.Annotations)
			}
		}
	}
	if alerts < 5 {
		t.Errorf("only %d alerts", alerts)
	}
}

// Every flag, variable and setting that the files give to the server is one it has.
func TestDeploySettings(t *testing.T) {
	t.Parallel()
	help := newSite(t).ok("serve", "--help")
	known := regexp.MustCompile(`--[a-z-]+`).FindAllString(help, -1)
	asked := map[string][]string{}
	flag := regexp.MustCompile(`--[a-z]+(?:-[a-z]+)*`)
	for file, lines := range map[string]*regexp.Regexp{
		"compose.yaml":                           regexp.MustCompile(`command: \[serve.*`),
		"systemd/daypart.service":                regexp.MustCompile(`ExecStart=.*`),
		"helm/daypart/templates/deployment.yaml": regexp.MustCompile(`(?m)^ +- --.*`),
		"nodes.sh":                               regexp.MustCompile(`" serve (?:\\\n|.)*`),
	} {
		for _, line := range lines.FindAllString(readDeploy(t, file), -1) {
			asked[file] = append(asked[file], flag.FindAllString(line, -1)...)
		}
	}
	for _, file := range []string{"compose.yaml", "helm/daypart/templates/deployment.yaml", "nodes.sh"} {
		for _, name := range regexp.MustCompile(`\bDAYPART_[A-Z_]+\b`).FindAllString(readDeploy(t, file), -1) {
			asked[file] = append(asked[file], "--"+strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(name, "DAYPART_")), "_", "-"))
		}
	}
	asked["systemd/daypart.yaml"] = settingsIn(t, readDeploy(t, "systemd/daypart.yaml"))
	var values struct {
		Settings yaml.Node `yaml:"settings"`
	}
	if err := yaml.Unmarshal([]byte(readDeploy(t, "helm/daypart/values.yaml")), &values); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(values.Settings.Content); i += 2 {
		asked["helm/daypart/values.yaml"] = append(asked["helm/daypart/values.yaml"], "--"+values.Settings.Content[i].Value)
	}
	verify := readDeploy(t, "systemd/daypart-verify.service")
	for _, name := range flag.FindAllString(regexp.MustCompile(`ExecStart=.* verify .*`).FindString(verify), -1) {
		if help := newSite(t).ok("verify", "--help"); !strings.Contains(help, name) {
			t.Errorf("daypart verify has no %s", name)
		}
	}
	// The key has no flag; the rest are for Caddy, the script itself and verbs that call the API.
	others := []string{"--key", "--host", "--nodes", "--port", "--binary", "--url", "--ca-file"}
	for file, flags := range asked {
		if slices.Contains(flags, "--trusted-proxies") != slices.Contains(flags, "--proxy-header") {
			t.Errorf("%s has only one of --trusted-proxies and --proxy-header", file)
		}
		for _, name := range flags {
			if !slices.Contains(known, name) && !slices.Contains(others, name) {
				t.Errorf("%s has %s, which daypart serve does not", file, name)
			}
		}
	}
	if len(asked) != 6 {
		t.Errorf("settings were found in %d files only: %v", len(asked), asked)
	}
}

// settingsIn returns the flags that a file of settings names.
func settingsIn(t *testing.T, text string) (flags []string) {
	t.Helper()
	var settings map[string]string
	if err := yaml.Unmarshal([]byte(text), &settings); err != nil {
		t.Fatal(err)
	}
	for name := range settings {
		flags = append(flags, "--"+name)
	}
	return flags
}

// Every file can be read by what it is for, as far as its form goes.
func TestDeployFilesAreWellFormed(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"compose.yaml", "prometheus/alerts.yaml", "prometheus/prometheus.yaml", "systemd/daypart.yaml", "helm/daypart/Chart.yaml", "helm/daypart/values.yaml"} {
		var any map[string]yaml.Node
		if err := yaml.Unmarshal([]byte(readDeploy(t, name)), &any); err != nil || len(any) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	var board struct {
		Panels []struct {
			Title   string `json:"title"`
			Targets []struct {
				Expr string `json:"expr"`
			} `json:"targets"`
		} `json:"panels"`
	}
	if err := json.Unmarshal([]byte(readDeploy(t, "grafana/daypart.json")), &board); err != nil || len(board.Panels) == 0 {
		t.Fatalf("the dashboard has %d panels, %v", len(board.Panels), err)
	}
	for _, panel := range board.Panels {
		if panel.Title == "" || len(panel.Targets) == 0 || panel.Targets[0].Expr == "" {
			t.Errorf("a panel shows nothing: %+v", panel)
		}
	}
	// What scripts and units do is checked where their programs are: make lint-deploy.
}
