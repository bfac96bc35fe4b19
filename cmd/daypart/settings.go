package main

import (
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v4"
)

// settings finds the value of a flag that the command line does not set: in the
// environment, else in the file. Only flags tagged "config" can be set like that,
// so that no forgotten variable ever says --force.
//
// kong's own order is file before environment: so its env tags stay unused.
type settings struct {
	env    func(string) (string, bool)
	loaded bool
	file   map[string]setting
	faults faults
}

// setting is a value as the file states it, with its line.
type setting struct {
	value string
	line  int
}

var _ kong.Resolver = (*settings)(nil)

// Validate has nothing to check: the file is read when the first flag is resolved.
func (s *settings) Validate(*kong.Application) error { return nil }

// Resolve returns the value of flag, or nil. A value that flag cannot take
// becomes a fault, so that all of them are reported together.
func (s *settings) Resolve(ctx *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if !flag.Tag.Has("config") {
		return nil, nil
	}
	s.load(ctx)
	value, source, found := s.find(flag.Name)
	if !found {
		return nil, nil
	}
	scratch := reflect.New(flag.Target.Type()).Elem()
	if err := flag.Mapper.Decode(&kong.DecodeContext{Value: flag.Value, Scan: scan(value)}, scratch); err != nil {
		s.faults.add(source, "%v", err)
		return nil, nil
	}
	return value, nil
}

func scan(value string) *kong.Scanner {
	return kong.Scan().PushTyped(value, kong.FlagValueToken)
}

// find returns what the environment, else the file, says for a flag, and where it stands.
func (s *settings) find(flag string) (value, source string, found bool) {
	name := environmentName(flag)
	if value, found = s.env(name); found {
		return value, name, true
	}
	if stated, found := s.file[flag]; found {
		return stated.value, fmt.Sprintf("%s (line %d)", flag, stated.line), true
	}
	return "", "", false
}

// load reads the file once, if one is named.
func (s *settings) load(ctx *kong.Context) {
	if s.loaded {
		return
	}
	s.loaded = true
	path := configFile(ctx)
	if path == "" {
		path, _ = s.env(environmentName("config"))
	}
	if path == "" {
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		s.faults.add("--config", "%v", err)
		return
	}
	s.file = s.read(path, content)
	s.refuseUnknown(ctx.Model)
}

// configFile returns what the command line says for --config.
func configFile(ctx *kong.Context) string {
	for _, step := range ctx.Path {
		if step.Flag != nil && step.Flag.Name == "config" {
			path, _ := ctx.FlagValue(step.Flag).(string)
			return path
		}
	}
	return ""
}

// read takes a mapping of names to scalars, or to lists of scalars.
func (s *settings) read(path string, content []byte) map[string]setting {
	var stated map[string]yaml.Node
	if err := yaml.Load(content, &stated); err != nil {
		s.faults.add(path, "%v", err)
		return nil
	}
	file := make(map[string]setting, len(stated))
	for name, node := range stated {
		var items []string
		if err := node.Load(&items); err != nil {
			items = []string{node.Value}
		}
		file[name] = setting{strings.Join(items, ","), node.Line}
	}
	return file
}

// refuseUnknown finds names in the file that no flag has.
func (s *settings) refuseUnknown(app *kong.Application) {
	known := map[string]bool{}
	for _, node := range append(app.Children, app.Node) {
		for _, flag := range node.Flags {
			known[flag.Name] = known[flag.Name] || flag.Tag.Has("config")
		}
	}
	for name, stated := range s.file {
		if !known[name] || name == "config" {
			s.faults.add(fmt.Sprintf("%s (line %d)", name, stated.line), "is not a setting: see daypart serve --help")
		}
	}
}

// describe adds the variable of a flag to its help.
func (s *settings) describe(value *kong.Value) string {
	if value.Flag == nil || !value.Tag.Has("config") {
		return value.Help
	}
	return fmt.Sprintf("%s ($%s)", value.Help, environmentName(value.Name))
}

// environmentName returns the variable that stands for a flag: DAYPART_PUBLIC_URL for --public-url.
func environmentName(flag string) string {
	return "DAYPART_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
