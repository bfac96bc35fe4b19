package imports

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// How dates and times are written. What could be read in two ways (03/04/2026) is not.
var (
	momentLayouts = []string{"02.01.2006 15:04:05", "02.01.2006 15:04"}
	dayLayouts    = []string{"2006-01-02", "20060102", "02.01.2006", "2006/01/02"}
	clockLayouts  = []string{"15:04:05", "15:04"}
	wholeHour     = regexp.MustCompile(`^\d{1,2}$`)
)

// moment is a date and time as the clocks of a unit show them, or with an offset an instant.
type moment struct {
	time.Time
	exact bool
}

// readMoment reads a date and time as submissions have it, with its seconds parted by a comma as
// well, or in one of the other forms.
func readMoment(text string) (moment, error) {
	at, err := readInstant(strings.Replace(text, ",", ".", 1))
	if err == nil {
		return at, nil
	}
	for _, layout := range momentLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			return moment{Time: at}, nil
		}
	}
	if at, ok := serial(text); ok {
		return moment{Time: at}, nil
	}
	return moment{}, err
}

func readInstant(text string) (moment, error) {
	if calendar.HasOffset(text) {
		at, err := calendar.ParseInstant(text)
		return moment{at, true}, err
	}
	local, err := calendar.ParseLocalTime(text)
	if err != nil {
		return moment{}, err
	}
	return moment{Time: calendar.Instants(time.UTC, local)[0]}, nil
}

// serial reads a date as a workbook keeps it: in days, of this century and some of the last.
func serial(text string) (time.Time, bool) {
	days, err := strconv.ParseFloat(text, 64)
	if err != nil || days < 20_000 || days > 80_000 {
		return time.Time{}, false
	}
	at, err := excelize.ExcelDateToTime(days, false)
	return at.Round(time.Second), err == nil
}

func readDay(text string) (time.Time, error) {
	for _, layout := range dayLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			return at, nil
		}
	}
	at, err := readMoment(text)
	switch {
	case err == nil && at.exact: // the date is that of the sender's clock, not of UTC
		return time.Parse(time.DateOnly, text[:len(time.DateOnly)])
	case err == nil:
		return at.Truncate(24 * time.Hour), nil
	}
	return time.Time{}, fmt.Errorf("%.40q is no date: write 2026-11-23", text)
}

// readClock reads a time of day; a number alone is an hour, or in a workbook a part of the day.
func readClock(text string) (time.Duration, error) {
	for _, layout := range clockLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			return time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute + time.Duration(at.Second())*time.Second, nil
		}
	}
	if wholeHour.MatchString(text) {
		if hour, _ := strconv.Atoi(text); hour < 24 {
			return time.Duration(hour) * time.Hour, nil
		}
	}
	if part, err := strconv.ParseFloat(text, 64); err == nil && part >= 0 && part < 1 {
		return time.Duration(part * float64(24*time.Hour)).Round(time.Second), nil
	}
	return 0, fmt.Errorf("%.40q is no time of day: write 12:15", text)
}

// readAmount reads an amount with a decimal point or comma, and signs that group thousands. Nothing is 0.
func readAmount(text string) (sales.Amount, error) {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\u202f'€$£", r) {
			return -1
		}
		return r
	}, text)
	if text == "" {
		return 0, nil
	}
	point, comma := strings.LastIndexByte(text, '.'), strings.LastIndexByte(text, ',')
	switch {
	case comma > point && point >= 0, comma >= 0 && point < 0 && strings.Count(text, ",") == 1:
		text = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
	case comma >= 0:
		text = strings.ReplaceAll(text, ",", "")
	}
	text = strings.TrimPrefix(text, "+")
	a, err := sales.ParseAmount(text)
	if err != nil {
		if rounded, ok := noise(text); ok {
			return rounded, nil
		}
		return 0, fmt.Errorf("%.40q is no amount that is taken: %w", text, err)
	}
	return a, nil
}

// noise reads what a workbook makes of a decimal in binary, such as 12.300000000000001.
func noise(text string) (sales.Amount, bool) {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || len(text) < 16 {
		return 0, false
	}
	a, err := sales.ParseAmount(strconv.FormatFloat(value, 'f', 4, 64))
	return a, err == nil
}

func readCount(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(strings.TrimSuffix(text, ".0"), 10, 32)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%.40q is no count: write a whole number from 0 to 2147483647", text)
	}
	return n, nil
}
