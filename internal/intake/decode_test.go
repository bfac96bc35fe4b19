package intake

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/sales"
)

func member(name string, form sales.Form, text string) sales.Member {
	return sales.Member{Name: name, Form: form, Text: text}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, body string
		want       sales.Draft
	}{
		{"empty object", ` {} `, sales.Draft{Form: sales.Object}},
		{"not an object", `[{}]`, sales.Draft{Form: sales.Array}},
		{"null", `null`, sales.Draft{Form: sales.Null}},
		{"members in any case", `{"BUSINESSDAY":"a","RealTimeSales":null,"observedat":1}`, sales.Draft{
			Form: sales.Object, Day: member("BUSINESSDAY", sales.String, "a"),
			RealTimeSales: member("RealTimeSales", sales.Null, ""), ObservedAt: member("observedat", sales.Number, "1"),
		}},
		{"escapes", `{"business\u0044ay":"2026\u002d11-23\n"}`, sales.Draft{
			Form: sales.Object, Day: member("businessDay", sales.String, "2026-11-23\n"),
		}},
		{"unknown members", `{"x":{"businessDay":[1,{}]},"x":2,"businessday ":3,"buſinessDay":4}`, sales.Draft{Form: sales.Object, Unknown: sales.UnknownMembers{First: []sales.Unknown{
			{Name: "x"}, {Name: "businessday ", Nearest: "businessDay"}, {Name: "buſinessDay", Nearest: "businessDay"},
		}}}},
		{"repeated", `{"businessDay":"a","BusinessDay":{"x":1}}`, sales.Draft{
			Form: sales.Object, Day: member("businessDay", sales.String, "a"),
			Repeated: []sales.Repeat{{First: "businessDay", Second: "BusinessDay"}},
		}},
		{"wrong forms", `{"businessDay":true,"realTimeSales":{"a":[]},"observedAt":[[]]}`, sales.Draft{
			Form: sales.Object, Day: member("businessDay", sales.Boolean, ""),
			RealTimeSales: member("realTimeSales", sales.Object, ""), ObservedAt: member("observedAt", sales.Array, ""),
		}},
		{"rows", `{"realTimeSales":[{"netSales":-1.50e+2,"NUMCHECKS":"7"},null,[{}],{"netSales":null,"netsales":1}]}`, sales.Draft{
			Form: sales.Object, RealTimeSales: member("realTimeSales", sales.Array, ""), Count: 4,
			Rows: []sales.DraftRow{
				{Form: sales.Object, Net: member("netSales", sales.Number, "-1.50e+2"), Checks: member("NUMCHECKS", sales.String, "7")},
				{Form: sales.Null},
				{Form: sales.Array},
				{Form: sales.Object, Net: member("netSales", sales.Null, ""), Repeated: []sales.Repeat{{First: "netSales", Second: "netsales"}}},
			},
		}},
		{"no rows", `{"realTimeSales":[]}`, sales.Draft{
			Form: sales.Object, RealTimeSales: member("realTimeSales", sales.Array, ""), Rows: []sales.DraftRow{},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Decode([]byte(test.body))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(*got, test.want) {
				t.Errorf("got  %+v\nwant %+v", *got, test.want)
			}
		})
	}
}

func TestDecodeRefusesWhatIsNotJSON(t *testing.T) {
	tests := []struct {
		name, body string
		offset     int64
	}{
		{"cut off", `{"businessDay":"2026`, 20},
		{"bare word", `{"businessDay":today}`, 16},
		{"single quotes", `{'businessDay':1}`, 1},
		{"trailing comma", `{"businessDay":1,}`, 16},
		{"no comma", `{"a":1 "b":2}`, 7},
		{"leading zero", `{"a":01}`, 6},
		{"two bodies", `{} {}`, 2},
		{"rubbish behind", `{}x`, 2},
		{"invalid UTF-8", "{\"a\":\"\xff\"}", 6},
		{"half a surrogate pair", `{"a":"\ud800"}`, 6},
		{"inside a member nobody reads", `{"x":{"y":[1,]}}`, 12},
		{"in a row", `{"realTimeSales":[{"netSales":1},{]}`, 34},
		{"not a number", `{"realTimeSales":[{"netSales":NaN}]}`, 30},
		{"form", `businessDay=2026-11-23`, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Decode([]byte(test.body))
			if err == nil {
				t.Fatal("taken")
			}
			fault := err.Faults[0]
			if err.Problem != "invalid-request" || err.FaultCount != 1 || fault.Code != sales.NotJSON || fault.Pointer != "" || fault.Extra["offset"] != test.offset {
				t.Errorf("got %+v, want offset %d", err, test.offset)
			}
		})
	}
}

func TestDecodeRefusesAnEmptyBody(t *testing.T) {
	if _, err := Decode(nil); err == nil || err.Faults[0].Code != sales.NotJSON || !strings.Contains(err.Detail, "no body") {
		t.Errorf("got %v", err)
	}
}

