package imports

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/bounded"
)

// Bounds of a workbook.
const (
	maxColumns = 256
	// maxDirectory bounds the list of the parts of a workbook, in bytes.
	maxDirectory = 2 << 20
	// maxSharedStrings bounds the memory of the texts that cells refer to by number, and
	// sharedStringSize is what each of them takes beside its bytes.
	maxSharedStrings = 32 << 20
	sharedStringSize = 16
)

var errSharedStrings = fmt.Errorf(
	"the workbook has more than %d MiB of different texts: send it in parts, or as CSV",
	maxSharedStrings>>20)

// workbook reads an XLSX file (ECMA-376) as a stream, one token at a time: what it keeps in memory
// is one row and the shared strings, both bounded, whatever the file holds. Cells have the values
// that are stored, not what a spreadsheet makes of them.
type workbook struct {
	parts    []*zip.File
	maxBytes int64
	shared   []string
}

// eachWorkbookRow hands the rows of the first sheet to visit that have a value.
func eachWorkbookRow(
	file Content, maxBytes int64, visit func(row int, cells []string) error,
) error {
	directory := &directoryReader{file, maxDirectory}
	parts, err := zip.NewReader(directory, file.Size())
	if err != nil {
		return unreadable(err)
	}
	directory.left = math.MaxInt64
	w := &workbook{parts: parts.File, maxBytes: maxBytes}
	sheet, sharedStrings, err := w.locate()
	if err != nil {
		return err
	}
	if sharedStrings != "" {
		if err := w.readSharedStrings(sharedStrings); err != nil {
			return err
		}
	}
	s := &sheetReader{shared: w.shared, visit: visit}
	return w.eachToken(sheet, s.read)
}

// directoryReader fails once left bytes have been read.
type directoryReader struct {
	io.ReaderAt
	left int64
}

func (r *directoryReader) ReadAt(p []byte, offset int64) (int, error) {
	if r.left -= int64(len(p)); r.left < 0 {
		return 0, errors.New("the list of its parts is too long")
	}
	return r.ReaderAt.ReadAt(p, offset)
}

func unreadable(err error) error { return fmt.Errorf("%w: %w", errUnreadable, err) }

