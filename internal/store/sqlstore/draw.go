package sqlstore

import (
	"context"
	"time"

	"github.com/daypart/daypart/internal/store"
)

// drawsMatter is how long after its last batch a node may still be at work: far longer than anybody cares about a batch.
const drawsMatter = time.Minute

func readDrawBatch(row scanner) (b store.DrawBatch, err error) {
	err = row.Scan(&b.Node, &b.Number, &b.Drawn)
	return b, err
}

// AddDraws keeps a batch. A node has a few rows, which it fills again and again.
func (s *Store) AddDraws(ctx context.Context, b store.DrawBatch) error {
	_, err := s.write(ctx, `INSERT INTO limit_draw (node, place, number, drawn, drawn_at) VALUES ($1, $2, $3, $4, `+s.engine.now()+`)
		ON CONFLICT (node, place) DO UPDATE SET number = excluded.number, drawn = excluded.drawn, drawn_at = excluded.drawn_at`,
		b.Node, b.Number%store.DrawBatches, b.Number, b.Drawn)
	return err
}

// DrawsOfOthers returns the batches that are kept of all nodes but one.
func (s *Store) DrawsOfOthers(ctx context.Context, node string) ([]store.DrawBatch, error) {
	return list(ctx, s.readers, readDrawBatch, `SELECT node, number, drawn FROM limit_draw
		WHERE node <> $1 AND drawn_at > `+s.engine.now()+` - $2 ORDER BY node, number`, node, drawsMatter.Microseconds())
}
