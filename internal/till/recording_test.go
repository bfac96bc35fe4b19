package till

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const header = "timestamp_local,unit,ticket_id,sales_type,quantity,gross_amount\n"

// recorded is a week of two shops: refunds, an amount that is not there, sales past midnight.
const recorded = header + `
2024-03-04T08:15:10,north,1,Coffee,1,2.50
2024-03-04T08:15:10,north,1,Cake,1,3.95
2024-03-04T08:29:59,north,2,Coffee,2,5.00
2024-03-04T12:30:00,south,1,Cake,1,4.10
2024-03-05T01:10:00,south,2,Coffee,1,2.75
2024-03-05T09:00:00,north,3,Coffee,1,-2.50
2024-03-06T09:00:00,north,4,Coffee,1,
2024-03-10T23:59:59,south,9,Cake,1,0.05
`

func mustRead(t *testing.T, text string) Recording {
	t.Helper()
	r, err := ReadRecording(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadRecording(t *testing.T) {
	r := mustRead(t, recorded)
	if len(r.Lines) != 8 || r.Lines[1].Gross != 39500 || r.Lines[6].Gross != 0 {
		t.Errorf("lines %+v", r.Lines)
	}
	if want := []string{"north", "south"}; !slices.Equal(r.Units, want) {
		t.Errorf("units %v, want %v", r.Units, want)
	}
	if want := []string{"Cake", "Coffee"}; !slices.Equal(r.SalesTypes, want) {
		t.Errorf("sales types %v, want %v", r.SalesTypes, want)
	}
}

func TestReadRecordingTakesOtherColumnsInAnyOrder(t *testing.T) {
	r := mustRead(t, "note,gross_amount,unit,sales_type,timestamp_local,ticket_id\n\"a, b\",1.5,u,T,2024-03-04 08:15,7\n")
	if want := "2024-03-04 08:15:00 +0000 UTC"; len(r.Lines) != 1 || r.Lines[0].Local.String() != want || r.Lines[0].Ticket != "7" {
		t.Errorf("got %+v", r.Lines)
	}
}

func TestReadRecordingReportsBadLines(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing at all", "", "read the header: EOF"},
		{"columns missing", "timestamp_local,unit,quantity\n", "line 1: the header names no gross_amount, sales_type, ticket_id"},
		{"a time with an offset", header + "2024-03-04T08:15:10Z,u,1,T,1,1\n", `line 2: timestamp_local "2024-03-04T08:15:10Z": write a local time without offset, such as 2026-11-23T12:15:00`},
		{"an amount with a comma", header + "2024-03-04T08:15:10,u,1,T,1,\"1,5\"\n", `line 2: gross_amount "1,5": not a decimal number`},
		{"no unit", header + "2024-03-04T08:15:10,,1,T,1,1\n", "line 2: unit is empty"},
		{"all bad lines", header + "x,u,1,T,1,1\n2024-03-04T08:15:10,u,1,T,1,1\n2024-03-04T08:15:10,u\n",
			"line 2: timestamp_local \"x\": write a local time without offset, such as 2026-11-23T12:15:00\nline 4: wrong number of fields"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := ReadRecording(strings.NewReader(test.text)); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestOpenRecordingUnpacks(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(recorded)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"lines.csv": []byte(recorded), "lines.csv.gz": packed.Bytes()} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if r, err := OpenRecording(path); err != nil || len(r.Lines) != 8 {
			t.Errorf("%s: %d lines, %v", name, len(r.Lines), err)
		}
	}
}

func FuzzReadRecording(f *testing.F) {
	f.Add(recorded)
	f.Add(header + "2024-03-04T08:15:10,u,1,T,1,1e3\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ReadRecording(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, line := range r.Lines {
			if !slices.Contains(r.Units, line.Unit) || !slices.Contains(r.SalesTypes, line.SalesType) {
				t.Fatalf("line %+v is not named in %v, %v", line, r.Units, r.SalesTypes)
			}
		}
	})
}
