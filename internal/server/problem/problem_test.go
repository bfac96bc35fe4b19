package problem

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"regexp"
	"testing"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/sales"
)

func TestCatalogueIsWhole(t *testing.T) {
	slug := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, kind := range Types() {
		if !slug.MatchString(kind.Slug) || seen[kind.Slug] {
			t.Errorf("%q: not a slug, or twice", kind.Slug)
		}
		seen[kind.Slug] = true
		if kind.Status < 400 || kind.Title == "" || kind.Meaning == "" || kind.Remedy == "" || kind.Example.Detail == "" {
			t.Errorf("%s: something is missing: %+v", kind.Slug, kind)
		}
		if BySlug(kind.Slug) != kind {
			t.Errorf("%s is not found by its slug", kind.Slug)
		}
	}
	if BySlug("no-such") != nil {
		t.Error("a slug that is not there was found")
	}
}

func TestPages(t *testing.T) {
	for _, kind := range Types() {
		var page bytes.Buffer
		if err := WritePage(&page, kind, "https://example.test"); err != nil {
			t.Errorf("%s: %v", kind.Slug, err)
		}
		if !bytes.Contains(page.Bytes(), []byte("<title>"+kind.Slug)) {
			t.Errorf("%s: the page does not name it", kind.Slug)
		}
	}
	var index bytes.Buffer
	if err := WriteIndex(&index); err != nil {
		t.Error(err)
	}
}

func TestWrite(t *testing.T) {
	p := New(InvalidTimeSlot, "1 fault").With("Retry-After", "2")
	p.FaultCount = 1
	p.Faults = []sales.Fault{{
		Pointer: "/realTimeSales/0/timeSlotStart", Code: "slot-not-aligned", Detail: "fix it",
		Extra: map[string]any{"nearest": []string{"a", "b"}},
	}}
	w := httptest.NewRecorder()
	Write(w, p, Occurrence{BaseURL: "https://example.test/", Instance: "/x", RequestID: "r1"})

	want := `{"type":"https://example.test/problems/invalid-time-slot","title":"The time slot does not fit","status":400,` +
		`"detail":"1 fault","instance":"/x","requestId":"r1","errors":[{"pointer":"/realTimeSales/0/timeSlotStart",` +
		`"code":"slot-not-aligned","detail":"fix it","nearest":["a","b"]}],"errorCount":1}`
	if got := w.Body.String(); got != want {
		t.Errorf("body\n%s\nwant\n%s", got, want)
	}
	if !json.Valid(w.Body.Bytes()) {
		t.Error("the body is not JSON")
	}
	if w.Code != 400 || w.Header().Get("Content-Type") != "application/problem+json" || w.Header().Get("Retry-After") != "2" {
		t.Errorf("status %d, header %v", w.Code, w.Header())
	}
}

// TestProblem_CitesWhatIsNotText: parts of a call stand in a problem, and need not be UTF-8.
func TestProblem_CitesWhatIsNotText(t *testing.T) {
	p := New(UnsupportedMediaType, "\xff is not taken")
	p.Faults = []sales.Fault{{Pointer: "/\xc3(", Code: "\xff", Detail: "\xff", Extra: map[string]any{"sent": "\xff", "list": []string{"\xff"}}}}
	text := p.JSON(Occurrence{BaseURL: "https://example.test", Instance: "/\xff"})
	if !json.Valid(text) || !utf8.Valid(text) || !bytes.Contains(text, []byte("\ufffd is not taken")) {
		t.Errorf("%s", text)
	}
}
