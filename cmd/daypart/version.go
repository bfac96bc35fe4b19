package main

import (
	"cmp"
	"runtime/debug"
)

// versionCommand says which build this is.
type versionCommand struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// build is what the go command noted when it made this program.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"`
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
}

// Run prints the build.
func (v *versionCommand) Run(c *console) error {
	b := thisBuild()
	if v.JSON {
		return c.json(b)
	}
	c.line("daypart %s", b.Version)
	if b.Revision != "" {
		c.line("revision %s of %s, modified: %s", b.Revision, b.Time, yesNo(b.Modified))
	}
	c.line("built with %s", b.Go)
	return nil
}

func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return build{Version: "unknown"}
	}
	b := build{Version: cmp.Or(info.Main.Version, "unknown"), Go: info.GoVersion}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			b.Revision = setting.Value
		case "vcs.time":
			b.Time = setting.Value
		case "vcs.modified":
			b.Modified = setting.Value == "true"
		}
	}
	return b
}
