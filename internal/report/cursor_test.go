package report

import (
	"testing"

	"github.com/daypart/daypart/internal/store"
)

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
