package imports

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write([]byte(text))
	check(t, err)
	check(t, w.Close())
	return out.Bytes()
}

// A file is read whole or refused: rows must not be missing without a word.
func TestEachRecord_ReadsCompressedFilesWholeOrNotAtAll(t *testing.T) {
	const row = "2026-01-05,1,7\n"
	text := strings.Repeat(row, 1000)
	whole := packed(t, text)
	spoiled := bytes.Clone(whole)
	spoiled[len(spoiled)-5] ^= 1 // in the checksum
	tests := []struct {
		name, want string
		file       []byte
		most       int
	}{
		{"as long as may be", "", whole, len(text)},
		{"a byte longer", "once it is unpacked: send it in parts", whole, len(text) - 1},
		{"a row longer", "once it is unpacked: send it in parts", whole, len(text) - len(row)},
		{"far longer", "once it is unpacked: send it in parts", whole, 10},
		{"cut", "send it whole", whole[:len(whole)-9], len(text)},
		{"cut in the checksum", "send it whole", whole[:len(whole)-1], len(text)},
		{"spoiled", "send it whole", spoiled, len(text)},
		{"followed by other bytes", "send it whole", append(bytes.Clone(whole), "more"...), len(text)},
		{"in two members", "", append(bytes.Clone(whole), whole...), 2 * len(text)},
	}
	for _, test := range tests {
		err := eachRecord(t.Context(), bytes.NewReader(test.file), int64(test.most), func(int, []string) error { return nil })
		if got := errorText(err); !strings.HasSuffix(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// A quote that is never closed makes the rest of the file one row.
func TestEachRecord_RefusesARowWithoutEnd(t *testing.T) {
	file := strings.NewReader("date,net\n\"" + strings.Repeat("2026-01-05,1\n", 1_000_000))
	_, err := rowsIn(file, maxUnpacked)
	if want := "a row or a text has more than 1024 KiB"; !strings.Contains(errorText(err), want) {
		t.Errorf("the error is %v", err)
	}
}
