package cluster

import (
	"bufio"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
)

// A line is a row of the ledger, as it is exported.
type line struct {
	Sequence      int64            `json:"sequence"`
	SubmissionID  api.SubmissionID `json:"submissionId"`
	ReceivedAt    time.Time        `json:"receivedAt"`
	UnitID        int64            `json:"unitId"`
	BusinessDay   string           `json:"businessDay"`
	ObservedAt    *time.Time       `json:"observedAt"`
	TimeSlotStart time.Time        `json:"timeSlotStart"`
	SalesTypeID   string           `json:"salesTypeId"`
	Outcome       api.Outcome      `json:"outcome"`
	NumChecks     int32            `json:"numChecks"`
	NumGuests     int32            `json:"numGuests"`
}

// An entry is a submission in the ledger.
type entry struct {
	id   api.SubmissionID
	seq  int64
	tag  tag
	rows api.RowCounts
}

// A ledger is what the company's ledger says, and what follows from it.
type ledger struct {
	entries []*entry
	figures map[figure]standing
}

// figure names a figure: the currency is always the same.
type figure struct {
	unit      int64
	day, slot string
	salesType string
}

// standing is the value of a figure, and when that was observed or else received.
type standing struct {
	value tag
	by    api.SubmissionID
	at    int64
}

func readLedger(t *testing.T, p place) *ledger {
	t.Helper()
	l := &ledger{figures: map[figure]standing{}}
	lines := bufio.NewScanner(strings.NewReader(p.run("export", "ledger", "--tenant", "acorn", "--format", "ndjson")))
	for lines.Scan() {
		var row line
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%v in %s", err, lines.Text())
		}
		l.add(t, row)
	}
	return l
}

// add takes in one row, and does by itself what the row is said to have done.
func (l *ledger) add(t *testing.T, row line) {
	t.Helper()
	value := tag{row.NumGuests, row.NumChecks}
	if n := len(l.entries); n == 0 || l.entries[n-1].id != row.SubmissionID {
		l.entries = append(l.entries, &entry{id: row.SubmissionID, seq: row.Sequence, tag: value})
		if row.Sequence != int64(n+1) {
			t.Errorf("entry %d has the number %d", n+1, row.Sequence)
		}
	}
	e := l.entries[len(l.entries)-1]
	if e.tag != value {
		t.Errorf("entry %d holds rows of %v and %v", e.seq, e.tag, value)
	}
	if did := l.apply(row, value); did != row.Outcome {
		t.Errorf("entry %d: a row is %s, by the contract it is %s", e.seq, row.Outcome, did)
	}
	e.count(row.Outcome)
}

// apply does to a figure what the contract says.
func (l *ledger) apply(row line, value tag) api.Outcome {
	name := figure{row.UnitID, row.BusinessDay, row.TimeSlotStart.UTC().Format(time.RFC3339), row.SalesTypeID}
	at := row.ReceivedAt.UnixMicro()
	if row.ObservedAt != nil {
		at = row.ObservedAt.UnixMicro()
	}
	current, exists := l.figures[name]
	switch {
	case exists && row.ObservedAt != nil && at < current.at:
		return api.OutcomeSuperseded
	case exists && value == current.value:
		if row.ObservedAt != nil {
			current.at = max(current.at, at)
			l.figures[name] = current
		}
		return api.OutcomeUnchanged
	}
	l.figures[name] = standing{value, row.SubmissionID, at}
	if exists {
		return api.OutcomeUpdated
	}
	return api.OutcomeCreated
}

func (e *entry) count(o api.Outcome) {
	e.rows.Received++
	switch o {
	case api.OutcomeCreated:
		e.rows.Created++
	case api.OutcomeUpdated:
		e.rows.Updated++
	case api.OutcomeUnchanged:
		e.rows.Unchanged++
	case api.OutcomeSuperseded:
		e.rows.Superseded++
	}
}

// audit holds the ledger to what clients were told. Lost is what was acknowledged and is not there; doubled what is there
// without having been sent that often.
func (l *ledger) audit(t *testing.T, j *journal) (lost, doubled int) {
	t.Helper()
	kept := map[tag][]*entry{}
	for _, e := range l.entries {
		if j.sent[e.tag] == nil {
			t.Errorf("entry %d holds %v, which nobody sent", e.seq, e.tag)
		}
		kept[e.tag] = append(kept[e.tag], e)
	}
	for of, s := range j.sent {
		found := false
		for _, e := range kept[of] {
			if e.id == s.id {
				found = true
				if e.rows != s.rows {
					t.Errorf("entry %d has %+v, its receipt %+v", e.seq, e.rows, s.rows)
				}
			}
		}
		if s.id != "" && !found {
			lost++
			t.Errorf("%v was acknowledged as %s, which is not in the ledger", of, s.id)
		}
		if most := s.most(); len(kept[of]) > most {
			doubled += len(kept[of]) - most
			t.Errorf("%v is in the ledger %d times, and may be %d times (key %q, %d calls were cut)", of, len(kept[of]), most, s.key, s.cuts)
		}
	}
	return lost, doubled
}

// most is how often a submission may be in the ledger: once if it has a key, or else
// once for each call that was acknowledged or of which nobody knows.
func (s *submission) most() int {
	most := s.cuts
	if s.id != "" {
		most++
	}
	if s.key != "" {
		return min(most, 1)
	}
	return most
}
