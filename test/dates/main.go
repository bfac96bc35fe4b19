// Command dates runs the tests at other moments: ends of years and months, leap days, the nights of clock
// changes, every weekday, and in other time zones of the machine. It is started at the root by make test-dates.
//
// Go tests, and the programs they build, see the moment because an overlay of the standard library moves
// time.Now; timers keep the machine's pace. The browser tests run against bin/daypart-testclock.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"time"
)

func main() {
	goTests := flag.Bool("go", true, "run the Go tests")
	browserTests := flag.Bool("browser", true, "run the browser tests")
	only := flag.String("run", "", "only the moments whose `name` matches this regular expression")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	chosen, err := regexp.Compile(*only)
	if err == nil {
		err = run(ctx, chosen, *goTests, *browserTests)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "dates:", err)
		os.Exit(1)
	}
}

// run runs the tests at the chosen moments, all of them whatever fails.
func run(ctx context.Context, chosen *regexp.Regexp, goTests, browserTests bool) error {
	var packages suite
	if goTests {
		var err error
		if packages, err = compile(ctx); err != nil {
			return err
		}
	}
	failed := 0
	for _, m := range moments {
		if !chosen.MatchString(m.name) || ctx.Err() != nil {
			continue
		}
		if goTests {
			failed += report(m, "Go tests", func() error { return packages.run(ctx, m) })
		}
		if browserTests && m.browser {
			failed += report(m, "browser tests", func() error { return runBrowser(ctx, m) })
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of the runs failed", failed)
	}
	return ctx.Err()
}

// report prints how one run ended, and returns 1 if it failed.
func report(m moment, what string, run func() error) int {
	began := time.Now()
	err := run()
	took := time.Since(began).Round(time.Second)
	if err != nil {
		fmt.Printf("FAIL  %s, %s (%s, TZ=%s): %v (%s)\n", m.name, what, m.at, m.machine, err, took)
		return 1
	}
	fmt.Printf("ok    %s, %s (%s, TZ=%s) (%s)\n", m.name, what, m.at, m.machine, took)
	return 0
}
