//go:build !linux

package pgserver

import "syscall"

// attributes returns how to start the server: as any process.
func attributes(string) (*syscall.SysProcAttr, error) { return nil, nil }
