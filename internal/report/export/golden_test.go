package export_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/report/export"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

var update = flag.Bool("update", false, "write the golden files")

// golden holds a text to that of a file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		check(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	check(t, err)
	if got != string(want) {
		t.Errorf("%s (go test ./internal/report/export -update writes it): got\n%s", path, got)
	}
}

// inLanguages runs a test in each language, and without one.
func inLanguages(t *testing.T, test func(t *testing.T, l export.Language)) {
	for _, l := range append([]export.Language{""}, export.Languages()...) {
		t.Run("language "+string(l), func(t *testing.T) { test(t, l) })
	}
}

// november is a month by unit in two currencies, compared with the one before as far as that is known.
func november() *export.Sheet {
	s := sheet()
	s.Start, s.End, s.Units = calendar.NewDay(2026, 11, 1), calendar.NewDay(2026, 11, 30), 4
	s.Running, s.Until, s.UntilZone = true, time.Date(2026, 11, 30, 15, 0, 0, 0, time.UTC), madrid()
	s.Compared = &breakdown.Compared{
		Start: calendar.NewDay(2026, 10, 1), End: calendar.NewDay(2026, 10, 30), Pairing: breakdown.ByDate, Known: true,
		LeftOut: []breakdown.LeftOut{{Unit: &tenant.Unit{ID: 13, Name: "Muelle"}, Reason: breakdown.NotReporting}},
	}
	few := &breakdown.Coverage{Days: 5, OfDays: 30, Units: 1, OfUnits: 1, UnitDays: 5, OfUnitDays: 30}
	s.Rows = []breakdown.Row{
		comparedTo(row("", "9", "3000", 30), sold("500", 5, 9), sold("400", 4, 0), few),
		row("", "10", "120.5", 7),
	}
	s.Rows = append(s.Rows, row("", "9", "80", 2))
	s.Rows[2].Currency = "USD"
	s.Totals = []breakdown.Row{
		comparedTo(row("", "", "3120.5", 37), sold("500", 5, 9), sold("400", 4, 0), &breakdown.Coverage{
			Days: 5, OfDays: 30, Units: 1, OfUnits: 2, UnitDays: 5, OfUnitDays: 60,
		}),
		row("", "", "80", 2),
	}
	s.Totals[1].Currency = "USD"
	s.WithoutSales = []breakdown.WithoutSales{
		{Unit: &tenant.Unit{ID: 11, Name: "Puerto"}, Reason: breakdown.NotOpenYet},
		{Unit: &tenant.Unit{ID: 12, Name: "Norte"}, Reason: breakdown.NothingReceived},
	}
	return s
}

func madrid() *time.Location {
	zone, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		panic(err)
	}
	return zone
}

// weekdays is a month by weekday: five Sundays, and three Tuesdays that are over.
func weekdays() *export.Sheet {
	s := november()
	s.By, s.PerWeekday, s.WithoutSales = nil, true, nil
	s.Rows = []breakdown.Row{row("tuesday", "", "420", 42), row("sunday", "", "500", 50)}
	s.Totals = s.Totals[:1]
	for i, days := range []int{3, 5} {
		s.Rows[i].Groups = nil
		s.Rows[i].PerDay = &breakdown.PerDay{Days: days, Sold: *sold("400", 40, 0)}
	}
	return s
}

func inEuros(s *export.Sheet) *export.Sheet {
	s.Rows, s.Totals = s.Rows[:2], s.Totals[:1]
	return s
}

func TestCSV_CellByCell(t *testing.T) {
	inLanguages(t, func(t *testing.T, l export.Language) {
		for name, s := range map[string]*export.Sheet{"november": november(), "weekdays": weekdays()} {
			s.Language = l
			var text bytes.Buffer
			check(t, s.WriteCSV(&text))
			golden(t, file(name, l, "csv"), strings.ReplaceAll(text.String(), "\r\n", "\n"))
		}
	})
}

func file(name string, l export.Language, form string) string {
	if l == "" {
		return name + "." + form
	}
	return name + "." + string(l) + "." + form
}

func TestXLSX_CellByCell(t *testing.T) {
	inLanguages(t, func(t *testing.T, l export.Language) {
		for name, s := range map[string]*export.Sheet{"november": november(), "weekdays": weekdays()} {
			s.Language = l
			var book bytes.Buffer
			check(t, s.WriteXLSX(t.Context(), &book))
			golden(t, file(name, l, "xlsx.txt"), cells(t, &book))
		}
	})
}

// cells writes all cells of a workbook that have something, sheet by sheet.
func cells(t *testing.T, file io.Reader) string {
	t.Helper()
	book, err := excelize.OpenReader(file)
	check(t, err)
	defer book.Close()
	var text strings.Builder
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
		check(t, err)
		for y, row := range rows {
			for x, value := range row {
				if value != "" {
					at, err := excelize.CoordinatesToCellName(x+1, y+1)
					check(t, err)
					fmt.Fprintf(&text, "%s!%s: %s\n", name, at, value)
				}
			}
		}
	}
	return text.String()
}

