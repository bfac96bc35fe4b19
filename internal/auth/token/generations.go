package token

import "sync"

// generations is a bounded cache: two maps, of which the older one is thrown away
// when the younger one is full. What is still used moves to the younger.
type generations[K comparable, V any] struct {
	limit int

	mu         sync.RWMutex
	young, old map[K]V
}

// newGenerations returns a cache of at most twice limit entries.
func newGenerations[K comparable, V any](limit int) *generations[K, V] {
	return &generations[K, V]{limit: limit, young: map[K]V{}}
}

func (g *generations[K, V]) get(key K) (V, bool) {
	g.mu.RLock()
	value, isYoung := g.young[key]
	old, isOld := g.old[key]
	g.mu.RUnlock()
	if !isYoung && isOld {
		g.put(key, old)
		return old, true
	}
	return value, isYoung
}

func (g *generations[K, V]) put(key K, value V) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, held := g.young[key]; !held && len(g.young) >= g.limit {
		g.old, g.young = g.young, make(map[K]V, g.limit)
	}
	g.young[key] = value
}
