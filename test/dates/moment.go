package main

import (
	"fmt"
	"os"
	"time"
)

// A moment is when the tests are to believe it is, and where.
type moment struct {
	name    string
	at      string // RFC 3339
	machine string // the time zone of the machine, as TZ names it
	browser bool   // the browser tests run then, too
}

// Those of a change of clocks begin minutes before it.
var moments = []moment{
	{"last day of a year", "2026-12-31T23:50:00+01:00", "Europe/Madrid", true},
	{"first day of a year", "2027-01-01T00:10:00+01:00", "America/Los_Angeles", true},
	{"the 1st, a holiday at noon", "2027-01-01T12:00:00Z", "Europe/Madrid", false},
	{"day before a leap day", "2028-02-28T12:00:00Z", "Pacific/Kiritimati", false},
	{"leap day", "2028-02-29T12:00:00Z", "Asia/Kathmandu", true},
	{"clocks go forward in Madrid", "2027-03-28T01:55:00+01:00", "Europe/Madrid", true},
	{"clocks go back in Madrid", "2027-10-31T02:55:00+02:00", "Asia/Kathmandu", true},
	{"clocks go forward in New York", "2027-03-14T01:55:00-05:00", "America/New_York", false},
	{"clocks go back in New York", "2027-11-07T01:55:00-04:00", "America/New_York", true},
	{"the 29th, at four", "2027-04-29T04:05:00Z", "UTC", false},
	{"the 30th, at seven", "2027-06-30T07:00:00Z", "Pacific/Kiritimati", false},
	{"the 31st, before ten", "2027-07-31T09:50:00Z", "America/Los_Angeles", true},
	{"a month begins with its business day", "2027-02-01T04:58:00+01:00", "UTC", true},
}

// ahead returns how far the moment is ahead of the machine's clock, in whole seconds.
func (m moment) ahead() (time.Duration, error) {
	at, err := time.Parse(time.RFC3339, m.at)
	return time.Until(at).Round(time.Second), err
}

// environment returns that of a process that is to live at the moment.
func (m moment) environment() ([]string, error) {
	ahead, err := m.ahead()
	if err != nil {
		return nil, err
	}
	env := append(os.Environ(), "TZ="+m.machine, fmt.Sprintf("%s=%ds", clockVariable, int64(ahead.Seconds())))
	return env, nil
}
