package report

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// Origin says how a figure came to be what it is.
type Origin struct {
	// Actor and Kind are those of the submission that last changed it.
	Actor auth.Actor
	Kind  store.Kind
	// Changes is how often it changed, its first value included.
	Changes int
}

// Origins returns the origin of each of some figures. Those of one business day should stand together: its ledger is read once.
func (s *Service) Origins(ctx context.Context, caller auth.Caller, figures []store.Figure) ([]Origin, error) {
	out := make([]Origin, len(figures))
	var told map[sales.Key]Origin
	for i, f := range figures {
		if i == 0 || f.Unit != figures[i-1].Unit || f.Day != figures[i-1].Day {
			entries, err := s.source.EntriesOfDay(ctx, caller.UnitScope(), f.Unit, f.Day, time.Time{})
			if err != nil {
				return nil, err
			}
			told = originsOf(entries)
		}
		out[i] = told[f.Key]
	}
	return out, nil
}

func originsOf(entries []store.Entry) map[sales.Key]Origin {
	told := map[sales.Key]Origin{}
	var past replay
	for i := range entries {
		for _, c := range past.apply(&entries[i]) {
			told[c.Key] = Origin{Actor: c.Actor, Kind: c.Kind, Changes: told[c.Key].Changes + 1}
		}
	}
	return told
}

// FigureCursor returns the cursor of a list of figures that goes on behind one; empty for nil.
func FigureCursor(last *store.FigureKey) string {
	if last == nil {
		return ""
	}
	return figureCursor(*last)
}

// ParseFigureCursor reads a cursor of a list of figures; nil where there is none.
func ParseFigureCursor(text string) (*store.FigureKey, error) { return parseFigureCursor(text) }
