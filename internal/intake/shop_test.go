package intake

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

const company = `
tenant: cafe
name: Café
currencies: [{id: EUR}, {id: USD}]
salesTypes:
  - {id: DINE, names: {en: Dine in}}
  - {id: TAKE, names: {en: Take away}}
defaults: {timeZone: Europe/Madrid, dayStart: "05:00"}
intake: {maxAgeDays: 7, futureTolerance: 15m}
units:
  - {id: 1, name: One}
  - {id: 2, name: Two, currencies: [USD], salesTypes: [TAKE]}
`

// shop is a company that submits to a real store, at noon on 2026-11-23.
type shop struct {
	*Service
	t      *testing.T
	store  *sqlstore.Store
	clock  time.Time
	caller auth.Caller
}

func newShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{t: t, clock: time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC)}
	var err error
	s.store, err = sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "daypart.db"), sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	now := func() time.Time { return s.clock }
	s.Service = New(s.store, directory.New(s.store, now), now)
	s.caller = s.apply(company)
	return s
}

// apply keeps a company, and returns a caller that may do everything in it.
func (s *shop) apply(description string) auth.Caller {
	s.t.Helper()
	c, err := tenant.ParseCompany([]byte(description))
	if err != nil {
		s.t.Fatal(err)
	}
	if c, err = s.store.ApplyCompany(s.t.Context(), c); err != nil {
		s.t.Fatal(err)
	}
	return auth.Caller{Tenant: c.ID, Slug: c.Slug, ClientID: "till"}
}

// limited returns the caller, limited to units.
func (s *shop) limited(units ...tenant.UnitID) auth.Caller {
	caller := s.caller
	caller.Units = units
	return caller
}

// request is a submission for unit 1.
func request(body string) Request {
	return Request{Unit: "1", Body: []byte(body), RequestID: "req", Explain: explain}
}

// explain says what the tables below call an error.
func explain(err error) (slug string, problem []byte) {
	var refusal *sales.Refusal
	if errors.As(err, &refusal) {
		return refusal.Problem, fmt.Appendf(nil, `{"detail":%q}`, refusal.Detail)
	}
	return err.Error(), []byte(`{}`)
}

func (s *shop) submit(r Request) (Receipt, error) { return s.Submit(context.Background(), s.caller, r) }

func (s *shop) mustSubmit(r Request) Receipt {
	s.t.Helper()
	receipt, err := s.submit(r)
	if err != nil {
		s.t.Fatal(err)
	}
	return receipt
}

// logged lists all that was accepted or refused, newest first.
func (s *shop) logged() []store.LogItem {
	s.t.Helper()
	page, err := s.Log(s.t.Context(), s.caller, LogQuery{Accepted: true, Refused: true, Limit: 1000})
	if err != nil {
		s.t.Fatal(err)
	}
	return page.Items
}

// row writes a row of DINE in EUR. It has the net given, and a tenth of that as tax.
func row(slot string, net int) string {
	return fmt.Sprintf(`{"currencyId":"EUR","salesTypeId":"DINE","timeSlotStart":%q,"netSales":%d.00,"grossSales":%d.%d,"numChecks":2,"numGuests":3}`,
		"2026-11-23T"+slot+":00+01:00", net, net+net/10, net%10)
}

func body(rows ...string) string {
	return `{"businessDay":"2026-11-23","realTimeSales":[` + strings.Join(rows, ",") + `]}`
}
