package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// The kept form of values, to give to a statement.

func micros(t time.Time) int64 { return t.UnixMicro() }

// microsOrNull keeps the zero time as null.
func microsOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

func dayOrNull(d *calendar.Day) any {
	if d == nil {
		return nil
	}
	return d.Number()
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// blob keeps nil as an empty one, where null is not allowed.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// texts keeps a list as JSON; nil is kept as an empty one.
func texts[T ~string | ~int64](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	encoded, err := json.Marshal(values)
	if err != nil {
		panic(fmt.Sprintf("sqlstore: a list of plain values has no JSON: %v", err))
	}
	return string(encoded)
}

func fromMicros(n int64) time.Time { return time.UnixMicro(n).UTC() }

// The way back: where to scan a column into.

type column func(src any) error

func (c column) Scan(src any) error { return c(src) }

// timeIn reads a time; null is the zero time.
func timeIn(dest *time.Time) sql.Scanner {
	return number(func(n int64) { *dest = fromMicros(n) })
}

// timeOrNilIn reads a time; null leaves dest nil.
func timeOrNilIn(dest **time.Time) sql.Scanner {
	return number(func(n int64) { t := fromMicros(n); *dest = &t })
}

// rawIn lends the bytes of a column until the next row.
func rawIn(dest *[]byte) any { return (*sql.RawBytes)(dest) }

func dayIn(dest *calendar.Day) sql.Scanner {
	return number(func(n int64) { *dest = calendar.DayFromNumber(int32(n)) })
}

// dayOrNilIn reads a business day; null leaves dest nil.
func dayOrNilIn(dest **calendar.Day) sql.Scanner {
	return number(func(n int64) { d := calendar.DayFromNumber(int32(n)); *dest = &d })
}

// number reads an integer; null reads nothing.
func number(set func(int64)) sql.Scanner {
	return column(func(src any) error {
		switch n := src.(type) {
		case nil:
			return nil
		case int64:
			set(n)
			return nil
		}
		return corrupt("integer column", fmt.Errorf("it holds a %T", src))
	})
}

// textsIn reads what texts keeps; an empty list is nil.
func textsIn[T ~string | ~int64](dest *[]T) sql.Scanner {
	return jsonIn(dest, func() {
		if len(*dest) == 0 {
			*dest = nil
		}
	})
}

// jsonIn reads a JSON column, and calls then; null reads nothing.
func jsonIn(dest any, then func()) sql.Scanner {
	return column(func(src any) error {
		var encoded []byte
		switch text := src.(type) {
		case nil:
			return nil
		case string:
			encoded = []byte(text)
		case []byte:
			encoded = text
		}
		if err := json.Unmarshal(encoded, dest); err != nil {
			return corrupt("JSON column", err)
		}
		then()
		return nil
	})
}
