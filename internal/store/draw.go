package store

import "context"

// DrawBatches is how many batches of a node are kept: as many as another may have missed and still care about.
const DrawBatches = 4

// Draws let processes that hold limits of rate together tell each other what they took out of them.
type Draws interface {
	// AddDraws keeps a batch, in place of that which its node added DrawBatches before.
	AddDraws(ctx context.Context, b DrawBatch) error
	// DrawsOfOthers returns the batches that are kept of all nodes but one, each node's in order. Those of nodes
	// that have added none for a minute, by the clock of the database, may be missing.
	DrawsOfOthers(ctx context.Context, node string) ([]DrawBatch, error)
}

// A DrawBatch is what a node took out of limits in a short while.
type DrawBatch struct {
	// Node is a name that no other process has.
	Node string
	// Number counts the batches of a node, from 1 on.
	Number int64
	// Drawn is in a form that is the nodes' own.
	Drawn []byte
}
