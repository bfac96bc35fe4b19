// Package e2e runs the program as its users do: the real binary, with a data directory and ports of
// its own, TLS that is verified, and calls through package client and plain HTTP. It owns no code but its
// tests; what one package promises is tested there.
package e2e
