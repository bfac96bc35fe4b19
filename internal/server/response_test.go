package server_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// response is an answer that was read to its end.
type response struct {
	t      testing.TB
	status int
	header http.Header
	body   string
}

// json returns the body with its numbers as they stand there.
func (r response) json() map[string]any {
	r.t.Helper()
	decoder := json.NewDecoder(strings.NewReader(r.body))
	decoder.UseNumber()
	var value map[string]any
	if err := decoder.Decode(&value); err != nil {
		r.t.Fatalf("the body is not JSON: %v\n%s", err, r.body)
	}
	return value
}

// at returns the value at a path of member names and indexes, such as "rows", "created".
func (r response) at(path ...any) any {
	r.t.Helper()
	var value any = r.json()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, ok := value.(map[string]any)
			if !ok {
				r.t.Fatalf("nothing at %v in %s", path, r.body)
			}
			value = object[step]
		case int:
			array, ok := value.([]any)
			if !ok || step >= len(array) {
				r.t.Fatalf("nothing at %v in %s", path, r.body)
			}
			value = array[step]
		}
	}
	return value
}

// text returns the value at a path as text; numbers with the digits they came with.
func (r response) text(path ...any) string {
	r.t.Helper()
	switch value := r.at(path...).(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	case nil:
		return ""
	default:
		encoded, err := json.Marshal(value)
		must(r.t, err)
		return string(encoded)
	}
}

// want fails the test unless the status is as wanted.
func (r response) want(status int) response {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("status %d, want %d\n%s", r.status, status, r.body)
	}
	return r
}

// slug returns which problem the answer is.
func (r response) slug() string {
	r.t.Helper()
	_, slug, _ := strings.Cut(r.text("type"), "/problems/")
	return slug
}

// pointers returns the pointers of the faults, and the names of parameters at fault.
func (r response) pointers() []string {
	r.t.Helper()
	faults, _ := r.at("errors").([]any)
	var pointers []string
	for _, fault := range faults {
		object := fault.(map[string]any)
		if parameter, ok := object["parameter"].(string); ok {
			pointers = append(pointers, parameter)
			continue
		}
		pointers = append(pointers, object["pointer"].(string))
	}
	return pointers
}

// plain returns the body as a JSON schema wants it.
func (r response) plain() any {
	r.t.Helper()
	var value any
	must(r.t, json.Unmarshal([]byte(r.body), &value))
	return value
}
