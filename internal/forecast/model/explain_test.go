package model

import (
	"math"
	"testing"
)

func TestExplanationMultipliesUpToWhatIsExpected(t *testing.T) {
	holiday := func(day int) Special {
		if day%50 == 0 {
			return Special{Name: "fair"}
		}
		return Special{}
	}
	days := generate(500, 3)
	for i := range days {
		if (20_000+i)%50 == 0 {
			days[i] *= 2
		}
	}
	for _, n := range []int{1, 20, 99, 500} {
		d := Fit(20_000, days[:n], holiday)
		for ahead := 1; ahead <= MaxAhead; ahead++ {
			e := d.Explain(ahead)
			if got, want := e.Level*e.Weekday*e.Season*e.Special, d.Expected(ahead); math.Abs(got/want-1) > 1e-9 {
				t.Fatalf("after %d days, %d ahead: %+v makes %g, %g is expected", n, ahead, e, got, want)
			}
		}
	}
	d := Fit(20_000, days[:150], holiday) // the next day is day 20150
	if e := d.Explain(1); e.Special < 1.2 {
		t.Errorf("a day that doubled sales before has the factor %g", e.Special)
	}
	if e := d.Explain(2); e.Special != 1 {
		t.Errorf("an ordinary day has the factor %g", e.Special)
	}
}
