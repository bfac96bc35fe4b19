package live

import "testing"

func FuzzParseEventID(f *testing.F) {
	for _, text := range []string{"5f0c2a9d-88121", "0", "-", "x--1", "a-9223372036854775808"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, ok := parseEventID(text)
		if !ok {
			return
		}
		if again, ok := parseEventID(id.String()); !ok || again != id {
			t.Errorf("%q is read as %+v, and that as %+v", text, id, again)
		}
	})
}
