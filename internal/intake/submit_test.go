package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant/directory"
)

func TestSubmitAnswersWithAReceipt(t *testing.T) {
	s := newShop(t)
	receipt := s.mustSubmit(request(body(row("11:15", 250), row("11:30", 100))))
	if receipt.ID == uuid.Nil || receipt.Unit != 1 || receipt.Day.String() != "2026-11-23" || !receipt.ReceivedAt.Equal(s.clock) {
		t.Errorf("got %+v", receipt)
	}
	want := []store.Total{{Currency: "EUR", Measures: sales.Measures{Net: 350_0000, Gross: 385_0000, Checks: 4, Guests: 6}}}
	if !slices.Equal(receipt.Totals, want) || receipt.Counts != (store.Counts{Created: 2}) || receipt.Results != nil {
		t.Errorf("got %+v, want totals %+v", receipt, want)
	}
}

func TestSubmitSaysWhatEachRowDid(t *testing.T) {
	s := newShop(t)
	s.mustSubmit(request(body(row("11:15", 250), row("11:30", 100))))
	later := request(body(row("11:15", 250), row("11:30", 120), row("11:45", 5)))
	if got, want := s.mustSubmit(later).Counts, (store.Counts{Created: 1, Updated: 1, Unchanged: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	old := strings.Replace(body(row("11:30", 90)), "{", `{"observedAt":"2026-11-23T10:00:00Z",`, 1)
	if got, want := s.mustSubmit(request(old)).Counts, (store.Counts{Superseded: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSubmitWithoutRowsIsAccepted(t *testing.T) {
	s := newShop(t)
	receipt := s.mustSubmit(request(body()))
	if len(receipt.Warnings) != 1 || receipt.Warnings[0].Code != sales.NoRows || receipt.Counts != (store.Counts{}) {
		t.Errorf("got %+v", receipt)
	}
}

func TestSubmitValidateOnlyStoresNothing(t *testing.T) {
	s := newShop(t)
	dry := request(body(row("11:15", 250)))
	dry.ValidateOnly, dry.IdempotencyKey = true, []string{"k"}
	receipt := s.mustSubmit(dry)
	if receipt.ID != uuid.Nil || !receipt.ValidateOnly || receipt.Counts.Created != 1 || receipt.Totals[0].Net != 250_0000 {
		t.Errorf("got %+v", receipt)
	}
	dry.Body = []byte(`{}`)
	if _, err := s.submit(dry); err == nil {
		t.Error("an empty object was taken")
	}
	if items := s.logged(); len(items) != 0 {
		t.Errorf("the log has %+v", items)
	}
}

func TestSubmitRefusals(t *testing.T) {
	many := strings.Repeat(row("11:15", 1)+",", sales.MaxRows) + row("11:15", 1)
	tests := []struct {
		name string
		edit func(*Request)
		want string
	}{
		{"unit is no integer", func(r *Request) { r.Unit = "nine\x00" }, "invalid-unit"},
		{"unit is not there", func(r *Request) { r.Unit = "77" }, directory.ErrNoUnit.Error() + ": 77"},
		{"unit is another's", func(r *Request) { r.Unit = "50" }, directory.ErrNoUnit.Error() + ": 50"},
		{"not JSON", func(r *Request) { r.Body = []byte("net=1") }, "invalid-request"},
		{"no body", func(r *Request) { r.Body = nil }, "invalid-request"},
		{"not the currency of the unit", func(r *Request) { r.Unit = "2" }, "currency-mismatch"},
		{"not the sales type of the unit", func(r *Request) {
			r.Unit, r.Body = "2", []byte(strings.ReplaceAll(body(row("11:15", 1)), "EUR", "USD"))
		}, "sales-type-mismatch"},
		{"too old", func(r *Request) { r.Body = []byte(`{"businessDay":"2026-11-15","realTimeSales":[]}`) }, "business-day-mismatch"},
		{"slot twice", func(r *Request) { r.Body = []byte(body(row("11:15", 1), row("11:15", 1))) }, "invalid-time-slot"},
		{"too many rows", func(r *Request) { r.Body = []byte(body(many)) }, "payload-too-large"},
		{"bad key", func(r *Request) { r.IdempotencyKey = []string{"two words"} }, "invalid-request"},
		{"total out of range", func(r *Request) { r.Body = []byte(body(overflow()...)) }, "invalid-request"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newShop(t)
			s.apply(strings.NewReplacer("cafe", "other", "id: 1", "id: 50", "id: 2", "id: 51").Replace(company))
			r := request(body(row("11:15", 250)))
			test.edit(&r)
			_, err := s.submit(r)
			if err == nil {
				t.Fatal("taken")
			}
			if got, _ := explain(err); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			items := s.logged()
			if len(items) != 1 || items[0].Refusal == nil {
				t.Fatalf("the log has %+v", items)
			}
			if kept := items[0].Refusal; kept.Type != test.want || kept.RequestID != "req" || kept.Unit != printable(r.Unit) {
				t.Errorf("kept %+v", kept)
			}
		})
	}
}

// overflow is a day whose net comes to more than 10^13.
func overflow() []string {
	var rows []string
	for hour := range 7 {
		for _, minute := range []string{"00", "15"} {
			rows = append(rows, strings.ReplaceAll(row(fmt.Sprintf("%02d:%s", 5+hour, minute), 999), "999.00", "999999999999.00"))
		}
	}
	return rows
}

func TestSubmitNeedsPermissionAndAConfiguredCompany(t *testing.T) {
	s := newShop(t)
	bare := s.apply("tenant: bare\nname: Bare\n")
	suspended := s.apply(strings.Replace(strings.Replace(company, "cafe", "gone", 1), "name: Café", "name: Gone\nsuspended: true", 1))
	tests := []struct {
		name   string
		caller auth.Caller
		want   error
	}{
		{"other unit", s.limited(2), directory.ErrUnitNotPermitted},
		{"not configured", bare, directory.ErrNotConfigured},
		{"suspended", suspended, directory.ErrNotFound},
		{"unknown tenant", auth.Caller{Tenant: 999}, directory.ErrNotFound},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := s.Submit(t.Context(), test.caller, request(body(row("11:15", 1)))); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestSubmitToAStoreThatIsAway(t *testing.T) {
	s := newShop(t)
	s.mustSubmit(request(body())) // so that the company is at hand
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.submit(request(body(row("11:15", 1)))); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
	var refusal *sales.Refusal
	if _, err := s.submit(request("{}")); !errors.As(err, &refusal) {
		t.Errorf("a refusal that could not be kept was hidden by %v", err)
	}
}

func TestSubmitSkippingBadRows(t *testing.T) {
	bad := strings.Replace(row("11:30", 100), "EUR", "GBP", 1)
	tests := []struct {
		name string
		body string
		want string // outcomes, or the problem
	}{
		{"all good", body(row("11:15", 1), row("11:30", 2)), "created created"},
		{"bad among good", body(bad, row("11:15", 1), `7`, row("11:45", 2), bad), "rejected created rejected created rejected"},
		{"the second of two", body(row("11:15", 1), row("11:15", 2)), "created rejected"},
		{"none good", body(bad, bad), "rejected rejected"},
		{"none at all", body(), ""},
		{"fault outside the rows", strings.Replace(body(row("11:15", 1)), "2026-11-23\"", "2026-11-24\"", 1), "business-day-mismatch"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newShop(t)
			r := request(test.body)
			r.SkipBadRows = true
			receipt, err := s.submit(r)
			if err != nil {
				if got, _ := explain(err); got != test.want {
					t.Errorf("got %v, want %q", err, test.want)
				}
				return
			}
			var outcomes []string
			for i, result := range receipt.Results {
				outcomes = append(outcomes, result.Outcome.String())
				if (result.Outcome == sales.Rejected) != (len(result.Faults) > 0) || result.Index != i {
					t.Errorf("result %+v", result)
				}
			}
			if got := strings.Join(outcomes, " "); got != test.want || receipt.Results == nil || receipt.Counts.Rejected != strings.Count(got, "rejected") {
				t.Errorf("got %q of %+v, want %q", got, receipt, test.want)
			}
		})
	}
}
