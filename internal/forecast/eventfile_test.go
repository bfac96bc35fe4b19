package forecast_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/forecast"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

func TestACalendarFileIsRead(t *testing.T) {
	got, err := forecast.ReadEvents([]byte("\ufeffkind,id,name,start,end,units,note\r\nclosure,works,Works,2026-12-01,2026-12-03,1 2,\"new, kitchen\"\r\nevent,fair,Fair,2026-12-08,,,\r\n"))
	must(t, err)
	first := calendar2{2026, 12, 1}.day()
	want := []store.Event{
		{ID: "works", Kind: "closure", Name: "Works", Note: "new, kitchen", Units: []tenant.UnitID{1, 2}, First: first, Last: first.AddDays(2)},
		{ID: "fair", Kind: "event", Name: "Fair", First: first.AddDays(7), Last: first.AddDays(7)},
	}
	if !reflect.DeepEqual(got.Events, want) {
		t.Errorf("got  %+v\nwant %+v", got.Events, want)
	}
}

func TestFilesThatAreNoCalendarAreRefused(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", "line 1: the file is empty"},
		{"no start", "id,kind,name\n", "line 1: there is no column start"},
		{"semicolons", "id;kind;name;start\n", "with commas between them"},
		{"a column that would be passed over", "id,kind,name,start,unit\n", "line 1: the column unit is not known: it can be id, kind, name, start, end, units, note"},
		{"a column twice", "id,kind,name,start,end,end\n", "line 1: there are two columns end"},
		{"quotes", "id,kind,name,start\na,event,A\"B,2026-12-01\n", "line 2: bare"},
		{"another encoding", "id,kind,name,start\na,event,Caf\xe9,2026-12-01\n", "line 2: it is not text in UTF-8"},
		{"too many events", "id,kind,name,start\n" + many(1001), "line 1002: a file has at most 1000"},
	} {
		if _, err := forecast.ReadEvents([]byte(test.file)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func many(n int) string {
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "a%d,event,A,2026-12-01\n", i)
	}
	return lines.String()
}

// TestAllFaultsOfACalendarFileAreSaid: at once, in order, each with its line.
func TestAllFaultsOfACalendarFileAreSaid(t *testing.T) {
	s := newShop(t)
	file, err := forecast.ReadEvents([]byte("id,kind,name,start,end,units\na,event,A,2026-12-01,,\nb,party,B,2026-12-02,,\n,,,,,\nc,event,C,tomorrow,,\na,note,A,2026-12-04,,\nd,event,D,2026-12-05\ne,event,E,2026-12-06,,1;2\nf,event,F,2026-12-07,,1 7\n"))
	must(t, err)
	_, err = s.PutFile(t.Context(), s.caller, file)
	var refusal *sales.Refusal
	if !errors.As(err, &refusal) {
		t.Fatal(err)
	}
	want := []string{
		"Line 3: kind must be", `Line 5: start: "tomorrow"`, `Line 6: id: "a" stands in line 2, too`, "Line 7: There are 4 columns, and 6 names", `Line 8: units: "1;2"`,
		"Line 9: There is no business unit 7",
	}
	if len(refusal.Faults) != len(want) {
		t.Fatalf("%d faults, want %d: %v", len(refusal.Faults), len(want), refusal.Faults)
	}
	for i, f := range refusal.Faults {
		if !strings.HasPrefix(f.Detail, want[i]) {
			t.Errorf("%s, want %s", f.Detail, want[i])
		}
	}
}

func FuzzReadEvents(f *testing.F) {
	f.Add("id,kind,name,start,end,units,note\nworks,closure,Works,2026-12-01,2026-12-03,1 2,note\n")
	f.Add("id,kind,name,start\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := forecast.ReadEvents([]byte(text))
		if err == nil && len(file.Events) > forecast.MaxEvents {
			t.Errorf("%d events", len(file.Events))
		}
	})
}
