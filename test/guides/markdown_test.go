package guides

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// root is the root of the repository.
const root = "../.."

// A block is a fenced block of a guide.
type block struct {
	heading, lang string
	line          int // of the opening fence
	text          string
	// output is the block that shows what a shell block prints: the one that follows it with only
	// blank lines in between. Nil if the guide shows none.
	output *block
}

// readBlocks returns the fenced blocks of a Markdown file, in order.
func readBlocks(t *testing.T, name string) []*block {
	t.Helper()
	text, err := os.ReadFile(root + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return parseBlocks(string(text))
}

func parseBlocks(text string) (blocks []*block) {
	var open, previous *block // previous: no prose since
	heading, number := "", 0
	for line := range strings.Lines(text) {
		number++
		bare := strings.TrimSpace(line)
		switch {
		case open != nil && bare == "```":
			open, previous = nil, open
		case open != nil:
			open.text += line
		case strings.HasPrefix(bare, "```"):
			open = &block{heading: heading, lang: bare[3:], line: number}
			blocks = append(blocks, open)
			if previous != nil && previous.lang == "sh" && isOutput(open.lang) {
				previous.output = open
			}
		case bare != "":
			previous = nil
			if title := strings.TrimLeft(line, "#"); title != line {
				heading = strings.TrimSpace(title)
			}
		}
	}
	return blocks
}

// isOutput reports whether blocks of a language show what a shell block prints.
func isOutput(lang string) bool { return lang == "json" || lang == "text" }

// firstLine returns the first line of the block.
func (b *block) firstLine() string {
	line, _, _ := strings.Cut(b.text, "\n")
	return line
}

func TestParseBlocks_JoinsOutputToItsCommand(t *testing.T) {
	got := parseBlocks("# One\n\n```sh\na\nb\n```\n\n```json\n{}\n```\n\n## Two\n```sh\nc\n```\nprose\n```text\nd\n```\n")
	if len(got) != 4 || got[0].text != "a\nb\n" || got[0].output != got[1] || got[0].heading != "One" || got[0].line != 3 {
		t.Errorf("%+v", got)
	}
	if two := got[2]; two.heading != "Two" || two.output != nil || two.firstLine() != "c" {
		t.Errorf("%+v", two)
	}
}

// Lines of guides have at most 100 columns, but for tables, which cannot be broken.
func TestGuides_LinesAreWrapped(t *testing.T) {
	const columns = 100
	for _, name := range guides {
		text, err := os.ReadFile(root + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		number := 0
		for line := range strings.Lines(string(text)) {
			number++
			if long := utf8.RuneCountInString(line) - 1; long > columns && line[0] != '|' {
				t.Errorf("%s:%d has %d columns", name, number, long)
			}
		}
	}
}
