package sqlstore_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

func TestFullDisk(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, s, 1)
	appendAll(t, s, id, submission(0, 1))
	refused := store.Refusal{ID: uuid.Must(uuid.NewV7()), ReceivedAt: noon, Problem: make([]byte, 1<<20)}
	check(t, s.Refuse(t.Context(), id, refused))

	check(t, s.LimitPages(1)) // not less than there are
	large := submission(1, 1)
	for len(large.Rows) < 5000 {
		row := large.Rows[0]
		row.SlotStart = row.SlotStart.Add(time.Duration(len(large.Rows)) * time.Minute)
		large.Rows = append(large.Rows, row)
	}
	large.Idempotency = &store.Idempotency{Key: "k", ExpiresAt: noon.Add(time.Hour)}
	if _, err := s.Append(t.Context(), store.Background(id), large); !errors.Is(err, store.ErrUnavailable) {
		t.Fatalf("got %v, want %v", err, store.ErrUnavailable)
	}
	clean(t, s, id, 1)

	// Something goes, there is room, and all is well.
	_, err := s.Expire(t.Context(), noon.AddDate(1, 0, 0))
	check(t, err)
	e, err := s.Append(t.Context(), store.Background(id), large)
	check(t, err)
	if e.Seq != 2 || e.Replayed || e.Outcomes[4999] != sales.Created {
		t.Errorf("got entry %d, replayed %t, %s", e.Seq, e.Replayed, e.Outcomes[4999])
	}
	clean(t, s, id, 2)
}

// There is room for a probe, and none for sales: the store says that it takes none, until there is.
func TestFullDisk_IsNotReadyWhileSalesFail(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, s, 1)
	appendAll(t, s, id, submission(0, 1))
	check(t, s.LimitPages(1)) // not less than there are
	large := submission(1, 1)
	for len(large.Rows) < 5000 {
		row := large.Rows[0]
		row.SlotStart = row.SlotStart.Add(time.Duration(len(large.Rows)) * time.Minute)
		large.Rows = append(large.Rows, row)
	}
	if _, err := s.Append(t.Context(), store.Background(id), large); !errors.Is(err, store.ErrUnavailable) {
		t.Fatalf("got %v, want %v", err, store.ErrUnavailable)
	}
	for range 3 {
		if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
			t.Fatalf("ready on a full disk: %v", err)
		}
	}
	check(t, s.LimitPages(1<<30))
	check(t, s.Ping(t.Context()))
	_, err := s.Append(t.Context(), store.Background(id), large)
	check(t, err)
	clean(t, s, id, 2)
}

// One of many that wait is too large for what room there is: the others are stored.
func TestFullDiskFailsAlone(t *testing.T) {
	s := open(t, file(t), sqlstore.Options{})
	id := applyUnits(t, s, 1)
	check(t, s.LimitPages(200))
	results := make(chan error)
	for n := range 20 {
		go func() {
			if n%4 == 0 {
				err := s.Refuse(t.Context(), id, store.Refusal{ID: uuid.Must(uuid.NewV7()), Problem: make([]byte, 1<<20)})
				if !errors.Is(err, store.ErrUnavailable) {
					results <- errors.Join(errors.New("a refusal without room was stored"), err)
					return
				}
				results <- nil
				return
			}
			_, err := s.Append(t.Context(), store.Background(id), submission(n, 1))
			results <- err
		}()
	}
	for range 20 {
		check(t, <-results)
	}
	clean(t, s, id, 15)
}

func TestPingReachesTheDisk(t *testing.T) {
	path := file(t)
	s := open(t, path, sqlstore.Options{})
	check(t, s.Ping(t.Context()))
	before, err := os.Stat(path + "-wal")
	check(t, err)
	check(t, s.Ping(t.Context()))
	after, err := os.Stat(path + "-wal")
	check(t, err)
	if after.Size() <= before.Size() {
		t.Errorf("the write-ahead log has %d bytes, then %d", before.Size(), after.Size())
	}
}
