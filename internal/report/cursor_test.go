package report

import (
	"errors"
	"testing"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestCursorThatIsNoText(t *testing.T) {
	for _, currency := range []string{"E\x00R", "\xff"} {
		key := store.FigureKey{Unit: 9, Day: day, Key: row(3, "TAKE", "EUR", 0).Key()}
		key.Currency = sales.Currency(currency)
		if _, err := parseFigureCursor(figureCursor(key)); !errors.Is(err, errCursor) {
			t.Errorf("%q: %v", currency, err)
		}
	}
}

func FuzzParseFigureCursor(f *testing.F) {
	f.Add(figureCursor(store.FigureKey{Unit: 9, Day: day, Key: row(3, "TAKE", "EUR", 0).Key()}))
	f.Add(unitCursor(9))
	f.Add("Zg")
	f.Fuzz(func(t *testing.T, text string) {
		key, err := parseFigureCursor(text)
		if key == nil || err != nil {
			return
		}
		if again, err := parseFigureCursor(figureCursor(*key)); err != nil || *again != *key {
			t.Errorf("%+v reads back as %+v, %v", key, again, err)
		}
	})
}
