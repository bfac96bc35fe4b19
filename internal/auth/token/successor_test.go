package token

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDeriver_AgreesBetweenNodesAndFollowsKeyAndToken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, spent := NewKEK(), newRefreshText("cafe", Mark(rapid.Int64Min(0).Draw(t, "mark")))
		successor := newDeriver(k).successor(spent)
		if again := newDeriver(k).successor(spent); again != successor {
			t.Errorf("one key gave %v and %v", successor, again)
		}
		if got, ok := parseRefreshText(successor.String()); !ok || got != successor || got.mark != spent.mark || got.slug != spent.slug {
			t.Errorf("parseRefreshText(%q) = %+v, %v", successor, got, ok)
		}
		others := []refreshText{
			spent, newDeriver(NewKEK()).successor(spent), newDeriver(k).successor(newRefreshText("cafe", spent.mark)), newDeriver(k).successor(successor),
		}
		for i, other := range others {
			if other.secret == successor.secret {
				t.Errorf("token %d has the secret of the successor", i)
			}
		}
	})
}
