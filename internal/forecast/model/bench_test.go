package model

import (
	"math"
	"testing"
)

// threeYears are as many days of made-up sales.
func threeYears() []float64 { return generate(3*365, 1) }

func BenchmarkFitThreeYears(b *testing.B) {
	days := threeYears()
	b.ReportAllocs()
	for b.Loop() {
		Fit(20000, days, nil)
	}
}

func BenchmarkFitThreeYearsWithSlots(b *testing.B) {
	days := threeYears()
	slots := generateSlots(days, 48)
	for b.Loop() {
		fitSlots(days, slots)
	}
}

// BenchmarkRefitUnits refits one unit after another on all cores: three years of days and slots.
func BenchmarkRefitUnits(b *testing.B) {
	days := threeYears()
	slots := generateSlots(days, 48)
	b.ReportAllocs()
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			fitSlots(days, slots)
		}
	})
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*10_000, "s/10000-units")
}

func BenchmarkObserveOneDay(b *testing.B) {
	d := Fit(20000, threeYears(), nil)
	for b.Loop() {
		d.Observe(1000)
	}
}

func BenchmarkToday(b *testing.B) {
	days := threeYears()
	d, m := fitSlots(days, generateSlots(days, 48))
	b.ReportAllocs()
	for b.Loop() {
		m.Today(d.Next(), d.Expected(1), 400, 24)
	}
}

// fitSlots fits both models on the same days.
func fitSlots(days []float64, slots [][]float64) (*Daily, *Intraday) {
	d, m := NewDaily(20000, len(days), nil), NewIntraday(len(slots[0]))
	for i, sold := range days {
		m.Observe(d.Next(), d.Expected(1), slots[i])
		d.Observe(sold)
	}
	return d, m
}

// generate returns days of sales with a weekday shape, a year, noise and closed days.
func generate(n int, seed uint64) []float64 {
	noise := noise(seed)
	days := make([]float64, n)
	for i := range days {
		log := 7 + 0.3*math.Sin(2*math.Pi*float64(i)/365.25) + 0.2*math.Cos(2*math.Pi*float64(i)/7) + 0.1*noise()
		days[i] = math.Exp(log)
		if i%97 == 50 {
			days[i] = math.NaN()
		}
	}
	return days
}

// generateSlots spreads days over slots, most of it in the middle.
func generateSlots(days []float64, slots int) [][]float64 {
	noise := noise(7)
	all := make([][]float64, len(days))
	for i, day := range days {
		all[i] = make([]float64, slots)
		var sum float64
		for k := range all[i] {
			x := (float64(k) - float64(slots)/2) / (float64(slots) / 6)
			all[i][k] = math.Exp(-x*x/2) * math.Exp(0.3*noise())
			sum += all[i][k]
		}
		for k := range all[i] {
			all[i][k] *= day / sum
			if math.IsNaN(day) {
				all[i][k] = 0
			}
		}
	}
	return all
}
