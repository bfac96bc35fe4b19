package model

// slotSizes are the intervals of slots: the smaller a slot, the further it may be
// from what is expected. Slots are put into classes by their share of the day,
// and each class keeps the last outcomes over expectations.
type slotSizes struct{ classes [len(shareBounds) + 1]window }

// shareBounds are the shares of a day that part the classes.
var shareBounds = [...]float64{0.01, 0.03, 0.06}

// sizeWindow is how many outcomes a class keeps.
const sizeWindow = 600

func newSlotSizes() slotSizes {
	var s slotSizes
	for c := range s.classes {
		s.classes[c].size = sizeWindow
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
	f := Forecast{Expected: expected}
	r := s.class(share)
	for k, level := range Levels {
		tail := (1 - level) / 2
		f.Intervals[k] = Interval{expected * r.quantile(tail), expected * r.quantile(1-tail)}
	}
	return f
}
