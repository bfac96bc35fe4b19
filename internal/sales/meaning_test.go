package sales

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// What a draft means does not depend on which of its rows the rules took: a configuration may change
// between two calls.
func TestMeaningDoesNotDependOnTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := madrid()
		draft := draftOf(rapid.SliceOfN(rapid.Custom(drawRow), 0, 8).Draw(t, "rows")...)
		narrow := *terms
		narrow.Types = rapid.SampledFrom([][]TypeID{nil, {"DINE"}, {"TAKE"}}).Draw(t, "types")
		verdict, other := Check(draft, terms), Check(draft, &narrow)
		got := AppendMeaning(nil, draft, &verdict, terms.Calendar)
		if want := AppendMeaning(nil, draft, &other, terms.Calendar); !bytes.Equal(got, want) {
			t.Fatalf("got  %x\nwant %x", got, want)
		}
	})
}

// drawRow draws a row that is right but for now and then an amount or a time.
func drawRow(t *rapid.T) DraftRow {
	row := goodRow()
	row.Type.Text = rapid.SampledFrom([]string{"DINE", "TAKE"}).Draw(t, "type")
	at := time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC).Add(15 * time.Minute * time.Duration(rapid.IntRange(0, 20).Draw(t, "slot")))
	row.SlotStart.Text = rapid.SampledFrom([]string{at.Format(time.RFC3339), at.Format("2006-01-02 15:04Z"), at.Format("2006-01-02T15:04:05"), "noon"}).Draw(t, "start")
	row.Net = Member{"netSales", rapid.SampledFrom([]Form{Number, String, Null}).Draw(t, "form"), fmt.Sprintf("%d.%02d", rapid.IntRange(0, 99).Draw(t, "net"), rapid.IntRange(0, 99).Draw(t, "cents"))}
	return row
}
