package token

import "testing"

func TestGenerationsKeepWhatIsUsedAndStayBounded(t *testing.T) {
	const limit = 10
	g := newGenerations[int, int](limit)
	g.put(-1, 42)
	for i := range 10 * limit {
		g.put(i, i)
		if value, ok := g.get(-1); !ok || value != 42 {
			t.Fatalf("an entry in use is gone after %d others", i+1)
		}
		if held := len(g.young) + len(g.old); held > 2*limit {
			t.Fatalf("%d entries are held, want at most %d", held, 2*limit)
		}
	}
	if _, ok := g.get(0); ok {
		t.Error("an entry nobody used is still held")
	}
}
