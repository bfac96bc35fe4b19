package imports

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"github.com/daypart/daypart/internal/bounded"
)

// Bounds of a file.
const (
	// MaxFile is how many bytes a file may have as it is sent, maxUnpacked once it is unpacked.
	MaxFile     = 64 << 20
	maxUnpacked = 512 << 20
	maxRows     = 5_000_000
)

// maxPiece bounds a row of CSV, and a tag or text of a workbook, in bytes.
const maxPiece = 1 << 20

var (
	// errUnreadable is a file that is no table.
	errUnreadable   = errors.New("the file is neither CSV in UTF-8 nor an XLSX workbook")
	errTooLongPiece = fmt.Errorf("a row or a text has more than %d KiB", maxPiece>>10)
)

// Content is what a file holds, such as an *io.SectionReader of it.
type Content interface {
	io.ReaderAt
	Size() int64
}

// interruptible is content that can be read until ctx ends.
type interruptible struct {
	ctx context.Context
	Content
}

func (c interruptible) ReadAt(p []byte, offset int64) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Content.ReadAt(p, offset)
}

// pieceReader fails once a piece, from begin on, has more than maxPiece bytes.
type pieceReader struct {
	from io.Reader
	left int
}

func (r *pieceReader) begin() { r.left = maxPiece }

func (r *pieceReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errTooLongPiece
	}
	n, err := r.from.Read(p)
	r.left -= n
	return n, err
}

// eachRecord hands the rows of a file to visit, the header first: of the first sheet of a workbook,
// or of CSV with commas, semicolons or tabs, compressed or not. What visit gets is valid during the
// call only. A file of more than most bytes, unpacked, is refused, not cut. It stops when ctx ends.
func eachRecord(
	ctx context.Context, file Content, most int64, visit func(row int, cells []string) error,
) error {
	file = interruptible{ctx, file}
	text := io.NewSectionReader(file, 0, file.Size())
	var magic [4]byte
	n, err := file.ReadAt(magic[:], 0)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case bytes.HasPrefix(magic[:n], []byte("PK\x03\x04")):
		err = eachWorkbookRow(file, most, visit)
	case bytes.HasPrefix(magic[:n], []byte{0x1f, 0x8b}):
		err = eachOfGzip(text, most, visit)
	default:
		err = eachOfCSV(text, visit)
	}
	return cmp.Or(ctx.Err(), err)
}

func eachOfGzip(packed io.Reader, most int64, visit func(int, []string) error) error {
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		return errUnreadable
	}
	err = eachOfCSV(bounded.NewReader(unpacked, most), visit)
	switch {
	case errors.Is(err, bounded.ErrTooLong):
		return errUnpacked(most)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrChecksum),
		errors.Is(err, gzip.ErrHeader):
		return errors.New("the file ends early, or is not valid gzip: send it whole")
	}
	return err
}

func errUnpacked(most int64) error {
	return fmt.Errorf("the file has more than %d MiB once it is unpacked: send it in parts", most>>20)
}

func eachOfCSV(r io.Reader, visit func(int, []string) error) error {
	pieces := &pieceReader{from: r}
	pieces.begin()
	text := bufio.NewReaderSize(pieces, 64<<10)
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
		pieces.begin()
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
