package sales

import (
	"encoding/binary"
	"strconv"
	"time"

	"github.com/daypart/daypart/internal/calendar"
)

// AppendMeaning appends what a draft means, so that two drafts for one unit mean the same exactly if
// the bytes are the same: the business day, observedAt, and the rows in order, with amounts as
// decimals and times as instants. Codes are taken as they were sent. What cannot be read is taken
// as its text. It does not depend on what is configured, only on the clocks of the unit.
//
// The verdict is that on the draft: what it has read need not be read again.
func AppendMeaning(b []byte, d *Draft, v *Verdict, c calendar.Calendar) []byte {
	m := meaning{b, c}
	m.raw(&Member{Form: d.Form})
	m.day(&d.Day)
	m.observedAt(&d.ObservedAt)
	m.count(len(d.Repeated))
	m.raw(&Member{Form: d.RealTimeSales.Form})
	m.count(d.Count)
	good, bad := v.Submission.Rows, v.Bad
	for i := range d.Rows {
		if len(bad) > 0 && bad[0].Index == i {
			m.badRow(&d.Rows[i])
			bad = bad[1:]
			continue
		}
		m.goodRow(&d.Rows[i], &good[0])
		good = good[1:]
	}
	return m.text
}

// meaning is one run of AppendMeaning. Each value has a mark before it: n a number, t an instant, r raw.
type meaning struct {
	text     []byte
	calendar calendar.Calendar
}

func (m *meaning) count(n int) { m.number(int64(n)) }

func (m *meaning) number(n int64) { m.text = binary.AppendVarint(append(m.text, 'n'), n) }

func (m *meaning) instant(at time.Time) {
	m.text = binary.AppendVarint(append(m.text, 't'), at.Unix())
	m.text = binary.AppendVarint(m.text, int64(at.Nanosecond()))
}

func (m *meaning) raw(member *Member) {
	m.text = append(m.text, 'r', byte(member.Form))
	m.text = binary.AppendUvarint(m.text, uint64(len(member.Text)))
	m.text = append(m.text, member.Text...)
}

func (m *meaning) day(member *Member) {
	day, err := calendar.ParseDay(member.Text)
	if member.Form != String || err != nil {
		m.raw(member)
		return
	}
	m.number(int64(day.Number()))
}

// observedAt is as it is kept, to the microsecond.
func (m *meaning) observedAt(member *Member) {
	at, err := calendar.ParseInstant(member.Text)
	if member.Form != String || err != nil {
		m.raw(member)
		return
	}
	m.instant(at.Truncate(time.Microsecond))
}

// goodRow says of a row that passed every rule what badRow would.
func (m *meaning) goodRow(sent *DraftRow, row *Row) {
	m.count(0)
	m.raw(&sent.Currency)
	m.raw(&sent.Type)
	m.instant(row.SlotStart)
	m.number(int64(row.Net))
	m.number(int64(row.Gross))
	m.number(row.Checks)
	m.number(row.Guests)
}

func (m *meaning) badRow(sent *DraftRow) {
	if sent.Form != Object {
		m.raw(&Member{Form: sent.Form})
		return
	}
	m.count(len(sent.Repeated))
	m.raw(&sent.Currency)
	m.raw(&sent.Type)
	m.slot(&sent.SlotStart)
	m.amount(&sent.Net)
	m.amount(&sent.Gross)
	m.whole(&sent.Checks)
	m.whole(&sent.Guests)
}

func (m *meaning) slot(member *Member) {
	at, mistake := readTime(m.calendar, member.Text)
	if member.Form != String || mistake != nil {
		m.raw(member)
		return
	}
	m.instant(at)
}

func (m *meaning) amount(member *Member) {
	amount, err := ParseAmount(member.Text)
	if member.Form != Number && member.Form != String || err != nil {
		m.raw(member)
		return
	}
	m.number(int64(amount))
}

func (m *meaning) whole(member *Member) {
	value, err := strconv.ParseInt(member.Text, 10, 64)
	if member.Form != Number || err != nil {
		m.raw(member)
		return
	}
	m.number(value)
}
