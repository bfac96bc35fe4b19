package forecast_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

func TestACalendarFileIsRead(t *testing.T) {
	got, err := forecast.ReadEvents(strings.NewReader("\ufeffkind,id,name,start,end,units,note\r\nclosure,works,Works,2026-12-01,2026-12-03,1 2,\"new, kitchen\"\r\nevent,fair,Fair,2026-12-08,,,\r\n"))
	must(t, err)
	first := calendar2{2026, 12, 1}.day()
	want := []store.Event{
		{ID: "works", Kind: "closure", Name: "Works", Note: "new, kitchen", Units: []tenant.UnitID{1, 2}, First: first, Last: first.AddDays(2)},
		{ID: "fair", Kind: "event", Name: "Fair", First: first.AddDays(7), Last: first.AddDays(7)},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestFaultsInACalendarFileNameTheirLine(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", "line 1: the file is empty"},
		{"no start", "id,kind,name\n", "line 1: there is no column start"},
		{"no day", "id,kind,name,start\na,event,A,2026-12-01\nb,event,B,tomorrow\n", "line 3: start:"},
		{"no unit", "id,kind,name,start,units\na,event,A,2026-12-01,1;2\n", `line 2: units: "1;2"`},
		{"too few columns", "id,kind,name,start\na,event\n", "line 2: wrong number of fields"},
		{"too many events", "id,kind,name,start\n" + strings.Repeat("a,event,A,2026-12-01\n", 1001), "line 1002: a file has at most 1000"},
	} {
		if _, err := forecast.ReadEvents(strings.NewReader(test.file)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func FuzzReadEvents(f *testing.F) {
	f.Add("id,kind,name,start,end,units,note\nworks,closure,Works,2026-12-01,2026-12-03,1 2,note\n")
	f.Add("id,kind,name,start\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		events, err := forecast.ReadEvents(strings.NewReader(text))
		if err == nil && len(events) > forecast.MaxEvents {
			t.Errorf("%d events", len(events))
		}
	})
}
