package sqlstore_test

import (
	"os"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// What is committed is copied from the log into the database beside the commits, so neither the log
// nor what it costs to open the database grows without end.
func TestCheckpoint_BoundsTheLog(t *testing.T) {
	const (
		megabyte = 1 << 20
		written  = 160 * megabyte
		largest  = 80 * megabyte // half of it, where a log begins again after 16
	)
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	id := applyUnits(t, s, 1)
	for range written / megabyte {
		refusal := store.Refusal{
			ID: uuid.Must(uuid.NewV7()), ReceivedAt: noon, Problem: make([]byte, megabyte),
		}
		check(t, s.Refuse(t.Context(), id, refusal))
	}
	log, err := os.Stat(path + "-wal")
	check(t, err)
	database, err := os.Stat(path)
	check(t, err)
	if log.Size() > largest || database.Size() < written-largest {
		t.Errorf("the log has %d MB, the database %d", log.Size()/megabyte, database.Size()/megabyte)
	}
}
