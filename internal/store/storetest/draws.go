package storetest

import (
	"strconv"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/store"
)

var draws = map[string]func(*testing.T, store.Store){
	"a node reads what others drew, not what it drew": drawsOfOthers,
	"the last batches of a node are kept":             drawsKept,
	"draws of nodes that are gone expire":             drawsExpire,
}

func draw(t *testing.T, s store.Store, node string, number int64) store.DrawBatch {
	t.Helper()
	b := store.DrawBatch{Node: node, Number: number, Drawn: []byte(node + strconv.FormatInt(number, 10))}
	check(t, s.AddDraws(t.Context(), b))
	return b
}

func seenBy(t *testing.T, s store.Store, node string) []store.DrawBatch {
	t.Helper()
	all, err := s.DrawsOfOthers(t.Context(), node)
	check(t, err)
	return all
}

func drawsOfOthers(t *testing.T, s store.Store) {
	equal(t, len(seenBy(t, s, "a")), 0)
	b1, a1, b2 := draw(t, s, "b", 1), draw(t, s, "a", 1), draw(t, s, "b", 2)
	equal(t, seenBy(t, s, "a"), []store.DrawBatch{b1, b2})
	equal(t, seenBy(t, s, "b"), []store.DrawBatch{a1})
	equal(t, seenBy(t, s, "c"), []store.DrawBatch{a1, b1, b2})
}

func drawsKept(t *testing.T, s store.Store) {
	var all []store.DrawBatch
	for n := range int64(store.DrawBatches + 2) {
		all = append(all, draw(t, s, "a", n+1))
	}
	equal(t, seenBy(t, s, "b"), all[2:])
}

func drawsExpire(t *testing.T, s store.Store) {
	draw(t, s, "a", 1)
	for _, c := range []struct {
		after time.Duration
		want  int
	}{{0, 0}, {2 * time.Hour, 1}} {
		gone, err := s.Expire(t.Context(), time.Now().Add(c.after))
		check(t, err)
		equal(t, gone, c.want)
	}
	equal(t, len(seenBy(t, s, "b")), 0)
}
