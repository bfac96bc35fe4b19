package imports

import (
	"errors"
	"strings"
	"testing"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/tenant"
)

// What looks wrong in a row of a submission looks wrong in a file, where that has the columns.
func TestPreview_DoubtsRowsAsSubmissionsDo(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	for name, c := range map[string]struct {
		file string
		want string
	}{
		"all columns": {"date,net,gross,checks\n2026-01-05,2,1,1\n2026-01-06,1,1,0\n2026-01-07,1,1,1\n2026-01-08,-1,-2,0\n",
			"2 net-above-gross 3 sales-without-checks"},
		"no checks":     {"date,net,gross\n2026-01-05,1,1\n", ""},
		"no gross":      {"date,net,checks\n2026-01-05,1,1\n", ""},
		"ticket lines":  {"timestamp,ticket,amount\n2026-01-05T12:00,1,1\n2026-01-05T12:00,1,1\n", ""},
		"a refused row": {"date,net,gross,checks\n2026-02-31,2,1,1\n", ""},
	} {
		i := h.preview(File{Unit: &one, Content: strings.NewReader(c.file)})
		var notes []string
		for _, n := range i.Notes {
			notes = append(notes, string(rune('0'+n.Row))+" "+string(n.Code))
		}
		if got := strings.Join(notes, " "); got != c.want || i.NoteCount != len(notes) {
			t.Errorf("%s: %d warnings, %q, want %q", name, i.NoteCount, got, c.want)
		}
	}
}

func TestSession_DoubtsRowsAsSubmissionsDo(t *testing.T) {
	h := newHall(t)
	i := h.openedSession(12)
	body := strings.Replace(string(hour(13)), `"NetSales":1`, `"NetSales":2`, 1)
	got, err := h.Add(t.Context(), h.caller, i.ID, HourlySales, []byte(body))
	check(t, err)
	if len(got.Warnings) != 1 || got.Warnings[0].Code != sales.NetAboveGross || got.Warnings[0].Pointer != "/HourlySales/0" {
		t.Errorf("warnings: %+v", got.Warnings)
	}
}

// A code in another case is refused with the one that was meant.
func TestSession_SuggestsCodesInOtherCase(t *testing.T) {
	h := newHall(t)
	i := h.openedSession(12)
	for was, suggestion := range map[string]string{`"DINE"`: "DINE", `"EUR"`: "EUR"} {
		body := strings.Replace(string(hour(13)), was, strings.ToLower(was), 1)
		_, err := h.Add(t.Context(), h.caller, i.ID, HourlySales, []byte(body))
		var refusal *sales.Refusal
		if !errors.As(err, &refusal) || refusal.Faults[0].Extra["suggestion"] != suggestion ||
			!strings.Contains(refusal.Faults[0].Detail, "Did you mean") {
			t.Errorf("%s: %v", was, err)
		}
	}
}
