package imports

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const (
	rootRelationships = `<Relationships><Relationship Id="rId1" Target="xl/workbook.xml"
		Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
		</Relationships>`
	bookRelationships = `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"
		Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
		<Relationship Id="b" Target="/xl/sharedStrings.xml"
		Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>
		</Relationships>`
	book = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
		<sheets><sheet name="Sales" sheetId="1" r:id="a"/></sheets></workbook>`
)

// workbookOf returns a workbook with a sheet and shared strings, each given by writing it.
func workbookOf(t testing.TB, sheet, shared func(io.Writer)) Content {
	t.Helper()
	var out bytes.Buffer
	parts := zip.NewWriter(&out)
	add := func(name string, write func(io.Writer)) {
		part, err := parts.Create(name)
		check(t, err)
		write(part)
	}
	add("_rels/.rels", text(rootRelationships))
	add("xl/workbook.xml", text(book))
	add("xl/_rels/workbook.xml.rels", text(bookRelationships))
	add("xl/worksheets/sheet1.xml", sheet)
	add("xl/SharedStrings.xml", shared)
	check(t, parts.Close())
	return bytes.NewReader(out.Bytes())
}

func text(s string) func(io.Writer) {
	return func(w io.Writer) { _, _ = io.WriteString(w, s) }
}

// repeated writes a text many times between two others.
func repeated(before, s string, n int, after string) func(io.Writer) {
	return func(w io.Writer) {
		text(before)(w)
		block := strings.Repeat(s, 1000)
		for range n / 1000 {
			text(block)(w)
		}
		text(after)(w)
	}
}

func rowsIn(file Content, most int64) (rows []string, err error) {
	err = eachRecord(context.Background(), file, most, func(row int, cells []string) error {
		rows = append(rows, strconv.Itoa(row)+" "+strings.Join(cells, "|"))
		return nil
	})
	return rows, err
}

func TestEachWorkbookRow_ReadsCellsOfEveryKind(t *testing.T) {
	shared := `<sst><si><t>Date</t></si><si><r><t>Net </t></r><r><rPr/><t>sales</t></r>
		<rPh sb="0" eb="1"><t>neto</t></rPh></si><si/></sst>`
	sheet := `<worksheet><sheetData>
		<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c><c r="XFD1" s="3"/></row>
		<row r="3"><c r="C3" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c><c><v>7</v></c>
			<c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x &amp; y</v></c><c t="s"><v>2</v></c></row>
		<row><c r="A4"><v>12.300000000000001</v></c></row><row r="9"/>
		</sheetData><row><c><v>not in the table</v></c></row></worksheet>`
	plain, err := rowsIn(workbookOf(t, text(sheet), text(shared)), maxUnpacked)
	check(t, err)
	prefixed := strings.NewReplacer("</", "</x:", "<", "<x:").Replace(sheet)
	other, err := rowsIn(workbookOf(t, text(prefixed), text(shared)), maxUnpacked)
	check(t, err)
	want := "1 Date|Net sales\n3 ||ab|7|1|x & y\n4 12.300000000000001"
	for _, got := range [][]string{plain, other} {
		if got := strings.Join(got, "\n"); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// A file that is small or large, as it is sent, must neither fill memory nor be read for long.
func TestEachWorkbookRow_RefusesWhatWouldFillMemory(t *testing.T) {
	const million = 1_000_000
	far := repeated(`<sheetData>`, `<row><c r="XFD9"><v>1</v></c></row>`, million, `</sheetData>`)
	header := `<sheetData><row r="1"><c r="A1"><v>1</v></c>`
	none := text(`<sst/>`)
	tests := []struct {
		name, want    string
		sheet, shared func(io.Writer)
	}{
		{"far cells", "XFD1 has a value, and a sheet may have 256 columns", far, none},
		{"many cells in a row", "IW1 has a value",
			repeated(`<sheetData><row>`, `<c><v>1</v></c>`, million, `</row></sheetData>`), none},
		{"cells without a name, far", "row 1 has a value",
			repeated(`<sheetData><row>`, `<c/>`, million, `<c><v>1</v></c></row></sheetData>`), none},
		{"the same row again", `row "1" follows row 1`,
			repeated(header+`</row>`, `<row r="1"><c r="A1"><v>1</v></c></row>`, million, ``), none},
		{"rows beyond the last", `row "1048577" follows row 0`,
			text(`<sheetData><row r="1048577"/>`), none},
		{"a long text", "a row or a text has more than 1024 KiB",
			repeated(header+`<c><v>`, `0123456789`, million, ``), none},
		{"a text in many pieces", "a row or a text has more than 1024 KiB",
			repeated(header+`<c><v>`, `0123456789<!-- -->`, million, ``), none},
		{"an inline text in many pieces", "a row or a text has more than 1024 KiB",
			repeated(header+`<c t="inlineStr"><is>`, `<t>0123456789</t>`, million, ``), none},
		{"a long tag", "a row or a text has more than 1024 KiB",
			repeated(`<sheetData><row `, `0123456789`, million, ``), none},
		{"many shared texts", "more than 32 MiB of different texts", text(header),
			repeated(`<sst>`, `<si/>`, 2*million+200_000, `</sst>`)},
		{"long shared texts", "more than 32 MiB of different texts", text(header),
			repeated(`<sst>`, `<si><t>`+strings.Repeat("x", 1000)+`</t></si>`, 40_000, `</sst>`)},
		{"much to unpack", "more than 40 MiB once it is unpacked",
			repeated(`<sheetData>`, `<a/>              `, 3*million, ``), none},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := workbookOf(t, test.sheet, test.shared)
			before := allocated()
			_, err := rowsIn(file, 40<<20)
			if !strings.Contains(errorText(err), test.want) {
				t.Errorf("the error is %v", err)
			}
			t.Logf("%d KiB, %d MiB allocated in all", file.Size()>>10, (allocated()-before)>>20)
		})
	}
}

func TestEachWorkbookRow_KeepsNoStackOfOpenElements(t *testing.T) {
	file := workbookOf(t, repeated(`<sheetData>`, `<a>`, 3_000_000, ``), text(`<sst/>`))
	peak := peakOf(func() {
		_, err := rowsIn(file, maxUnpacked)
		check(t, err)
	})
	if peak > 16<<20 {
		t.Errorf("it took %d MiB", peak>>20)
	}
}

func TestEachWorkbookRow_RefusesAnEndlessListOfParts(t *testing.T) {
	var out bytes.Buffer
	parts := zip.NewWriter(&out)
	for n := range 50_000 {
		_, err := parts.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(n)})
		check(t, err)
	}
	check(t, parts.Close())
	_, err := rowsIn(bytes.NewReader(out.Bytes()), maxUnpacked)
	if want := "the list of its parts is too long"; !strings.Contains(errorText(err), want) {
		t.Errorf("the error is %v", err)
	}
}

func TestEachRecord_StopsWhenTheCallerHangsUp(t *testing.T) {
	csv := strings.NewReader("date,net\n" + strings.Repeat("2026-01-05,1\n", 100_000))
	sheet := repeated(`<sheetData>`, `<row><c><v>1</v></c></row>`, 1_000_000, `</sheetData>`)
	for name, file := range map[string]Content{
		"csv": csv, "xlsx": workbookOf(t, sheet, text(`<sst/>`)),
	} {
		ctx, hangUp := context.WithCancel(t.Context())
		rows := 0
		err := eachRecord(ctx, file, maxUnpacked, func(int, []string) error {
			rows++
			hangUp()
			return nil
		})
		if err != context.Canceled || rows > 500_000 {
			t.Errorf("%s: %v after %d rows", name, err, rows)
		}
	}
}

// FuzzEachRecord: whatever the file, it is read or refused.
func FuzzEachRecord(f *testing.F) {
	f.Add([]byte("date,net\n2026-01-05,1\n"))
	var out bytes.Buffer
	file := excelize.NewFile()
	check(f, file.SetSheetRow("Sheet1", "A1", &[]any{"Date", "Net"}))
	check(f, file.Write(&out))
	f.Add(out.Bytes())
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := rowsIn(bytes.NewReader(content), 1<<20)
		if err != nil && err.Error() == "" {
			t.Error("the error says nothing")
		}
	})
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
