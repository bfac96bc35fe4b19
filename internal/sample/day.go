package sample

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/tenant"
)

// What chance is drawn for. Each purpose has its own stream, so that one more draw
// here changes nothing there.
const (
	purposeTickets uint64 = iota
	purposeNoise
	purposeWeather
)

// random returns the stream of chance for a purpose, a subject and a day.
func (g Generator) random(purpose, subject uint64, day calendar.Day) *rand.Rand {
	return rand.New(rand.NewPCG(g.seed^purpose<<56, subject<<32^uint64(uint32(day.Number()))))
}

const (
	growthPerYear = 0.04
	noise         = 0.05
	weatherSwing  = 0.06
	weatherDays   = 4 // how long weather lasts
	summerSwing   = 0.05
)

// growthOrigin is the day on which the average day of a site is what it is.
var growthOrigin = calendar.NewDay(2026, time.January, 1)

// busy returns how many tickets a unit can expect on a day.
func (g Generator) busy(s site, unit tenant.Unit, day calendar.Day) float64 {
	years := float64(day.Sub(growthOrigin)) / 365.25
	logarithm := growthPerYear*years +
		summerSwing*math.Cos(2*math.Pi*(years-0.53)) + // at its height in the middle of July
		weatherSwing*g.weather(unit.City, day) +
		noise*g.random(purposeNoise, uint64(unit.ID), day).NormFloat64()
	return s.tickets * s.weekdays[day.Weekday()] * s.onHoliday(unit.Country, day) * math.Exp(logarithm)
}

// weather returns how good the weather of a city is on a day, about -2 to 2: the mean of
// chance over a few days, so that it lasts.
func (g Generator) weather(city string, day calendar.Day) float64 {
	name := fnv.New32a()
	_, _ = name.Write([]byte(city)) // a hash takes everything
	sum := 0.0
	for i := range weatherDays {
		sum += g.random(purposeWeather, uint64(name.Sum32()), day.AddDays(-i)).NormFloat64()
	}
	return sum / math.Sqrt(weatherDays)
}
