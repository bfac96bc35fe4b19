package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/report/breakdown"
	"github.com/daypart/daypart/internal/report/export"
	"github.com/daypart/daypart/internal/sales"
)

func amount(text string) sales.Amount {
	a, err := sales.ParseAmount(text)
	if err != nil {
		panic(err)
	}
	return a
}

func sold(net string, checks, guests int64) *sales.Measures {
	return &sales.Measures{Net: amount(net), Gross: amount(net), Checks: checks, Guests: guests}
}

func row(bucket, group, net string, checks int64) breakdown.Row {
	share := amount("0.5")
	return breakdown.Row{
		Bucket: breakdown.Bucket{Key: bucket}, Groups: []string{group}, Currency: "EUR",
		Sold: sold(net, checks, 0), Share: &share,
	}
}

// comparedTo is a row with what it is compared with.
func comparedTo(row breakdown.Row, part, other *sales.Measures, c *breakdown.Coverage) breakdown.Row {
	row.Part, row.Other, row.Coverage = part, other, c
	return row
}

func sheet() *export.Sheet {
	day := calendar.NewDay(2026, 11, 23)
	s := &export.Sheet{By: []breakdown.Dimension{breakdown.Unit}, Name: func(_ breakdown.Dimension, value string) string {
		return map[string]string{"9": "Plaza Élan", "10": "=1+1"}[value]
	}}
	s.Start, s.End, s.Units, s.ShareOf = day, day.AddDays(1), 2, breakdown.Net
	s.Rows = []breakdown.Row{row("12:00", "9", "0.1", 3), row("12:15", "9", "-17.05", 2), row("12:15", "10", "999999999999.9999", 0)}
	s.Totals = []breakdown.Row{row("", "", "999999999983.0499", 5)}
	return s
}

func TestFileName(t *testing.T) {
	if got := sheet().FileName(); got != "sales-2026-11-23-to-2026-11-24" {
		t.Error(got)
	}
}

// Every cell of the workbook says what the CSV says, numbers as numbers.
func TestXLSXIsTheCSV(t *testing.T) {
	s := sheet()
	var text bytes.Buffer
	check(t, s.WriteCSV(&text))
	want, err := csv.NewReader(&text).ReadAll()
	check(t, err)
	var file bytes.Buffer
	check(t, s.WriteXLSX(t.Context(), &file))
	book, err := excelize.OpenReader(&file)
	check(t, err)
	defer book.Close()
	for y, line := range want {
		for x, text := range line {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			check(t, err)
			got, err := book.GetCellValue("Sales", at, excelize.Options{RawCellValue: true})
			check(t, err)
			if !same(got, text) {
				t.Errorf("%s is %q, want %q", at, got, text)
			}
		}
	}
	if total, err := book.GetCellValue("Sales", "A5"); err != nil || total != "total" {
		t.Errorf("below the rows stands %q, %v", total, err)
	}
	if formula, err := book.GetCellFormula("Sales", "D4"); err != nil || formula != "" {
		t.Errorf("a name is a formula: %q, %v", formula, err)
	}
	if units, err := book.GetCellValue("About", "B3"); err != nil || units != "2" {
		t.Errorf("About says %q units, %v", units, err)
	}
}

// A workbook that nobody waits for is not made.
func TestWriteXLSX_EndsWithItsContext(t *testing.T) {
	ctx, hangUp := context.WithCancel(t.Context())
	hangUp()
	if err := sheet().WriteXLSX(ctx, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// same compares numbers by value.
func same(a, b string) bool {
	x, err1 := sales.ParseAmount(a)
	y, err2 := sales.ParseAmount(b)
	return a == b || err1 == nil && err2 == nil && x == y
}

func TestCSVHasEveryDecimal(t *testing.T) {
	var text bytes.Buffer
	check(t, sheet().WriteCSV(&text))
	for _, want := range []string{"unit,unitName,", ",9,Plaza Élan,", ",-17.05,", ",999999999999.9999,", ",10,'=1+1,"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, &text)
		}
	}
}

func TestPNG(t *testing.T) {
	for name, c := range charts() {
		t.Run(name, func(t *testing.T) {
			s := c.sheet()
			text, err := s.PNG(c.chart)
			check(t, err)
			keep(t, name, text)
			picture, err := png.Decode(bytes.NewReader(text))
			check(t, err)
			if b := picture.Bounds(); b.Dx() != c.chart.Width || b.Dy() != c.chart.Height {
				t.Errorf("it is %v", b)
			}
			if n := colours(picture); n < 10 {
				t.Errorf("it has %d colours: nothing is drawn", n)
			}
			s.Rows, s.Totals, s.Compared = nil, nil, nil
			empty, err := s.PNG(c.chart)
			check(t, err)
			if bytes.Equal(empty, text) {
				t.Error("nothing looks like something")
			}
		})
	}
}

func keep(t *testing.T, name string, text []byte) {
	if dir := os.Getenv("KEEP_CHARTS"); dir != "" {
		check(t, os.WriteFile(dir+"/"+name+".png", text, 0o644))
	}
}

func colours(p image.Image) int {
	seen := map[[3]uint32]bool{}
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			r, g, b, _ := p.At(x, y).RGBA()
			seen[[3]uint32{r, g, b}] = true
		}
	}
	return len(seen)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
