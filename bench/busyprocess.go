package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// busyNiceness is that of the clients of the busy company: the one of what the server does for
// them. In a shop they are on machines of their own.
const busyNiceness = 15

// busyOrder says what the busy company does, and to which server.
type busyOrder struct {
	Address, Roots string // Roots is a file
	Secrets        []string
	Size           busySize
}

// busyResult is what the busy company got.
type busyResult struct{ Summary, Failure string }

// busyClients is the process of the clients of the busy company.
type busyClients struct {
	input  io.Closer
	output *json.Decoder
	wait   func()
}

// startClients starts this program again, as the clients of the busy company, and waits until they
// listen. In the process of those who are measured, they would make these wait.
func (b busy) startClients(ctx context.Context, server target) (*busyClients, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, "nice", "-n", strconv.Itoa(busyNiceness), self, "-busy-clients")
	command.Stderr = os.Stderr
	input, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	wait, err := startProcess(command)
	if err != nil {
		return nil, err
	}
	clients := &busyClients{input, json.NewDecoder(output), wait}
	order := busyOrder{server.address, filepath.Join(b.data, "ca.pem"), b.clients, b.size}
	if err = json.NewEncoder(input).Encode(order); err == nil {
		err = clients.read(new(struct{}))
	}
	if err != nil {
		_, failed := clients.stop()
		return nil, errors.Join(err, failed)
	}
	return clients, nil
}

func (c *busyClients) read(into any) error {
	if err := c.output.Decode(into); err != nil {
		return fmt.Errorf("the clients of the busy company: %w", err)
	}
	return nil
}

// stop ends the work, and returns what came of it. It returns an error if some of it failed before.
func (c *busyClients) stop() (summary string, err error) {
	defer c.wait()
	var r busyResult
	if err := errors.Join(c.input.Close(), c.read(&r)); err != nil {
		return "", err
	}
	if r.Failure != "" {
		return "", errors.New(r.Failure)
	}
	return r.Summary, nil
}

// beBusy is the process of the clients: it reads an order, writes {} once they listen, works until
// the input ends, and writes the result.
func beBusy(ctx context.Context, input io.Reader, output io.Writer) error {
	var order busyOrder
	orders, results := json.NewDecoder(input), json.NewEncoder(output)
	if err := orders.Decode(&order); err != nil {
		return err
	}
	chain, err := newChain(order.Size.Units, order.Size.Days+1)
	if err != nil {
		return err
	}
	roots, err := readRoots(order.Roots)
	if err != nil {
		return err
	}
	b := busy{chain: chain, size: order.Size, clients: order.Secrets}
	w, err := b.startWork(ctx, target{address: order.Address, roots: roots})
	if err != nil {
		return err
	}
	if err := results.Encode(struct{}{}); err != nil {
		return err
	}
	_, _ = io.Copy(io.Discard, input) // until the other process closes it, or ends
	if err := w.stop(); err != nil {
		return results.Encode(busyResult{Failure: err.Error()})
	}
	return results.Encode(busyResult{Summary: w.summary()})
}
