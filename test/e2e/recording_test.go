package e2e

import (
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A recording is what three shops recorded from Monday, 3 March 2025 on, at a day start of 05:00.
type recording struct {
	file  string
	lines []line
}

// line is one line of a ticket. The gross sales are in cents.
type line struct {
	local                  time.Time
	shop, ticket, soldThru string
	gross                  int64
}

var (
	recordedFrom = time.Date(2025, time.March, 3, 0, 0, 0, 0, time.UTC)
	shops        = []string{"harbour", "market", "station"}
	channels     = []string{"dine in", "take away", "delivery"}
)

// newRecording writes a recording with a few lines of every odd kind: refunds, lines without a price, sales after
// midnight, tickets of more than one sales type.
func newRecording(t *testing.T, days int) recording {
	t.Helper()
	random := rand.New(rand.NewPCG(uint64(days), 0))
	r := recording{file: filepath.Join(t.TempDir(), "lines.csv.gz")}
	for day := range days {
		for _, shop := range shops {
			for ticket := range 60 + random.IntN(60) {
				r.lines = append(r.lines, newTicket(random, day, shop, fmt.Sprintf("%d-%d", day, ticket))...)
			}
		}
	}
	r.write(t)
	return r
}

// newTicket returns the lines of a ticket between 06:00 and 02:00.
func newTicket(random *rand.Rand, day int, shop, name string) []line {
	at := recordedFrom.AddDate(0, 0, day).Add(6*time.Hour + time.Duration(random.Int64N(int64(20*time.Hour))).Truncate(time.Second))
	channel := channels[random.IntN(len(channels))]
	var lines []line
	for range 1 + random.IntN(4) {
		l := line{at, shop, name, channel, 5 * random.Int64N(600)}
		switch random.IntN(20) {
		case 0:
			l.gross = -l.gross
		case 1:
			l.gross = 0
		case 2:
			l.soldThru = channels[random.IntN(len(channels))]
		}
		lines = append(lines, l)
	}
	return lines
}

func (r recording) write(t *testing.T) {
	t.Helper()
	file, err := os.Create(r.file)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	packed := gzip.NewWriter(file)
	var text strings.Builder
	text.WriteString("timestamp_local,unit,ticket_id,sales_type,quantity,gross_amount\n")
	for _, l := range r.lines {
		fmt.Fprintf(&text, "%s,%s,%s,%s,1,%s\n", l.local.Format("2006-01-02T15:04:05"), l.shop, l.ticket, l.soldThru, cents(l.gross))
	}
	if _, err := io.WriteString(packed, text.String()); err != nil {
		t.Fatal(err)
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
}

// cents writes an amount as tills differ in doing it: with two decimals, with one, with none.
func cents(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	switch {
	case n%100 == 0:
		return fmt.Sprintf("%s%d", sign, n/100)
	case n%10 == 0:
		return fmt.Sprintf("%s%d.%d", sign, n/100, n%100/10)
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// taxPercent is the tax that the amounts of the recording are played with.
const taxPercent = 10

// net is gross without its tax, rounded half away from zero.
func (l line) net() int64 {
	if l.gross < 0 {
		l.gross = -l.gross
		return -l.net()
	}
	return (2*100*l.gross + 100 + taxPercent) / (2 * (100 + taxPercent))
}

// totalKey names what one sales type sold on one day. The day counts from the first of the recording.
type totalKey struct {
	unit int64
	day  int
	sold string
}

// totals adds the recording up by unit, day and sales type, as these are named in Daypart.
func (r recording) totals(units map[string]int64, salesTypes map[string]string) map[totalKey]measures {
	sums := map[totalKey]measures{}
	seen := map[string]bool{}
	for _, l := range r.lines {
		day := int(l.local.Add(-5*time.Hour).Sub(recordedFrom) / (24 * time.Hour))
		key := totalKey{units[l.shop], day, salesTypes[l.soldThru]}
		sum := sums[key]
		sum.net += 100 * l.net()
		sum.gross += 100 * l.gross
		if ticket := l.shop + "/" + l.ticket + "/" + l.soldThru; !seen[ticket] {
			seen[ticket] = true
			sum.checks++
			sum.guests++
		}
		sums[key] = sum
	}
	return sums
}
