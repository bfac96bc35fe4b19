package forecast

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/forecast/model"
)

// An outlook as it is kept: version 1 is the byte 1, and behind it, compressed by DEFLATE (RFC 1951), in little-endian order,
// the members in the order of transfer. Amounts and factors are float32; what is kept for each slot is the
// logarithm, in 2,048ths, in 16 bits, which is exact to 0.03 %.
const packVersion = 1

var errPacked = errors.New("a forecast is not what it should be")

// habits are numbered by their place in the packed form.
var habits = [...]string{"", closedByWeekday, closedByHoliday}

// packer writes what is put to it, or reads into it: one description of the form serves both ways.
type packer struct {
	out *bytes.Buffer // nil when reading
	in  *bytes.Reader
	err error
}

func (o *outlook) pack() []byte {
	p := packer{out: &bytes.Buffer{}}
	p.outlook(o)
	packed := bytes.NewBuffer([]byte{packVersion})
	w, _ := flate.NewWriter(packed, flate.BestCompression) // the level is one there is
	_, _ = w.Write(p.out.Bytes())                          // a buffer takes everything
	_ = w.Close()
	return packed.Bytes()
}

func unpack(packed []byte) (*outlook, error) {
	if len(packed) == 0 || packed[0] != packVersion {
		return nil, errPacked
	}
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed[1:])), 1<<20))
	if err != nil {
		return nil, errPacked
	}
	var o outlook
	p := packer{in: bytes.NewReader(raw)}
	p.outlook(&o)
	if p.err != nil || p.in.Len() > 0 {
		return nil, errPacked
	}
	return &o, nil
}

func (p *packer) outlook(o *outlook) {
	through, known, slots, fallback, days := o.through.Number(), int32(o.known), int32(o.slots), boolInt(o.fallback), &o.days
	for _, n := range []*int32{&through, &known, &slots, &fallback} {
		p.int32(n)
	}
	o.through, o.known, o.slots, o.fallback = calendar.DayFromNumber(through), int(known), int(slots), fallback != 0
	for i := range days {
		p.day(&days[i])
	}
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
	if p.out == nil && o.slots > 0 {
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
	if p.out != nil {
		p.out.Write(binary.LittleEndian.AppendUint32(nil, uint32(*n)))
		return
	}
	var b [4]byte
	p.read(b[:])
	*n = int32(binary.LittleEndian.Uint32(b[:]))
}

func (p *packer) float(x *float64) {
	bits := int32(math.Float32bits(float32(*x)))
	p.int32(&bits)
	*x = float64(math.Float32frombits(uint32(bits)))
}

// logScale is how many steps a factor of e has; leastLog stands for 0.
const logScale, leastLog = 2048, math.MinInt16

func (p *packer) log(x *float64) {
	if p.out != nil {
		n := leastLog
		if *x > 0 {
			n = int(math.Max(leastLog+1, math.Min(math.MaxInt16, math.Round(math.Log(*x)*logScale))))
		}
		p.out.Write(binary.LittleEndian.AppendUint16(nil, uint16(int16(n))))
		return
	}
	var b [2]byte
	p.read(b[:])
	if n := int16(binary.LittleEndian.Uint16(b[:])); n == leastLog {
		*x = 0
	} else {
		*x = math.Exp(float64(n) / logScale)
	}
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

func (p *packer) read(b []byte) {
	if _, err := io.ReadFull(p.in, b); err != nil && p.err == nil {
		p.err = errPacked
	}
}
