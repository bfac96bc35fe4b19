package model

// slotSizes are the intervals of slots: the smaller a slot, the further it may be
// from what is expected. Slots are put into classes by their share of the day,
// and each class keeps the last outcomes over expectations.
type slotSizes struct{ classes [len(shareBounds) + 1]window }

// shareBounds are the shares of a day that part the classes.
var shareBounds = [...]float64{0.01, 0.03, 0.06}

// Settings of the intervals of slots and of the rest of a day.
const (
	sizeWindow   = 600 // outcomes that a class keeps
	outcomeDoubt = 10  // outcomes that the first, wide interval counts for
)

func newSlotSizes() slotSizes {
	var s slotSizes
	for c := range s.classes {
		s.classes[c] = newWindow(sizeWindow)
	}
	return s
}

func (s *slotSizes) class(share float64) *window {
	for c, bound := range shareBounds {
		if share < bound {
			return &s.classes[c]
		}
	}
	return &s.classes[len(shareBounds)]
}

func (s *slotSizes) learn(shares []float64, expected float64, sold []float64) {
	for k, share := range shares {
		if usual := expected * share; usual > 0 && share > 1e-4 {
			s.class(share).add(sold[k] / usual)
		}
	}
}

// around returns the intervals around what is expected of a slot.
func (s *slotSizes) around(share, expected float64) Forecast {
	return s.class(share).around(expected)
}

// around returns the intervals around what is expected, where the window holds
// outcomes over expectations. While it holds few, they are wide. None reaches further up than
// limitMargin times the largest outcome of the window, or the widest of the first intervals.
func (w *window) around(expected float64) Forecast {
	f := Forecast{Expected: expected}
	own := float64(w.len()) / (float64(w.len()) + outcomeDoubt)
	most := limitMargin * firstHigh(Levels[len(Levels)-1])
	if w.len() >= leastErrors {
		most = limitMargin * w.quantile(1)
	}
	for k, level := range Levels {
		tail := (1 - level) / 2
		low := own * w.quantile(tail)
		high := min(most, max(1, own*w.quantile(1-tail)+(1-own)*firstHigh(level)))
		f.Intervals[k] = Interval{expected * min(low, 1, high), expected * high}
	}
	return f
}

// firstHigh returns the upper end of an interval before anything is known, over what is expected.
func firstHigh(level float64) float64 { return 1 + 2*level }
