package sqlstore

import (
	"math"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

func TestPayloadRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawPayload(t)
		got, err := decodePayload(want.appendTo([]byte{})) // of any values
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v, %v\nwant %+v", got, err, want)
		}
	})
}

func drawPayload(t *rapid.T) payload {
	var p payload
	for range rapid.IntRange(0, 20).Draw(t, "rows") {
		p.rows = append(p.rows, drawRow(t))
		p.outcomes = append(p.outcomes, sales.Outcome(rapid.IntRange(1, 5).Draw(t, "outcome")))
	}
	for range rapid.IntRange(0, 4).Draw(t, "totals") {
		currency := sales.Currency(rapid.StringN(3, 3, 3).Draw(t, "currency"))
		p.totals = append(p.totals, store.Total{Currency: currency, Measures: drawMeasures(t)})
	}
	p.replace = rapid.Bool().Draw(t, "replace")
	p.finality = store.Finality(rapid.IntRange(0, 2).Draw(t, "finality"))
	for range rapid.IntRange(0, 3).Draw(t, "removed") {
		if p.replace {
			p.removed = append(p.removed, drawRow(t))
		}
	}
	return p
}

func drawRow(t *rapid.T) sales.Row {
	return sales.Row{
		SlotStart: time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "slot"), 0).UTC(),
		Type:      sales.TypeID(rapid.String().Draw(t, "type")),
		Currency:  sales.Currency(rapid.SampledFrom([]string{"EUR", "USD", "GBP"}).Draw(t, "currency")),
		Measures:  drawMeasures(t),
	}
}

func drawMeasures(t *rapid.T) sales.Measures {
	return sales.Measures{
		Net:    sales.Amount(rapid.Int64().Draw(t, "net")),
		Gross:  sales.Amount(rapid.Int64().Draw(t, "gross")),
		Checks: rapid.Int64().Draw(t, "checks"),
		Guests: rapid.Int64().Draw(t, "guests"),
	}
}

// A typical row takes few bytes: a year of a thousand units must fit.
func TestPayloadIsCompact(t *testing.T) {
	start := time.Date(2026, time.November, 23, 5, 0, 0, 0, time.UTC)
	p := payload{totals: []store.Total{{Currency: "EUR", Measures: sales.Measures{Net: 48_105_000, Gross: 52_915_500, Checks: 212, Guests: 371}}}}
	for n := range 96 {
		p.rows = append(p.rows, sales.Row{
			SlotStart: start.Add(time.Duration(n) * 15 * time.Minute), Type: "TAKE", Currency: "EUR",
			Measures: sales.Measures{Net: 2_500_000, Gross: 2_700_000, Checks: 12, Guests: 19},
		})
		p.outcomes = append(p.outcomes, sales.Created)
	}
	if size := len(p.appendTo(nil)); size > 96*14+40 {
		t.Errorf("96 rows take %d bytes", size)
	}
}

func FuzzPayload(f *testing.F) {
	full := payload{
		rows:     []sales.Row{{SlotStart: time.Unix(1795435200, 0), Type: "TAKE", Currency: "EUR", Measures: sales.Measures{Net: math.MaxInt64, Gross: math.MinInt64}}},
		outcomes: []sales.Outcome{sales.Updated},
		totals:   []store.Total{{Currency: "USD"}},
	}
	f.Add(full.appendTo(nil))
	f.Add((&payload{}).appendTo(nil))
	full.replace, full.finality, full.removed = true, store.MakeFinal, full.rows
	f.Add(full.appendTo(nil))
	f.Add([]byte{payloadVersion, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := decodePayload(b)
		if err != nil {
			return
		}
		again, err := decodePayload(p.appendTo(nil))
		if err != nil || !reflect.DeepEqual(again, p) {
			t.Fatalf("got  %+v, %v\nwant %+v", again, err, p)
		}
	})
}
