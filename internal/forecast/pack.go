package forecast

import (
	"encoding/binary"
	"errors"
	"math"
	"sync"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
)

// An outlook as it is kept: version 2 is the byte 2, the head, and behind it, compressed by DEFLATE (RFC 1951), the rest, in
// little-endian order, the members in the order of transfer. Amounts and factors are float32; what is kept for each slot is the
// logarithm, in 2,048ths, in 16 bits, which is exact to 0.03 %. The head, which a refit reads of hundreds of past forecasts, hardly
// compresses. In version 1 it was compressed with the rest.
const packVersion, wholePackVersion = 2, 1

var errPacked = errors.New("a forecast is not what it should be")

// habits are numbered by their place in the packed form.
var habits = [...]string{"", closedByWeekday, closedByHoliday}

// packer writes what is put to it, or reads into it: one description of the form serves both ways.
type packer struct {
	reading bool
	rest    []byte            // what was written, or is to be read
	factors *[1 << 16]float64 // for reading
	err     error
}

func (o *outlook) pack() []byte {
	p := packer{rest: make([]byte, 0, 1<<14)}
	p.outlook(o)
	return deflate(append([]byte{packVersion}, p.rest[:headBytes]...), p.rest[headBytes:])
}

func unpack(packed []byte) (*outlook, error) {
	raw, err := unpackBytes(packed)
	if err != nil {
		return nil, err
	}
	var o outlook
	p := packer{reading: true, rest: raw, factors: factors()}
	p.outlook(&o)
	if p.err != nil || len(p.rest) > 0 {
		return nil, errPacked
	}
	return &o, nil
}

// unpackBytes returns the head and the rest as they were before they were compressed.
func unpackBytes(packed []byte) ([]byte, error) {
	switch {
	case len(packed) > headBytes && packed[0] == packVersion:
		return inflate(packed[1:1+headBytes], packed[1+headBytes:])
	case len(packed) > 0 && packed[0] == wholePackVersion:
		return inflate(nil, packed[1:])
	}
	return nil, errPacked
}

// headBytes is how long the head is: four numbers, and twelve for each day.
const headBytes = 4 * (4 + 12*Horizon)

// unpackDays reads what was expected of days alone.
func unpackDays(packed []byte) (*[Horizon]Estimate, error) {
	var raw []byte
	var err error
	if len(packed) > headBytes && packed[0] == packVersion {
		raw = packed[1 : 1+headBytes]
	} else if raw, err = unpackBytes(packed); err != nil {
		return nil, err
	}
	var o outlook
	p := packer{reading: true, rest: raw}
	p.head(&o)
	if p.err != nil {
		return nil, errPacked
	}
	var days [Horizon]Estimate
	for i := range days {
		days[i] = o.days[i].Estimate
	}
	return &days, nil
}

// head transfers what is known of the days.
func (p *packer) head(o *outlook) {
	through, known, slots, fallback, days := o.through.Number(), int32(o.known), int32(o.slots), boolInt(o.fallback), &o.days
	for _, n := range []*int32{&through, &known, &slots, &fallback} {
		p.int32(n)
	}
	o.through, o.known, o.slots, o.fallback = calendar.DayFromNumber(through), int(known), int(slots), fallback != 0
	for i := range days {
		p.day(&days[i])
	}
}

func (p *packer) outlook(o *outlook) {
	p.head(o)
	p.float(&o.daysTogether)
	p.float(&o.slotsTogether)
	for i := range o.errors {
		p.float(&o.errors[i])
	}
	if o.slots < 0 || o.slots > minutesPerDay || p.err != nil {
		p.err = errPacked
		return
	}
	p.slots(o)
}

func boolInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func (p *packer) day(d *dayAhead) {
	p.float(&d.Expected)
	for k := range d.Intervals {
		p.float(&d.Intervals[k].Low)
		p.float(&d.Intervals[k].High)
	}
	for _, x := range []*float64{&d.why.Level, &d.why.Weekday, &d.why.Season, &d.why.Special} {
		p.float(x)
	}
	habit := int32(0)
	for i, name := range habits {
		if name == d.habit {
			habit = int32(i)
		}
	}
	p.int32(&habit)
	if habit < 0 || int(habit) >= len(habits) {
		p.err = errPacked
		return
	}
	d.habit = habits[habit]
}

// slots transfers what there is for each slot, one kind of number after the other, because alike numbers compress well.
func (p *packer) slots(o *outlook) {
	if p.reading && o.slots > 0 {
		for w := range o.shapes {
			o.shapes[w] = make([]Estimate, o.slots)
		}
		o.rests = make([]rest, o.slots)
	}
	for w := range o.shapes {
		for k := range o.shapes[w] {
			p.log(&o.shapes[w][k].Expected)
		}
	}
	for level := range model.Levels {
		for w := range o.shapes {
			for k := range o.shapes[w] {
				s := &o.shapes[w][k]
				p.over(&s.Intervals[level].Low, s.Expected)
				p.over(&s.Intervals[level].High, s.Expected)
			}
		}
	}
	for k := range o.rests {
		for j := range o.rests[k].times {
			p.log(&o.rests[k].times[j])
		}
		for level := range o.rests[k].bounds {
			p.log(&o.rests[k].bounds[level].Low)
			p.log(&o.rests[k].bounds[level].High)
		}
	}
}

func (p *packer) int32(n *int32) {
	if p.reading {
		*n = int32(binary.LittleEndian.Uint32(p.next(4)))
		return
	}
	p.rest = binary.LittleEndian.AppendUint32(p.rest, uint32(*n))
}

func (p *packer) float(x *float64) {
	bits := int32(math.Float32bits(float32(*x)))
	p.int32(&bits)
	*x = float64(math.Float32frombits(uint32(bits)))
}

// logScale is how many steps a factor of e has; leastLog stands for 0.
const logScale, leastLog = 2048, math.MinInt16

// factors are what the logarithms stand for, from leastLog on.
var factors = sync.OnceValue(func() *[1 << 16]float64 {
	var all [1 << 16]float64
	for i := 1; i < len(all); i++ {
		all[i] = math.Exp(float64(i+leastLog) / logScale)
	}
	return &all
})

func (p *packer) log(x *float64) {
	if p.reading {
		*x = p.factors[int(int16(binary.LittleEndian.Uint16(p.next(2))))-leastLog]
		return
	}
	n := leastLog
	if *x > 0 {
		n = int(max(leastLog+1, min(math.MaxInt16, math.Round(math.Log(*x)*logScale))))
	}
	p.rest = binary.LittleEndian.AppendUint16(p.rest, uint16(int16(n)))
}

// over transfers a number as a share of another, which the reader knows already.
func (p *packer) over(x *float64, of float64) {
	share := 0.0
	if of > 0 {
		share = *x / of
	}
	p.log(&share)
	*x = share * of
}

// nothing is read where there are no bytes left.
var nothing [4]byte

// next returns the next n bytes to be read, at most as many as nothing has.
func (p *packer) next(n int) []byte {
	if len(p.rest) < n {
		p.err = errPacked
		return nothing[:n]
	}
	b := p.rest[:n]
	p.rest = p.rest[n:]
	return b
}
