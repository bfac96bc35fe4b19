package cluster

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A view is what one node shows.
type view struct {
	figures     map[figure]standing
	submissions map[api.SubmissionID]struct{}
}

// look reads all that a node shows.
func look(t *testing.T, c *client.Client) view {
	t.Helper()
	v := view{map[figure]standing{}, map[api.SubmissionID]struct{}{}}
	first := lastDay.AddDate(0, 0, -20).Format(time.DateOnly)
	for f, err := range c.Figures(t.Context(), client.FigureQuery{Start: first, End: lastDay.Format(time.DateOnly)}) {
		if err != nil {
			t.Fatal(err)
		}
		name := figure{f.UnitID, f.BusinessDay, f.TimeSlotStart.UTC().Format(time.RFC3339), f.SalesTypeID}
		v.figures[name] = standing{value: tag{int32(f.NumGuests), int32(f.NumChecks)}, by: f.SubmissionID}
	}
	for s, err := range c.Submissions(t.Context(), client.SubmissionQuery{Status: api.SubmissionStatusAccepted}) {
		if err != nil {
			t.Fatal(err)
		}
		v.submissions[s.SubmissionID] = struct{}{}
	}
	return v
}

// want returns what a node has to show.
func (l *ledger) want() view {
	v := view{map[figure]standing{}, map[api.SubmissionID]struct{}{}}
	for name, is := range l.figures {
		v.figures[name] = standing{value: is.value, by: is.by}
	}
	for _, e := range l.entries {
		v.submissions[e.id] = struct{}{}
	}
	return v
}

// agree returns the ledger once every node shows what follows from it: as soon after the end as is promised.
func (c *cluster) agree(end time.Time) *ledger {
	c.t.Helper()
	var nodes []*client.Client
	for _, front := range c.fronts {
		nodes = append(nodes, c.api(front))
	}
	for {
		begun := time.Now()
		l := readLedger(c.t, c.place)
		want, differ := l.want(), ""
		for i, node := range nodes {
			v := look(c.t, node)
			if !maps.Equal(v.figures, want.figures) || !maps.Equal(v.submissions, want.submissions) {
				differ += fmt.Sprintf("%s shows %d figures and %d submissions, the ledger has %d and %d\n", c.nodes[i].name,
					len(v.figures), len(v.submissions), len(want.figures), len(want.submissions))
			}
		}
		if differ == "" {
			return l
		}
		if begun.Sub(end) > *promise {
			c.t.Errorf("%s after the end:\n%s", begun.Sub(end), differ)
			return l
		}
	}
}

// verify has the program hold what is kept to its ledger.
func (c *cluster) verify() {
	c.t.Helper()
	if out := c.place.run("verify"); !strings.Contains(out, "all as the ledger says") {
		c.t.Errorf("verify: %s", out)
	}
}

// check holds what was read to the ledger: all of it, once, in its order, and each sender's in the order that it was acknowledged in.
func (r *reader) check(t *testing.T, l *ledger, j *journal) (events, moves int) {
	t.Helper()
	seen, moves := r.all()
	if len(seen) != len(l.entries) {
		t.Fatalf("%d events, %d entries", len(seen), len(l.entries))
	}
	newest := map[int32]int32{} // by sender
	for i, event := range seen {
		e := l.entries[i]
		if event.Sequence != e.seq || event.SubmissionID != e.id {
			t.Errorf("event %d is of %s, entry %d is %s", event.Sequence, event.SubmissionID, e.seq, e.id)
		}
		s := j.sent[e.tag]
		if s == nil || s.id != e.id {
			continue // one of which no answer came
		}
		if event.UnitID != s.unit || event.Rows != s.rows {
			t.Errorf("event %d is of unit %d with %+v, its receipt of unit %d with %+v", e.seq, event.UnitID, event.Rows, s.unit, s.rows)
		}
		if e.tag.number <= newest[e.tag.sender] {
			t.Errorf("event %d, %v, comes after number %d", e.seq, e.tag, newest[e.tag.sender])
		}
		newest[e.tag.sender] = e.tag.number
	}
	return len(seen), moves
}
