//go:build !linux

package priority

// lower does nothing: elsewhere a thread has no priority of its own.
func lower() {}
