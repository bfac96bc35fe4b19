package e2e

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// figureKey names a figure, as the API shows it.
type figureKey struct {
	unit                int64
	day, slot, sold, in string
}

// measures are the values of a figure; amounts are in ten-thousandths.
type measures struct{ net, gross, checks, guests int64 }

// A book is what one till knows: what was acknowledged, and what it sent without hearing of it again. No
// two tills send the same figures.
type book struct {
	t      *testing.T
	name   string
	random *rand.Rand
	day    api.BusinessDayCalendar
	keys   []figureKey

	sent         int
	acknowledged []api.SubmissionID
	checked      int // how many of them were read back
	stands       map[figureKey]measures
	pending      *page
}

// A page is one submission, and what it makes of the figures.
type page struct {
	submission api.SalesSubmission
	options    client.SubmitOptions
	want       map[figureKey]measures
	rows       api.RowCounts // how many rows are to be superseded and rejected
}

// newBooks returns a book for each of count tills, spread over the units of the company.
func newBooks(t *testing.T, c *client.Client, seed uint64, count int) []*book {
	t.Helper()
	units, err := c.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	books := make([]*book, count)
	for i := range books {
		unit := units[i%len(units)]
		b := &book{t: t, name: fmt.Sprintf("till-%d-%d", seed, i), random: rand.New(rand.NewPCG(seed, uint64(i))), stands: map[figureKey]measures{}}
		b.day = yesterday(t, c, unit.ID)
		for n := i / len(units); n < len(b.day.Slots); n += (count + len(units) - 1) / len(units) {
			slot := b.day.Slots[n].Start.UTC().Format(time.RFC3339)
			for _, salesType := range unit.SalesTypes {
				b.keys = append(b.keys, figureKey{unit.ID, b.day.BusinessDay, slot, salesType, unit.Currencies[0]})
			}
		}
		books[i] = b
	}
	return books
}

// sendNext sends one more submission. What is not acknowledged stays pending.
func (b *book) sendNext(ctx context.Context, c *client.Client) error {
	b.pending = b.next()
	_, err := b.send(ctx, c)
	return err
}

// sendForever sends one submission after the other until one fails, and reports each acknowledged
// one.
func (b *book) sendForever(ctx context.Context, c *client.Client, acknowledged func()) error {
	for {
		if err := b.sendNext(ctx, c); err != nil {
			return err
		}
		acknowledged()
	}
}

// send sends what is pending, the first time or again. replayed is set if it was there already.
func (b *book) send(ctx context.Context, c *client.Client) (replayed bool, err error) {
	receipt, err := c.Submit(ctx, b.day.UnitID, b.pending.submission, b.pending.options)
	if err != nil {
		return false, err
	}
	if receipt.Rows.Superseded != b.pending.rows.Superseded || receipt.Rows.Rejected != b.pending.rows.Rejected {
		return false, fmt.Errorf("%s: rows %+v, want %+v", b.pending.options.IdempotencyKey, receipt.Rows, b.pending.rows)
	}
	b.acknowledged = append(b.acknowledged, receipt.SubmissionID)
	for key, value := range b.pending.want {
		b.stands[key] = value
	}
	b.pending = nil
	return receipt.Replayed, nil
}

// next makes a submission: figures that are new or have grown, with or without the time they were read at,
// figures from an hour ago, figures beside a row that is wrong.
func (b *book) next() *page {
	b.sent++
	p := &page{want: map[figureKey]measures{}, options: client.SubmitOptions{IdempotencyKey: fmt.Sprintf("%s-%d", b.name, b.sent)}}
	p.submission.BusinessDay = b.day.BusinessDay
	kind := b.random.IntN(10)
	if kind == 0 && b.late(p) {
		return p
	}
	for range 1 + b.random.IntN(6) {
		key := b.keys[b.random.IntN(len(b.keys))]
		if _, twice := p.want[key]; !twice {
			p.want[key] = b.grown(b.stands[key])
			p.submission.RealTimeSales = append(p.submission.RealTimeSales, row(key, p.want[key]))
		}
	}
	switch kind {
	case 1, 2, 3:
		p.submission.ObservedAt = time.Now()
	case 4:
		p.options.OnError, p.rows.Rejected = api.OnErrorSkip, 1
		wrong := p.submission.RealTimeSales[0]
		wrong.SalesTypeID = "NOPE"
		p.submission.RealTimeSales = append(p.submission.RealTimeSales, wrong)
	}
	return p
}

// late fills p with a figure older than the one that stands, if one does.
func (b *book) late(p *page) bool {
	key := b.keys[b.random.IntN(len(b.keys))]
	stands, ok := b.stands[key]
	if !ok {
		return false
	}
	p.submission.ObservedAt = time.Now().Add(-time.Hour)
	p.submission.RealTimeSales = []api.SalesRow{row(key, b.grown(stands))}
	p.rows.Superseded = 1
	return true
}

func (b *book) grown(m measures) measures {
	net := int64(1 + b.random.IntN(5_000_000))
	return measures{m.net + net, m.gross + net + net/10, m.checks + 1 + b.random.Int64N(3), m.guests + b.random.Int64N(5)}
}

func row(key figureKey, m measures) api.SalesRow {
	return api.SalesRow{
		TimeSlotStart: key.slot, SalesTypeID: key.sold, CurrencyID: key.in,
		NetSales: decimal(m.net), GrossSales: decimal(m.gross), NumChecks: int32(m.checks), NumGuests: int32(m.guests),
	}
}

// decimal writes ten-thousandths that are not negative.
func decimal(n int64) api.Decimal { return api.Decimal(fmt.Sprintf("%d.%04d", n/10_000, n%10_000)) }

// check compares what is kept with the book. What is pending is kept as a whole or not at all.
func (b *book) check(kept map[figureKey]measures) {
	b.t.Helper()
	want, pending := b.stands, 0
	if b.pending != nil {
		for key, value := range b.pending.want {
			if kept[key] == value {
				pending++
			}
		}
		if pending != 0 && pending != len(b.pending.want) {
			b.t.Errorf("%s: %d of %d figures are kept", b.pending.options.IdempotencyKey, pending, len(b.pending.want))
		}
	}
	for _, key := range b.keys {
		if pending > 0 && b.pending.want[key] != (measures{}) {
			continue
		}
		if kept[key] != want[key] {
			b.t.Errorf("%s, %+v: %+v is kept, want %+v", b.name, key, kept[key], want[key])
		}
	}
}

// kept reads every figure of the days of books.
func kept(t *testing.T, c *client.Client, books []*book) map[figureKey]measures {
	t.Helper()
	figures := map[figureKey]measures{}
	read := map[int64]bool{}
	for _, b := range books {
		if read[b.day.UnitID] {
			continue
		}
		read[b.day.UnitID] = true
		day, err := c.RealTimeSales(t.Context(), b.day.UnitID, b.day.BusinessDay, client.DayQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range day.Figures {
			figures[keyOf(f)] = measures{exact(t, string(f.NetSales)), exact(t, string(f.GrossSales)), f.NumChecks, f.NumGuests}
		}
	}
	return figures
}

func keyOf(f api.Figure) figureKey {
	return figureKey{f.UnitID, f.BusinessDay, f.TimeSlotStart.UTC().Format(time.RFC3339), f.SalesTypeID, f.CurrencyID}
}
