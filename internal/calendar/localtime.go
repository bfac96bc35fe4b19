package calendar

import "time"

// LocalTime is a date and time of day as the clocks of some zone show it,
// without saying which zone. The zero value is 1970-01-01T00:00:00.
type LocalTime struct {
	seconds local
	nanos   int32
}

// ParseLocalTime reads a local date-time: yyyy-MM-ddTHH:mm, with T, t or a space
// before the time, which seconds and up to nine digits of their fraction may
// follow. Its error names the part that is wrong.
func ParseLocalTime(text string) (LocalTime, error) {
	c := cursor{rest: text}
	l, last := c.localTime()
	const layout = "write yyyy-MM-ddTHH:mm:ss without an offset, such as 2026-11-23T12:15:00"
	if err := c.finish(text, "a local date-time", last, layout); err != nil {
		return LocalTime{}, err
	}
	return l, nil
}

// localTime reads yyyy-MM-ddTHH:mm, and :ss and a fraction where they follow. It
// returns the name of the part it read last, too.
func (c *cursor) localTime() (l LocalTime, last string) {
	d := c.date()
	c.skip("Tt ", "T or a space must follow its date")
	hour, minute := c.hourMinute()
	l.seconds = d.midnight() + local(hour*3600+minute*60)
	if !c.peek(":") {
		return l, "minute"
	}
	c.rest = c.rest[1:]
	second, nanos := c.second()
	l.seconds += local(second)
	l.nanos = int32(nanos)
	return l, "seconds"
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