func TestDecodeCountsRowsBeyondTheLimit(t *testing.T) {
	body := `{"realTimeSales":[` + strings.Repeat("{},", sales.MaxRows+2) + `{}]}`
	draft, err := Decode([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if len(draft.Rows) != sales.MaxRows || draft.Count != sales.MaxRows+3 {
		t.Errorf("%d rows of %d", len(draft.Rows), draft.Count)
	}
}

// FuzzDecode holds what is taken against the standard library: it must be the same values, and every
// pointer must lead somewhere in the body.
func FuzzDecode(f *testing.F) {
	good, terms := sample(3)
	for _, body := range []string{
		string(good), `{}`, `null`, `{"businessDay":"2026-11-23","BusinessDay":1,"realTimeSales":[{},1,{"netSales":"x","NETSALES":0}]}`,
		`{"realTimeSales":[{"currencyId":null}],"observedAt":"2026-11-23T00:00:00Z"}`, `{"a":"\ud800"}`, `{"REALtimeSALES":[[]]}`, `{"realTimeSales":{"~/":1}}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		draft, refusal := Decode(body)
		if refusal != nil {
			return
		}
		var parsed any
		decoder := json.NewDecoder(strings.NewReader(string(body)))
		decoder.UseNumber()
		if err := decoder.Decode(&parsed); err != nil || !utf8.Valid(body) {
			t.Fatalf("taken, but not JSON: %v", err)
		}
		verdict := sales.Check(draft, terms)
		if refusal := verdict.Refusal(); refusal != nil {
			for _, fault := range refusal.Faults {
				pointer := fault.Pointer
				if fault.Code == sales.MissingMember {
					pointer = pointer[:strings.LastIndex(pointer, "/")] // to the object that lacks it
				}
				if !resolves(parsed, pointer) {
					t.Errorf("nothing at %q: %+v", fault.Pointer, fault)
				}
			}
			return
		}
		again, refusal := Decode(encode(&verdict.Submission))
		if refusal != nil {
			t.Fatal(refusal)
		}
		if second := sales.Check(again, terms); !reflect.DeepEqual(second.Submission, verdict.Submission) {
			t.Errorf("got  %+v\nwant %+v", second.Submission, verdict.Submission)
		}
	})
}

// encode writes a submission as its sender might have.
func encode(s *sales.Submission) []byte {
	rows := []map[string]any{}
	for _, row := range s.Rows {
		rows = append(rows, map[string]any{
			"currencyId": row.Currency, "salesTypeId": row.Type, "timeSlotStart": row.SlotStart,
			"netSales": json.Number(row.Net.String()), "grossSales": row.Gross.String(), "numChecks": row.Checks, "numGuests": row.Guests,
		})
	}
	body := map[string]any{"businessDay": s.Day, "realTimeSales": rows}
	if s.ObservedAt != nil {
		body["observedAt"] = s.ObservedAt
	}
	text, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	return text
}

// resolves reports whether a pointer (RFC 6901) leads to a value.
func resolves(value any, pointer string) bool {
	if pointer == "" {
		return true
	}
	for _, token := range strings.Split(pointer, "/")[1:] {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[token]
			if !ok {
				return false
			}
			value = next
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(v) {
				return false
			}
			value = v[i]
		default:
			return false
		}
	}
	return true
}

func TestSamplesKeepTheirTerms(t *testing.T) {
	for _, rows := range []int{1, 20, 96} {
		body, terms := sample(rows)
		draft, refusal := Decode(body)
		if refusal != nil {
			t.Fatal(refusal)
		}
		verdict := sales.Check(draft, terms)
		if refusal := verdict.Refusal(); refusal != nil || len(verdict.Submission.Rows) != rows {
			t.Errorf("%d rows: %v", rows, refusal)
		}
	}
}

func TestDecodeNotesUnknownMembers(t *testing.T) {
	var many strings.Builder
	for i := range 100 {
		fmt.Fprintf(&many, `"x%d":1,`, i)
	}
	tests := []struct{ name, body, pointer, detail string }{
		{"of the body", `{"observed_at":"2026-11-23T11:00:00Z"}`, "/observed_at", `"observed_at" (did you mean "observedAt"?).`},
		{
			"of rows, each once", `{"RealTimeSales":[{"guests":1,"cashier":2},{"guests":3,"cashier":4}]}`, "/RealTimeSales/0/guests",
			`"guests" of /RealTimeSales/0 (did you mean "numGuests"?), "cashier" of /RealTimeSales/0.`,
		},
		{"more than are spelt out", "{" + many.String() + `"y":0}`, "/x0", `"x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", others.`},
		{"a long name", `{"` + strings.Repeat("é", 1000) + `":1}`, "", `"` + strings.Repeat("é", 32) + `…".`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			draft, refusal := Decode([]byte(test.body))
			if refusal != nil {
				t.Fatal(refusal)
			}
			got := draft.Unknown.Warnings()[0]
			if got.Pointer != test.pointer || got.Detail != "Members that are not known were ignored: "+test.detail {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// Each member that FindNearest may name is one that is read.
func TestKnownMembersAreRead(t *testing.T) {
	for _, name := range sales.BodyMembers {
		if bodyMember(&sales.Draft{}, name) == nil {
			t.Errorf("%s is not read", name)
		}
	}
	for _, name := range sales.RowMembers {
		if rowMember(&sales.DraftRow{}, name) == nil {
			t.Errorf("%s of a row is not read", name)
		}
	}
}
