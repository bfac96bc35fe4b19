package forecast

import (
	"math"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
)

func TestPackedOutlooksAreReadBack(t *testing.T) {
	o := outlookOf(96)
	packed := o.pack()
	got, err := unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	if got.through != o.through || got.known != o.known || !got.fallback || got.slots != 96 || got.days[3].habit != closedByWeekday {
		t.Fatalf("%+v", got)
	}
	for k, want := range o.shapes[2] {
		if of := got.shapes[2][k]; off(of.Expected, want.Expected) > 0.001 || off(of.Intervals[2].High, want.Intervals[2].High) > 0.001 {
			t.Errorf("slot %d: %+v, want %+v", k, of, want)
		}
	}
	if off(got.rests[40].times[4], o.rests[40].times[4]) > 0.001 || !math.IsNaN(got.errors[0]) || off(got.days[0].Expected, o.days[0].Expected) > 1e-6 {
		t.Errorf("%+v, %v, %+v", got.rests[40], got.errors[0], got.days[0])
	}
	t.Logf("%d bytes", len(packed))
}

// An outlook that is longer than any may be is damaged: it is not cut.
func TestInflate_RefusesWhatIsTooLong(t *testing.T) {
	for _, extra := range []int{0, 1} {
		raw, err := inflate(nil, deflate(nil, make([]byte, most+extra)))
		if (err != nil) != (extra > 0) || extra == 0 && len(raw) != most {
			t.Errorf("%d bytes above the bound: %d bytes, %v", extra, len(raw), err)
		}
	}
}

func off(got, want float64) float64 {
	if got == want {
		return 0
	}
	return math.Abs(got/want - 1)
}

// outlookOf returns an outlook with something in every place.
func outlookOf(slots int) *outlook {
	o := &outlook{through: calendar.NewDay(2026, time.November, 25), known: 70, fallback: true, daysTogether: 0.4, slotsTogether: 0.1, slots: slots}
	around := func(x float64) Estimate {
		e := Estimate{Expected: x}
		for k := range e.Intervals {
			e.Intervals[k] = model.Interval{Low: x * (0.9 - 0.2*float64(k)), High: x * (1.1 + 0.2*float64(k))}
		}
		return e
	}
	for i := range o.days {
		o.days[i] = dayAhead{Estimate: around(1000 + float64(i)), why: model.Explanation{Level: 900, Weekday: 1.1, Season: 1, Special: 1}}
	}
	o.days[3].habit = closedByWeekday
	o.errors[0] = math.NaN()
	for w := range o.shapes {
		for k := range slots {
			o.shapes[w] = append(o.shapes[w], around(math.Max(0, math.Sin(float64(k)/float64(slots)*math.Pi))/60))
		}
	}
	o.rests = make([]rest, slots)
	for k := range o.rests {
		for j := range o.rests[k].times {
			o.rests[k].times[j] = math.Exp(surprises[j] * float64(k) / float64(slots))
		}
		for level := range o.rests[k].bounds {
			o.rests[k].bounds[level] = model.Interval{Low: 0.5, High: 1.5}
		}
	}
	return o
}

func FuzzUnpack(f *testing.F) {
	f.Add(outlookOf(4).pack())
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, packed []byte) {
		o, err := unpack(packed)
		if err != nil {
			return
		}
		if _, err := unpack(o.pack()); err != nil {
			t.Errorf("what was read cannot be written and read again: %v", err)
		}
	})
}

// The width of a sum is between that of parts that err each for itself and of parts that err together, and how
// far they do can be told from the whole.
func TestSumsOfIntervals(t *testing.T) {
	part := Estimate{Expected: 100, Intervals: [len(model.Levels)]model.Interval{{Low: 95, High: 105}, {Low: 90, High: 110}, {Low: 80, High: 120}}}
	parts := []Estimate{part, part, part, part}
	for _, test := range []struct{ together, want float64 }{{0, 20}, {1, 40}, {0.5, math.Sqrt(1000)}} {
		whole := sum(parts, test.together)
		if half := (whole.Intervals[1].High - whole.Intervals[1].Low) / 2; off(half, test.want) > 1e-9 || whole.Expected != 400 {
			t.Errorf("together %g: %+v", test.together, whole)
		}
		if got := togetherIn(parts, whole); math.Abs(got-test.together) > 1e-9 {
			t.Errorf("together %g is taken for %g", test.together, got)
		}
	}
}

func TestDaysAreReadWithoutTheRest(t *testing.T) {
	o := outlookOf(96)
	days, err := unpackDays(o.pack())
	if err != nil {
		t.Fatal(err)
	}
	for i := range days {
		if got, want := days[i], o.days[i].Estimate; off(got.Expected, want.Expected) > 1e-6 || off(got.Intervals[1].High, want.Intervals[1].High) > 1e-6 {
			t.Errorf("day %d: %+v, want %+v", i, got, want)
		}
	}
	if _, err := unpackDays(o.pack()[:100]); err == nil {
		t.Error("a forecast that was cut off is read")
	}
}

// TestOutlooksOfVersion1AreRead reads what an earlier node kept: all of it compressed.
func TestOutlooksOfVersion1AreRead(t *testing.T) {
	o := outlookOf(24)
	p := packer{}
	p.outlook(o)
	old := deflate([]byte{wholePackVersion}, p.rest)
	want, err := unpack(o.pack())
	if err != nil {
		t.Fatal(err)
	}
	got, err := unpack(old)
	if err != nil {
		t.Fatal(err)
	}
	if got.through != want.through || got.days != want.days || got.rests[20] != want.rests[20] {
		t.Errorf("%+v, want %+v", got, want)
	}
	if days, err := unpackDays(old); err != nil || days[13] != want.days[13].Estimate {
		t.Errorf("%+v, %v", days, err)
	}
}

func BenchmarkUnpack(b *testing.B) {
	packed := outlookOf(96).pack()
	for b.Loop() {
		if _, err := unpack(packed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnpackDays(b *testing.B) {
	packed := outlookOf(96).pack()
	for b.Loop() {
		if _, err := unpackDays(packed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPack(b *testing.B) {
	o := outlookOf(96)
	for b.Loop() {
		o.pack()
	}
}
