package model

// A profile is how the sales of a business day spread over its slots: the mean
// shares of each weekday, recent weeks counting more, shrunk to those of all days.
type profile struct {
	weekdays [7]shares
	all      shares
}

// shares are discounted sums of the shares of days, and of how many days.
type shares struct {
	sum  []float64
	days float64
}

// Settings of the profile: a day counts for half after six weeks.
const (
	profileMemory = 0.98363 // 0.5^(1/42)
	profileDoubt  = 6       // days that the shape of all days counts for
)

func newProfile(slots int) profile {
	var p profile
	p.all.sum = make([]float64, slots)
	for w := range p.weekdays {
		p.weekdays[w].sum = make([]float64, slots)
	}
	return p
}

// learn takes in what was sold in each slot of a day, which must have a sum above 0.
func (p *profile) learn(weekday int, sold []float64, total float64) {
	p.all.fade()
	for w := range p.weekdays {
		p.weekdays[w].fade()
	}
	p.all.add(sold, total)
	p.weekdays[weekday].add(sold, total)
}

func (s *shares) fade() {
	s.days *= profileMemory
	for k := range s.sum {
		s.sum[k] *= profileMemory
	}
}

func (s *shares) add(sold []float64, total float64) {
	s.days++
	for k, v := range sold {
		s.sum[k] += v / total
	}
}

// fill sets into to the expected share of each slot; they sum to 1. Before
// anything was learned all slots are alike.
func (p *profile) fill(weekday int, into []float64) {
	w := &p.weekdays[weekday]
	for k := range into {
		share := 1 / float64(len(into))
		if p.all.days > 0 {
			share = p.all.sum[k] / p.all.days
		}
		into[k] = (w.sum[k] + profileDoubt*share) / (w.days + profileDoubt)
	}
}
