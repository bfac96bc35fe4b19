// Command daypart takes in sales while they happen and shows them at once: the
// server, and the verbs with which its operator and its integrators work.
//
// There is one file per verb. What is configured comes in here only, by flag,
// environment or file; every package of the server takes structs.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones must be there on machines that have no database of them

	"github.com/alecthomas/kong"
)

// The exit codes, as the help states them.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitDifferences = 3
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.LookupEnv))
}

// run does what args say and returns the exit code. env looks up a variable of the environment.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) (string, bool)) int {
	ctx, stop := untilSignal()
	defer stop()
	return runContext(ctx, args, &console{in: stdin, out: stdout, err: stderr, env: env})
}

// untilSignal returns a context that ends at the first SIGINT or SIGTERM. The
// second one then ends the process, as it would have without us.
func untilSignal() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

func runContext(ctx context.Context, args []string, c *console) int {
	command, err := parse(args, c)
	if err == nil && command != nil {
		command.BindTo(ctx, (*context.Context)(nil))
		err = command.Run()
	}
	return c.exitCode(err)
}

// exitCode reports err, if there is one, and returns the code for it.
func (c *console) exitCode(err error) int {
	var usage *usageError
	var parsing *kong.ParseError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errDifferences):
		return exitDifferences
	case errors.As(err, &usage), errors.As(err, &parsing):
		fmt.Fprintf(c.err, "daypart: %v\nSee: daypart --help\n", err)
		return exitUsage
	}
	fmt.Fprintf(c.err, "daypart: %v\n", err)
	return exitFailure
}
