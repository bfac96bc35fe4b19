package main

import (
	"context"
	"errors"
	"fmt"
)

// cleanups end what was begun, last begun first.
type cleanups []cleanup

type cleanup struct {
	name string
	run  func(context.Context) error
}

func (c *cleanups) add(name string, run func(context.Context) error) {
	*c = append(*c, cleanup{name, run})
}

// run does them all, whatever one of them says, and forgets them.
func (c *cleanups) run(ctx context.Context) error {
	var errs []error
	for i := len(*c) - 1; i >= 0; i-- {
		step := (*c)[i]
		if err := step.run(ctx); err != nil {
			errs = append(errs, fmt.Errorf("stop %s: %w", step.name, err))
		}
	}
	*c = nil
	return errors.Join(errs...)
}
