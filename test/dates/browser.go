package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
)

// runBrowser runs the browser tests at a moment, and prints what they print if they fail.
func runBrowser(ctx context.Context, m moment) error {
	command := exec.CommandContext(ctx, "web/test/browser/run", "--at", m.at)
	command.Env = append(os.Environ(), "TZ="+m.machine)
	output, err := command.CombinedOutput()
	if err != nil {
		fmt.Printf("%s\n", output)
	}
	return err
}