// open opens a part. Names of parts are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
func (w *workbook) open(name string) (io.ReadCloser, error) {
	for _, part := range w.parts {
		if strings.EqualFold(strings.ReplaceAll(part.Name, `\`, "/"), name) {
			return part.Open()
		}
	}
	return nil, fmt.Errorf("it has no part %.100q", name)
}

// eachToken hands the tokens of a part to visit, until it returns io.EOF.
func (w *workbook) eachToken(name string, visit func(xml.Token) error) (err error) {
	part, err := w.open(name)
	if err != nil {
		return unreadable(err)
	}
	defer func() { err = errors.Join(err, part.Close()) }()
	pieces := &pieceReader{from: bounded.NewReader(part, w.maxBytes)}
	decoder := xml.NewDecoder(pieces)
	for {
		pieces.begin()
		// RawToken keeps no stack of open elements, which a file could make arbitrarily deep.
		token, err := decoder.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, bounded.ErrTooLong):
			return errUnpacked(w.maxBytes)
		case err != nil:
			return unreadable(err)
		}
		if err := visit(token); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// locate returns the names of the parts that hold the first sheet and, if there is one, the shared
// strings.
func (w *workbook) locate() (sheet, sharedStrings string, err error) {
	root, err := w.relationships("")
	if err != nil {
		return "", "", err
	}
	book := root.byType["officeDocument"]
	related, err := w.relationships(book)
	if err != nil {
		return "", "", err
	}
	var id string
	err = w.eachToken(book, func(token xml.Token) error {
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "sheet" {
			id = attribute(start, "r", "id")
			return io.EOF
		}
		return nil
	})
	if err == nil && related.byID[id] == "" {
		err = unreadable(errors.New("it has no sheet"))
	}
	return related.byID[id], related.byType["sharedStrings"], err
}

// attribute returns the value of an attribute. A workbook may declare another prefix than the
// usual one: then the last attribute of that local name counts.
func attribute(e xml.StartElement, prefix, name string) (value string) {
	for _, a := range e.Attr {
		if a.Name.Local != name {
			continue
		}
		if value = a.Value; a.Name.Space == prefix {
			return value
		}
	}
	return value
}

// relationships are what a part refers to: names of parts, by the id and by the last element of the
// type of the relationship.
type relationships struct{ byID, byType map[string]string }

// maxRelationships bounds the relationships of a part.
const maxRelationships = 10_000

// relationships reads those of a part, or of the whole file if the name is empty.
func (w *workbook) relationships(of string) (relationships, error) {
	found := relationships{map[string]string{}, map[string]string{}}
	folder, base := path.Split(of)
	err := w.eachToken(path.Join(folder, "_rels", base+".rels"), func(token xml.Token) error {
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "Relationship" {
			return nil
		}
		target := attribute(start, "", "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		found.byID[attribute(start, "", "Id")] = target
		found.byType[path.Base(attribute(start, "", "Type"))] = target
		if len(found.byID) > maxRelationships {
			return unreadable(fmt.Errorf("it has more than %d relationships", maxRelationships))
		}
		return nil
	})
	return found, err
}

func (w *workbook) readSharedStrings(name string) error {
	var item richText
	size := 0
	return w.eachToken(name, func(token xml.Token) error {
		if err := item.read(token); err != nil {
			return err
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "si" {
			text := item.take()
			if size += len(text) + sharedStringSize; size > maxSharedStrings {
				return errSharedStrings
			}
			w.shared = append(w.shared, text)
		}
		return nil
	})
}

// richText gathers the runs of a text, without what says how to pronounce it.
type richText struct {
	text             strings.Builder
	inText, phonetic bool
}

func (t *richText) read(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		t.phonetic = t.phonetic || token.Name.Local == "rPh"
		t.inText = token.Name.Local == "t" && !t.phonetic
	case xml.EndElement:
		t.phonetic = t.phonetic && token.Name.Local != "rPh"
		t.inText = false
	case xml.CharData:
		if t.inText {
			t.text.Write(token)
		}
	}
	if t.text.Len() > maxPiece {
		return unreadable(errTooLongPiece)
	}
	return nil
}

func (t *richText) take() string {
	text := t.text.String()
	t.text.Reset()
	return text
}

// sheetReader turns the tokens of a sheet into rows.
type sheetReader struct {
	shared []string
	visit  func(row int, cells []string) error

	row    int
	cells  []string
	column int    // of the cell being read, from 1
	kind   string // of that cell: ECMA-376 part 1, 18.18.11
	value  []byte
	inline richText
	// inValue is whether the text of the cell's value is being read.
	inValue bool
}

func (s *sheetReader) read(token xml.Token) error {
	if err := s.inline.read(token); err != nil {
		return err
	}
	switch token := token.(type) {
	case xml.StartElement:
		return s.start(token)
	case xml.CharData:
		return s.text(token)
	case xml.EndElement:
		return s.end(token.Name.Local)
	}
	return nil
}

func (s *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		return s.startRow(attribute(e, "", "r"))
	case "c":
		return s.startCell(attribute(e, "", "r"), attribute(e, "", "t"))
	case "v":
		s.inValue = true
	}
	return nil
}

// startRow begins the row of that number, or the one after the last if it has none.
func (s *sheetReader) startRow(number string) error {
	previous := s.row
	s.row, s.column, s.cells = s.row+1, 0, s.cells[:0]
	if number != "" {
		s.row, _ = strconv.Atoi(number)
	}
	if s.row <= previous || s.row > excelize.TotalRows {
		return unreadable(fmt.Errorf("row %.20q follows row %d", number, previous))
	}
	return nil
}

// startCell begins the cell of that name, or the one after the last if it has none.
func (s *sheetReader) startCell(name, kind string) (err error) {
	s.column++
	if name != "" {
		if s.column, _, err = excelize.CellNameToCoordinates(name); err != nil {
			return unreadable(fmt.Errorf("%.20q names no cell", name))
		}
	}
	s.kind, s.value = kind, s.value[:0]
	s.inline.take()
	return nil
}

func (s *sheetReader) text(text []byte) error {
	if s.inValue {
		s.value = append(s.value, text...)
	}
	if len(s.value) > maxPiece {
		return unreadable(errTooLongPiece)
	}
	return nil
}

func (s *sheetReader) end(name string) error {
	switch name {
	case "v":
		s.inValue = false
	case "c":
		return s.endCell()
	case "row":
		if len(s.cells) > 0 {
			return s.visit(s.row, s.cells)
		}
	case "sheetData":
		return io.EOF
	}
	return nil
}

// endCell puts the value of a cell into its row.
func (s *sheetReader) endCell() error {
	value := string(s.value)
	switch s.kind {
	case "inlineStr":
		value = s.inline.take()
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(s.shared) {
			return unreadable(fmt.Errorf("there is no shared text %.20q", value))
		}
		value = s.shared[n]
	}
	if value == "" {
		return nil
	}
	if s.column > maxColumns {
		return s.beyond()
	}
	for len(s.cells) < s.column {
		s.cells = append(s.cells, "")
	}
	s.cells[s.column-1] = value
	return nil
}

// beyond refuses a cell that lies beyond the last column.
func (s *sheetReader) beyond() error {
	cell, err := excelize.CoordinatesToCellName(s.column, s.row)
	if err != nil { // a row of more cells than any sheet has columns
		cell = "row " + strconv.Itoa(s.row)
	}
	return fmt.Errorf(
		"%s has a value, and a sheet may have %d columns: delete what lies beyond them",
		cell, maxColumns)
}
