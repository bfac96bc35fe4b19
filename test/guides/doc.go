// Package guides runs the guides: every shell block of README.md and docs is pasted into a shell
// beside a running demo, and what it prints is compared with what the guide shows. It owns no code
// but its tests.
package guides
