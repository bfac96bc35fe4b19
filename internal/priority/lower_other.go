//go:build !linux

package priority

// lowerThread does nothing: elsewhere a thread has no priority of its own.
func lowerThread() {}
