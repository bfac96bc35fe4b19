package calendar

import "time"

// LocalTime is a date and time of day as the clocks of some zone show it,
// without saying which zone. The zero value is 1970-01-01T00:00:00.
type LocalTime struct {
	seconds local
	nanos   int32
}

// ParseLocalTime reads a local date-time: yyyy-MM-ddTHH:mm, which seconds and up
// to nine digits of their fraction may follow. Its error tells the sender how to
// mend the text.
func ParseLocalTime(text string) (LocalTime, error) {
	c := cursor{rest: text}
	l := c.localMinute()
	if c.peek(":") {
		c.addSecond(&l)
	}
	const layout = "write yyyy-MM-ddTHH:mm:ss without an offset, such as 2026-11-23T12:15:00"
	if err := c.finish(text, "a local date-time", layout); err != nil {
		return LocalTime{}, err
	}
	return l, nil
}

// localMinute reads yyyy-MM-ddTHH:mm.
func (c *cursor) localMinute() LocalTime {
	d := c.date()
	c.char("Tt")
	hour, minute := c.hourMinute()
	return LocalTime{seconds: d.midnight() + local(hour*3600+minute*60)}
}

// addSecond reads :ss and the fraction that may follow it, and adds them to l.
func (c *cursor) addSecond(l *LocalTime) {
	c.char(":")
	second, nanos := c.second()
	l.seconds += local(second)
	l.nanos = int32(nanos)
}

// String returns the local date-time as yyyy-MM-ddTHH:mm:ss, with the fraction
// of the second where there is one.
func (l LocalTime) String() string {
	return l.at(0).Format("2006-01-02T15:04:05.999999999")
}

// at returns the instant at which clocks that are offset seconds ahead of UTC
// show l.
func (l LocalTime) at(offset int64) time.Time {
	return time.Unix(int64(l.seconds)-offset, int64(l.nanos)).UTC()
}

// Instants returns the instants at which the clocks of zone show l, in order
// and in UTC: none where the clock change skips it, two where it repeats it,
// and one otherwise.
func Instants(zone *time.Location, l LocalTime) []time.Time {
	var found []time.Time
	last := int64(l.seconds) + maxOffset // no clock shows l after it
	for w := walkAround(zone, l.seconds); ; w.next() {
		if at := int64(l.seconds) - w.offset; w.start <= at && at < w.end {
			found = append(found, l.at(w.offset))
		}
		if w.end > last {
			return found
		}
	}
}

// SkippedReadings returns the two instants that a local time could mean which
// the clock change in zone skips: one reads it with the offset after the
// change, the other, later, with the offset before it. Skipped is false, and
// the instants are zero, where the clocks do show l.
func SkippedReadings(zone *time.Location, l LocalTime) (earlier, later time.Time, skipped bool) {
	w := walkAround(zone, l.seconds)
	if reached := w.seek(l.seconds); reached == int64(l.seconds)-w.offset {
		return time.Time{}, time.Time{}, false
	}
	return l.at(w.offset), l.at(w.before), true
}
