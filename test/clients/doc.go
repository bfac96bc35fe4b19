// Package clients holds the published OpenAPI document to other people's linters, and lets clients
// that other people's generators make of it sell through a running server.
package clients