type drawing struct {
	sheet func() *export.Sheet
	chart export.Chart
}

// charts are the kinds of chart there are.
func charts() map[string]drawing {
	return map[string]drawing{
		"bars":     {func() *export.Sheet { return inEuros(november()) }, export.Chart{Measure: breakdown.Net, Width: 900, Height: 500}},
		"lines":    {slots, export.Chart{Measure: breakdown.Checks, Grain: breakdown.BySlot, Width: 900, Height: 500, Dark: true}},
		"all-days": {allDays, export.Chart{Measure: breakdown.Net, Grain: breakdown.ByDay, Width: 900, Height: 500}},
		"days":     {days, export.Chart{Measure: breakdown.Net, Grain: breakdown.ByDay, Width: 900, Height: 500}},
		"weekdays": {weekdays, export.Chart{Measure: breakdown.Net, Grain: breakdown.ByWeekday, Width: 900, Height: 500}},
	}
}

// slots are two lines of groups, of numbers that lie close together.
func slots() *export.Sheet {
	s := sheet()
	s.Rows = nil
	for i, at := range []string{"12:00", "12:15", "12:30"} {
		s.Rows = append(s.Rows, row(at, "9", "10", int64(1005+5*i)), row(at, "10", "20", int64(1000-5*i)))
	}
	return s
}

// days are those of a month compared with the one before, of which the first days are not known. The last
// one runs: a part of it is compared.
func days() *export.Sheet {
	s := inEuros(november())
	s.By, s.WithoutSales, s.Rows = nil, nil, nil
	for n := range 6 {
		net := fmt.Sprint(1000 + 10*n)
		r := row(s.Start.AddDays(24+n).String(), "", net, 5)
		r.Groups = nil
		if n > 0 {
			r = comparedTo(r, sold(net, 5, 0), sold("950", 4, 0), nil)
		}
		s.Rows = append(s.Rows, r)
	}
	s.Rows[5].Part = sold("700", 3, 0)
	return s
}

// allDays are those of which all is compared.
func allDays() *export.Sheet {
	s := days()
	s.Rows = s.Rows[1:5]
	return s
}

// The texts of each chart, and so its axis, which begins at zero; then what is drawn.
func TestPNG_Texts(t *testing.T) {
	inLanguages(t, func(t *testing.T, l export.Language) {
		for name, d := range charts() {
			s := d.sheet()
			s.Language = l
			picture, err := s.SVG(d.chart)
			check(t, err)
			golden(t, file(name, l, "png.txt"), textsOf(t, picture)+s.Drawn(d.chart))
		}
	})
}

// textsOf returns the texts of a drawing, one a line.
func textsOf(t *testing.T, picture []byte) string {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(picture))
	var text strings.Builder
	inside := false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return text.String()
		}
		check(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local == "text"
		case xml.CharData:
			if inside {
				fmt.Fprintf(&text, "%s\n", token)
			}
		case xml.EndElement:
			inside = false
		}
	}
}

func TestPNG_AxisOfNegativeValues(t *testing.T) {
	s := slots()
	for i := range s.Rows {
		s.Rows[i].Sold = &sales.Measures{Net: -1000_0000 - sales.Amount(i)*10_0000}
	}
	picture, err := s.SVG(export.Chart{Measure: breakdown.Net, Grain: breakdown.BySlot, Width: 900, Height: 500})
	check(t, err)
	if text := textsOf(t, picture); !strings.Contains(text, "\n0\n") {
		t.Errorf("zero is not on the axis:\n%s", text)
	}
}

// The dates of an axis do not touch, however many there are.
func TestPNG_LabelsHaveRoom(t *testing.T) {
	const date = 90 // pixels, with the space to the next
	label := regexp.MustCompile(`<text x="(\d+)"[^>]*>2026-\d\d-\d\d</text>`)
	for _, count := range []int{1, 6, 14, 30, 92, 366} {
		s := inEuros(november())
		s.By, s.Rows = nil, nil
		for n := range count {
			s.Rows = append(s.Rows, row(s.Start.AddDays(n-300).String(), "", "10", 1))
		}
		for _, width := range []int{300, 400, 900, 2000} {
			picture, err := s.SVG(export.Chart{Measure: breakdown.Net, Grain: breakdown.ByDay, Width: width, Height: 300})
			check(t, err)
			last := -date
			for _, found := range label.FindAllSubmatch(picture, -1) {
				x, err := strconv.Atoi(string(found[1]))
				check(t, err)
				if x-last < date {
					t.Errorf("%d days, %d pixels: dates at %d and %d", count, width, last, x)
				}
				last = x
			}
			if last > width-date+10 {
				t.Errorf("%d days, %d pixels: a date at %d leaves the picture", count, width, last)
			}
			if last < 0 {
				t.Errorf("%d days, %d pixels: no date", count, width)
			}
		}
	}
}
