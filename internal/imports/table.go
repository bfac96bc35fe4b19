package imports

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/bounded"
)

// Bounds of a file.
const (
	// MaxFile is how many bytes a file may have as it is sent, maxUnpacked once it is unpacked.
	MaxFile     = 64 << 20
	maxUnpacked = 512 << 20
	maxRows     = 5_000_000
)

// errUnreadable is a file that is no table.
var errUnreadable = errors.New("the file is neither CSV in UTF-8 nor an XLSX workbook")

// eachRecord hands the rows of a file to visit, the header first: of the first sheet of a workbook, or of CSV with commas,
// semicolons or tabs, compressed or not. What visit gets is valid during the call only. A file of more than most bytes, unpacked, is
// refused, not cut.
func eachRecord(file []byte, most int64, visit func(row int, cells []string) error) error {
	switch {
	case bytes.HasPrefix(file, []byte("PK\x03\x04")):
		return eachOfWorkbook(file, visit)
	case bytes.HasPrefix(file, []byte{0x1f, 0x8b}):
		unpacked, err := gzip.NewReader(bytes.NewReader(file))
		if err != nil {
			return errUnreadable
		}
		err = eachOfCSV(bounded.NewReader(unpacked, most), visit)
		switch {
		case errors.Is(err, bounded.ErrTooLong):
			return fmt.Errorf("the file has more than %d MiB once it is unpacked: send it in parts", most>>20)
		case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
			return errors.New("the file ends early, or is not valid gzip: send it whole")
		}
		return err
	}
	return eachOfCSV(bytes.NewReader(file), visit)
}

func eachOfCSV(r io.Reader, visit func(int, []string) error) error {
	text := bufio.NewReaderSize(r, 64<<10)
	if mark, _ := text.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = text.Discard(3)
	}
	head, _ := text.Peek(8 << 10)
	if bytes.IndexByte(head, 0) >= 0 {
		return errUnreadable
	}
	records := csv.NewReader(text)
	records.Comma, records.ReuseRecord, records.FieldsPerRecord, records.LazyQuotes = delimiter(head), true, -1, true
	for row := 1; row <= maxRows; row++ {
		cells, err := records.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%w: %w", errUnreadable, err)
		}
		if err := visit(row, cells); err != nil {
			return err
		}
	}
	return fmt.Errorf("the file has more than %d rows: send it in parts", maxRows)
}

// delimiter returns what separates the cells of the first line.
func delimiter(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, candidate := range ",;\t|" {
		if n := bytes.Count(line, []byte(string(candidate))); n > most {
			best, most = candidate, n
		}
	}
	return best
}

func eachOfWorkbook(file []byte, visit func(int, []string) error) (err error) {
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked})
	if err != nil {
		return fmt.Errorf("%w: %w", errUnreadable, err)
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	rows, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return fmt.Errorf("%w: %w", errUnreadable, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for row := 1; rows.Next(); row++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return fmt.Errorf("%w: %w", errUnreadable, err)
		}
		if strings.Join(cells, "") == "" {
			continue
		}
		if err := visit(row, cells); err != nil {
			return err
		}
	}
	return rows.Error()
}
