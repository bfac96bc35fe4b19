package guides

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// more is what a guide writes for what it leaves out: members of an object, elements of an array,
// lines, or part of a string.
const more = "…"

// exactNumbers are the members whose numbers a guide states exactly. Other numbers, amounts among
// them, vary from run to run.
var exactNumbers = []string{
	"status", "index", "errorCount", "unitId", "expires_in", "slotMinutes",
	"received", "created", "updated", "unchanged", "superseded", "quarantined", "rejected",
}

// variable are the strings that vary from run to run, by kind.
var variable = []struct {
	kind string
	*regexp.Regexp
}{
	{"id", regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)},
	{"event id", regexp.MustCompile(`\b[0-9a-f]{8}-\d+\b`)},
	{"instant", regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`)},
	{"time with offset", regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d`)},
	{"local time", regexp.MustCompile(`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?`)},
	{"date", regexp.MustCompile(`\d{4}-\d\d-\d\d`)},
	{"offset", regexp.MustCompile(`[+-]\d\d:\d\d`)},
	{"address", regexp.MustCompile(`https://[^/\s"]+`)},
	{"secret", regexp.MustCompile(`[0-9A-Za-z_-]{26,}`)},
	{"number", regexp.MustCompile(`\d+(\.\d+)?`)},
}

// mask replaces what varies from run to run by the name of its kind.
func mask(text string) string {
	for _, v := range variable {
		text = v.ReplaceAllString(text, "<"+v.kind+">")
	}
	return text
}

// matchesText reports whether got is want, apart from what varies and what want leaves out.
func matchesText(want, got string) bool {
	return matchesPattern(want, got) || matchesPattern(mask(want), mask(got))
}

func matchesPattern(want, got string) bool {
	parts := strings.Split(want, more)
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return regexp.MustCompile(`(?s)^` + strings.Join(parts, `.*`) + `$`).MatchString(got)
}

// compareText compares what was printed with the text of a guide: spaces in a row count as one.
func compareText(want, got string) []string {
	if squeeze := strings.NewReplacer("\t", " "); !matchesText(joinSpaces(squeeze.Replace(want)), joinSpaces(squeeze.Replace(got))) {
		return []string{"the output differs from the guide"}
	}
	return nil
}

var spaces = regexp.MustCompile(` *\n| {2,}`)

func joinSpaces(text string) string {
	return spaces.ReplaceAllStringFunc(strings.TrimSpace(text), func(s string) string { return s[len(s)-1:] })
}

// compareJSON compares what was printed with the JSON of a guide and returns every difference.
func compareJSON(want, got string) []string {
	var wanted, printed any
	if err := decode(completeJSON(want), &wanted); err != nil {
		return []string{"the guide shows no JSON: " + err.Error()}
	}
	if err := decode(got, &printed); err != nil {
		return []string{"no JSON was printed: " + err.Error()}
	}
	return compareValues("", wanted, printed)
}

func decode(text string, into any) error {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return d.Decode(into)
}

// completeJSON makes a member or an element of each … outside of strings.
func completeJSON(text string) string {
	var complete strings.Builder
	var brackets []rune
	inString, escaped := false, false
	for _, r := range text {
		switch {
		case inString:
			inString, escaped = escaped || r != '"', !escaped && r == '\\'
		case r == '"':
			inString = true
		case r == '{' || r == '[':
			brackets = append(brackets, r)
		case (r == '}' || r == ']') && len(brackets) > 0:
			brackets = brackets[:len(brackets)-1]
		case string(r) == more:
			complete.WriteString(`"…"`)
			if len(brackets) > 0 && brackets[len(brackets)-1] == '{' {
				complete.WriteString(`:"…"`)
			}
			continue
		}
		complete.WriteRune(r)
	}
	return complete.String()
}

func compareValues(at string, want, got any) []string {
	switch want := want.(type) {
	case map[string]any:
		if got, ok := got.(map[string]any); ok {
			return compareObjects(at, want, got)
		}
	case []any:
		if got, ok := got.([]any); ok {
			return compareArrays(at, want, got)
		}
	case string:
		if got, ok := got.(string); ok && matchesText(want, got) {
			return nil
		}
	case json.Number:
		if got, ok := got.(json.Number); ok && (got == want || !slices.Contains(exactNumbers, at[strings.LastIndex(at, "/")+1:])) {
			return nil
		}
	default:
		if want == got {
			return nil
		}
	}
	return []string{fmt.Sprintf("%s is %v, the guide shows %v", at, got, want)}
}

func compareObjects(at string, want, got map[string]any) (differences []string) {
	for name, value := range want {
		if held, ok := got[name]; ok {
			differences = append(differences, compareValues(at+"/"+name, value, held)...)
		} else if name != more {
			differences = append(differences, at+"/"+name+" is not printed")
		}
	}
	for name := range got {
		if _, shown := want[name]; !shown && want[more] == nil {
			differences = append(differences, at+"/"+name+" is not in the guide")
		}
	}
	return differences
}

func compareArrays(at string, want, got []any) (differences []string) {
	open := len(want) > 0 && want[len(want)-1] == more
	if open {
		want = want[:len(want)-1]
	}
	if len(got) < len(want) || len(got) > len(want) && !open {
		return []string{fmt.Sprintf("%s has %d elements, the guide shows %d", at, len(got), len(want))}
	}
	for i, value := range want {
		differences = append(differences, compareValues(fmt.Sprintf("%s/%d", at, i), value, got[i])...)
	}
	return differences
}

func TestCompareJSON(t *testing.T) {
	const guide = `{ "id": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e", "at": "2026-11-23T11:31:07.412Z", "token": "eyJ…", "net": 4.50,
	  "rows": { "created": 1 }, "units": [ { "id": 1, … }, … ], "code": "not-a-date", "warnings": [] }`
	const answer = `{"id":"01980000-0000-7000-8000-000000000000","at":"2027-01-02T03:04:05.678Z","token":"eyJhbGciOiJSUzI1NiIsImtpZCI6Inl4TU8ydmdH","net":17,
	  "rows":{"created":1},"units":[{"id":7,"name":"x"},{"id":8}],"code":"not-a-date","warnings":[]}`
	tests := []struct {
		name, replace, by string
		differences       int
	}{
		{"the same", "", "", 0},
		{"another code", "not-a-date", "day-too-old", 1},
		{"a member less", `"net":17,`, ``, 1},
		{"a member more", `"net":17`, `"net":17,"gross":18`, 1},
		{"a string for a number", `"net":17`, `"net":"17"`, 1},
		{"another count", `"created":1`, `"created":0`, 1},
		{"no milliseconds", "05.678Z", "05Z", 1},
		{"an element less", `[{"id":7,"name":"x"},{"id":8}]`, `[]`, 1},
		{"an element more", `"warnings":[]`, `"warnings":[1]`, 1},
		{"no JSON", answer, "502 Bad Gateway", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := compareJSON(guide, strings.Replace(answer, test.replace, test.by, 1)); len(got) != test.differences {
				t.Errorf("%d differences: %q", len(got), got)
			}
		})
	}
}

func TestCompareText(t *testing.T) {
	const guide = "UNIT  NAME\n1     Quince\n…\nid: 88121\n"
	if got := compareText(guide, "UNIT   NAME \n6      Quince\nother\nlines\nid: 3"); got != nil {
		t.Error(got)
	}
	if got := compareText(guide, "UNIT  NAME\n1     Copper\n\nid: 3"); got == nil {
		t.Error("another name is no difference")
	}
}
