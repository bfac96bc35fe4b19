package forecast_test

import (
	"testing"

	"github.com/daypart/daypart/internal/forecast"
)

// BenchmarkRefit learns a unit with half a year of history, four measures, from the store and back into it.
func BenchmarkRefit(b *testing.B) {
	s := openShop(b)
	s.trade(1, 182)
	for b.Loop() {
		must(b, s.Refit(b.Context(), s.company.ID, &s.company.Units[0]))
	}
}

// BenchmarkToday answers what is expected of a running day, after another sale each time.
func BenchmarkToday(b *testing.B) {
	s := openShop(b)
	s.trade(1, 182)
	s.refit()
	for i := 0; b.Loop(); i++ {
		s.sell(1, today, opens, opens+1+i%3, 1+float64(i%7)/10)
		if a := s.ask(only(today)); a.Items[0].System == nil {
			b.Fatal("nothing is expected")
		}
	}
}

// BenchmarkTwoWeeks answers what is expected of the horizon, by slot.
func BenchmarkTwoWeeks(b *testing.B) {
	s := openShop(b)
	s.trade(1, 182)
	s.refit()
	for b.Loop() {
		s.ask(forecast.Query{Grain: forecast.BySlot})
	}
}
