package imports

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/tenant"
)

// peakOf returns by how many bytes the heap grew while do ran, at most.
func peakOf(do func()) uint64 {
	runtime.GC()
	before := heap()
	peak, done := before, make(chan struct{})
	var sampling sync.WaitGroup
	sampling.Go(func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(time.Millisecond):
				peak = max(peak, heap())
			}
		}
	})
	do()
	last := heap()
	close(done)
	sampling.Wait()
	return max(peak, last) - before
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkPreview reads files of 900,000 rows and says what they take at most: one of 450,000
// slots, which is near the bound, and one of the lines of tickets.
func BenchmarkPreview(b *testing.B) {
	files := map[string]func(n int) string{
		"slots": func(n int) string {
			at := time.Date(2006, 1, 5, 5, 0, 0, 0, time.UTC)
			at = at.Add(time.Duration(n/2) * 15 * time.Minute)
			return fmt.Sprintf("1,%s,%d.50,3\n", at.Format("2006-01-02T15:04:05"), n%100)
		},
		"lines": func(n int) string {
			at := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC).Add(time.Duration(n) * 20 * time.Second)
			return fmt.Sprintf("1,%s,%d.50,%d\n", at.Format("2006-01-02T15:04:05"), n%100, n/3)
		},
	}
	headers := map[string]string{"slots": "unit,slot,net,checks\n", "lines": "unit,timestamp,net,ticket\n"}
	for name, row := range files {
		b.Run(name, func(b *testing.B) {
			h := newHall(b)
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			_, err := w.Write([]byte(headers[name]))
			check(b, err)
			for n := range 900_000 {
				_, err := w.Write([]byte(row(n)))
				check(b, err)
			}
			check(b, w.Close())
			one := tenant.UnitID(1)
			for b.Loop() {
				peak := peakOf(func() {
					i, err := h.Preview(b.Context(), h.caller, File{Content: bytes.NewReader(packed.Bytes()), Unit: &one})
					check(b, err)
					b.ReportMetric(float64(i.Days), "days")
				})
				b.ReportMetric(float64(peak)/(1<<20), "MiB-peak")
			}
		})
	}
}
