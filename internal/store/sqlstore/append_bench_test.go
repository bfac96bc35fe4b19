package sqlstore_test

import (
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/pgtest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// BenchmarkAppend has 64 callers submit figures that all change, each of a unit among 200.
func BenchmarkAppend(b *testing.B) {
	benchAppend(b, func() store.Store { return open(b, file(b), sqlstore.Options{}) })
}

// BenchmarkAppendPostgres is BenchmarkAppend on PostgreSQL, on the same machine.
func BenchmarkAppendPostgres(b *testing.B) {
	benchAppend(b, func() store.Store { return openPostgres(b, pgtest.Start(b)) })
}

func benchAppend(b *testing.B, open func() store.Store) {
	for _, rows := range []int{4, 20, 96} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			s := open()
			id := applyUnits(b, s, 200)
			var count atomic.Int64
			b.SetParallelism(32) // times GOMAXPROCS, 2 where it was measured
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					n := count.Add(1)
					if _, err := s.Append(b.Context(), store.Background(id), benchSubmission(n, rows)); err != nil {
						b.Error(err)
						return
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "submissions/s")
		})
	}
}

// benchSubmission states slots from a random one on, for two sales types each.
func benchSubmission(n int64, rows int) store.Submission {
	start := time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC)
	first := rand.IntN(96 - rows/2 + 1)
	s := store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: tenant.UnitID(rand.IntN(200)), Kind: store.RealTime,
		RequestID: "01JDC0QF3Z", ReceivedAt: start.Add(time.Duration(n) * time.Microsecond),
		Submission: sales.Submission{Day: monday},
	}
	for i := range rows {
		s.Rows = append(s.Rows, sales.Row{
			SlotStart: start.Add(time.Duration(first+i/2) * 15 * time.Minute),
			Type:      [...]sales.TypeID{"DINE", "TAKE"}[i%2],
			Currency:  "EUR",
			Measures:  sales.Measures{Net: sales.Amount(n * 100), Gross: sales.Amount(n * 110), Checks: n % 50, Guests: n % 90},
		})
	}
	return s
}
