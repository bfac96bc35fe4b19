package report

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"time"

	"github.com/daypart/daypart/internal/sales"
)

// etag returns a validator that is the same, on every node, exactly as long as the answer is.
func etag(d *Day, asOf time.Time) string {
	t := tagger{sha256.New()}
	t.text(d.Unit.Calendar.Zone().String()) // local times are in the answer
	t.time(asOf)
	t.text(string(d.Standing.State))
	if d.Standing.Final {
		t.text("final")
	}
	t.time(d.Standing.ChangedAt) // of figures that a filter leaves out, too
	for i := range d.Figures {
		f := &d.Figures[i]
		t.time(f.SlotStart)
		t.text(string(f.Type))
		t.text(string(f.Currency))
		t.measures(f.Measures)
		t.Write(f.Submission[:]) // its number may be given again after a restore
		if f.ObservedAt != nil {
			t.time(*f.ObservedAt)
		}
	}
	for _, total := range d.Totals {
		t.text(string(total.Currency))
		t.measures(total.Measures)
	}
	return `"` + hex.EncodeToString(t.Sum(nil)[:16]) + `"`
}

// tagger hashes values so that different ones do not run together.
type tagger struct{ hash.Hash }

func (t tagger) number(n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	t.Write(b[:])
}

func (t tagger) text(s string) {
	t.number(int64(len(s)))
	t.Write([]byte(s))
}

func (t tagger) time(at time.Time) {
	t.number(at.Unix())
	t.number(int64(at.Nanosecond()))
}

func (t tagger) measures(m sales.Measures) {
	t.number(int64(m.Net))
	t.number(int64(m.Gross))
	t.number(m.Checks)
	t.number(m.Guests)
}
