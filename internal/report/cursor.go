package report

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// Cursors begin with a byte that says of which list they are, in which version.
const (
	figureCursorV1 = 'f'
	unitCursorV1   = 'u'
)

// figureCursor returns where a list goes on behind a figure.
func figureCursor(key store.FigureKey) string {
	b := []byte{figureCursorV1}
	b = binary.AppendVarint(b, int64(key.Unit))
	b = binary.AppendVarint(b, int64(key.Day.Number()))
	b = binary.AppendVarint(b, key.SlotStart.Unix())
	b = append(b, string(key.Type)+"\x00"+string(key.Currency)...)
	return base64.RawURLEncoding.EncodeToString(b)
}

// parseFigureCursor reads what figureCursor wrote; nil where there is none.
func parseFigureCursor(text string) (*store.FigureKey, error) {
	if text == "" {
		return nil, nil
	}
	c := openCursor(text, figureCursorV1)
	unit, day, slot := c.number(), c.number(), c.number()
	typ, currency, ok := strings.Cut(string(c.rest), "\x00")
	if c.failed || !ok || day != int64(int32(day)) || !utf8.Valid(c.rest) || strings.Contains(currency, "\x00") {
		return nil, errCursor
	}
	return &store.FigureKey{
		Unit: tenant.UnitID(unit), Day: calendar.DayFromNumber(int32(day)),
		Key: sales.Key{SlotStart: time.Unix(slot, 0).UTC(), Type: sales.TypeID(typ), Currency: sales.Currency(currency)},
	}, nil
}

// unitCursor returns where a list goes on behind a unit.
func unitCursor(id tenant.UnitID) string {
	return base64.RawURLEncoding.EncodeToString(binary.AppendVarint([]byte{unitCursorV1}, int64(id)))
}

// parseUnitCursor reads what unitCursor wrote; nil where there is none.
func parseUnitCursor(text string) (*tenant.UnitID, error) {
	if text == "" {
		return nil, nil
	}
	c := openCursor(text, unitCursorV1)
	id := tenant.UnitID(c.number())
	if c.failed || len(c.rest) > 0 {
		return nil, errCursor
	}
	return &id, nil
}

var errCursor = invalid("cursor", "The cursor is not one of this list: take it from nextCursor, or leave it out.")

// opened is a cursor that is being read. After a misfit, what it returns has no meaning.
type opened struct {
	rest   []byte
	failed bool
}

func openCursor(text string, kind byte) opened {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(raw) == 0 || raw[0] != kind {
		return opened{failed: true}
	}
	return opened{rest: raw[1:]}
}

func (o *opened) number() int64 {
	n, size := binary.Varint(o.rest)
	if size <= 0 {
		o.failed = true
		return 0
	}
	o.rest = o.rest[size:]
	return n
}
