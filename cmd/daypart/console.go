package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/term"
)

// console is where a verb reads and writes, and the environment it runs in.
type console struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) (string, bool)
}

// terminal returns the file descriptor of a stream, and whether it is a terminal.
func terminal(stream any) (descriptor int, yes bool) {
	file, ok := stream.(*os.File)
	if !ok {
		return 0, false
	}
	return int(file.Fd()), term.IsTerminal(int(file.Fd()))
}

// secret reads one line: typed blindly at a terminal, after the prompt, or as it comes from a pipe.
func (c *console) secret(prompt string) (string, error) {
	if descriptor, yes := terminal(c.in); yes {
		fmt.Fprint(c.err, prompt)
		typed, err := term.ReadPassword(descriptor)
		fmt.Fprintln(c.err)
		return string(typed), err
	}
	line, err := bufio.NewReader(c.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// json writes v, indented, for scripts.
func (c *console) json(v any) error {
	text, err := json.Marshal(v, jsontext.WithIndent("  "), json.Deterministic(true))
	if err != nil {
		return err
	}
	c.line("%s", text)
	return nil
}

// line writes one line of the answer.
func (c *console) line(format string, args ...any) {
	fmt.Fprintf(c.out, format+"\n", args...)
}

// note writes one line that is not part of the answer: progress, advice.
func (c *console) note(format string, args ...any) {
	fmt.Fprintf(c.err, format+"\n", args...)
}

// read reads a file; - is standard input.
func (c *console) read(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(c.in)
	}
	return os.ReadFile(name)
}
