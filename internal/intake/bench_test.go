package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// sample returns a submission of so many rows on 2026-11-23, and the terms it keeps.
func sample(rows int) ([]byte, *sales.Terms) {
	zone, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		panic(err)
	}
	terms := &sales.Terms{
		Calendar:   calendar.New(zone, calendar.NewClock(5, 0), calendar.DefaultSlotLength),
		Currencies: []sales.Currency{"EUR"},
		Types:      []sales.TypeID{"DINE", "TAKE", "DLV1"},
		MaxAgeDays: 35,
		Now:        time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC),
	}
	slots := terms.Calendar.Slots(calendar.NewDay(2026, time.November, 23))
	var b strings.Builder
	b.WriteString(`{"businessDay":"2026-11-23","realTimeSales":[`)
	for i := range rows {
		if i > 0 {
			b.WriteString(",")
		}
		at := slots[i%90].Start.In(zone).Format(time.RFC3339)
		fmt.Fprintf(&b, `{"currencyId":"EUR","salesTypeId":%q,"timeSlotStart":%q,"netSales":%d.50,"grossSales":%d.75,"numChecks":12,"numGuests":19}`,
			terms.Types[i/90%3], at, 100+i, 110+i)
	}
	b.WriteString("]}")
	return []byte(b.String()), terms
}

func BenchmarkDecode(b *testing.B) {
	for _, rows := range []int{4, 20, 96} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			body, _ := sample(rows)
			b.ReportAllocs()
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				if _, err := Decode(body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, rows := range []int{4, 20, 96} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			body, terms := sample(rows)
			draft, _ := Decode(body)
			b.ReportAllocs()
			for b.Loop() {
				if v := sales.Check(draft, terms); v.FaultCount > 0 {
					b.Fatal(v.Refusal())
				}
			}
		})
	}
}
