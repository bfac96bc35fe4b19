package guides

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// guides are the files whose shell blocks run.
var guides = []string{
	"README.md", "docs/integrate.md", "docs/recipes/README.md", "docs/consume.md", "docs/manage.md", "docs/administer.md",
}

// guideWithin is how long the blocks of one guide may take.
const guideWithin = 2 * time.Minute

// TestGuides_RunAsPasted pastes each guide into a shell of its own, at the root of the repository as
// far as the guide can see, while the demo runs.
func TestGuides_RunAsPasted(t *testing.T) {
	dir := startDemo(t)
	for _, name := range guides {
		t.Run(name, func(t *testing.T) { runGuide(t, dir, name) })
	}
}

func runGuide(t *testing.T, dir, name string) {
	t.Helper()
	blocks := slices.DeleteFunc(readBlocks(t, name), func(b *block) bool { return b.lang != "sh" || isUnrun(name, b) })
	s := session{dir, t.TempDir()}
	ctx, cancel := context.WithTimeout(t.Context(), guideWithin)
	defer cancel()
	printed, err := s.runBlocks(ctx, blocks)
	for i, b := range blocks[:len(printed)] {
		if i == len(printed)-1 && err != nil {
			t.Errorf("%s:%d, %q: %v\n%s%s", name, b.line, b.heading, err, printed[i], s.problems(i))
		} else if b.output != nil {
			compareOutput(t, name, b, printed[i])
		}
	}
}

// compareOutput fails the test on every difference between what a block printed and what its guide
// shows.
func compareOutput(t *testing.T, name string, b *block, printed string) {
	t.Helper()
	compare := compareText
	if b.output.lang == "json" {
		compare = compareJSON
	}
	if differences := compare(b.output.text, printed); differences != nil {
		printed = printed[:min(len(printed), 2000)]
		t.Errorf("%s:%d, %q:\n  %s\nprinted:\n%s\nthe guide:\n%s", name, b.line, b.heading, strings.Join(differences, "\n  "), printed, b.output.text)
	}
}

var curl = regexp.MustCompile(`\bcurl +-`)

// A call that the server refuses must not look as if it had worked: curl fails with it, or the guide
// shows the answer.
func TestGuides_CallsFailVisibly(t *testing.T) {
	for _, name := range guides {
		for _, b := range readBlocks(t, name) {
			if b.lang != "sh" || b.output != nil {
				continue
			}
			calls, failing := len(curl.FindAllString(b.text, -1)), strings.Count(b.text, "--fail-with-body")
			if calls > failing {
				t.Errorf("%s:%d, %q: %d calls, --fail-with-body in %d", name, b.line, b.heading, calls, failing)
			}
		}
	}
}
