// Package guides runs the guides: every shell block of README.md and docs is pasted into a shell
// beside a running demo, and what it prints is compared with what the guide shows. The recipes of
// docs/recipes submit to the demo through a proxy that fails. It owns no code but its tests.
package guides
