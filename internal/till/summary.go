package till

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/internal/sales"
)

// Summary adds up what a Player sends. The zero value is empty; it is safe for concurrent use.
type Summary struct {
	mu          sync.Mutex
	submissions int
	rows        api.RowCounts
	totals      map[totalKey]figure
	leftOut     LeftOut
}

type totalKey struct {
	unit           int64
	day            api.BusinessDay
	Type, Currency string
}

// Report is a Summary as it is shown.
type Report struct {
	Submissions int           `json:"submissions"`
	Rows        api.RowCounts `json:"rows"`
	// Totals are in order of unit, business day, sales type and currency.
	Totals  []Total `json:"totals"`
	LeftOut LeftOut `json:"leftOut"`
}

// Total is what the figures sent add up to, for a unit, business day, sales type and currency.
type Total struct {
	UnitID      int64           `json:"unitId"`
	BusinessDay api.BusinessDay `json:"businessDay"`
	SalesTypeID string          `json:"salesTypeId"`
	CurrencyID  string          `json:"currencyId"`
	NetSales    api.Decimal     `json:"netSales"`
	GrossSales  api.Decimal     `json:"grossSales"`
	NumChecks   int32           `json:"numChecks"`
	NumGuests   int32           `json:"numGuests"`
}

// LeftOut is what was not sent because its slot had not ended yet.
type LeftOut struct {
	Lines      int         `json:"lines"`
	GrossSales api.Decimal `json:"grossSales"`

	gross sales.Amount
}

// Report returns what has been added up so far.
func (s *Summary) Report() Report {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := Report{Submissions: s.submissions, Rows: s.rows, Totals: []Total{}, LeftOut: s.leftOut}
	r.LeftOut.GrossSales = api.Decimal(s.leftOut.gross.String())
	for _, k := range slices.SortedFunc(maps.Keys(s.totals), totalKey.compare) {
		f := s.totals[k]
		r.Totals = append(r.Totals, Total{
			UnitID: k.unit, BusinessDay: k.day, SalesTypeID: k.Type, CurrencyID: k.Currency,
			NetSales: api.Decimal(f.net.String()), GrossSales: api.Decimal(f.gross.String()),
			NumChecks: f.checks, NumGuests: f.guests,
		})
	}
	return r
}

func (k totalKey) compare(other totalKey) int {
	return cmp.Or(cmp.Compare(k.unit, other.unit), cmp.Compare(k.day, other.day),
		cmp.Compare(k.Type, other.Type), cmp.Compare(k.Currency, other.Currency))
}

// sent counts a submission and what its rows did.
func (s *Summary) sent(rows api.RowCounts) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.submissions++
	s.rows.Received += rows.Received
	s.rows.Created += rows.Created
	s.rows.Updated += rows.Updated
	s.rows.Unchanged += rows.Unchanged
	s.rows.Superseded += rows.Superseded
	s.rows.Rejected += rows.Rejected
}

// add adds figures that were sent, less what they replaced.
func (s *Summary) add(day api.BusinessDayCalendar, found, replaced map[key]figure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.totals == nil {
		s.totals = map[totalKey]figure{}
	}
	for k, f := range found {
		total := totalKey{day.UnitID, day.BusinessDay, k.Type, k.Currency}
		s.totals[total] = s.totals[total].plus(f).minus(replaced[k])
	}
}

// leave counts the sales from until on, which were not sent.
func (s *Summary) leave(sold []Sale, until time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, sale := range sold {
		if !sale.At.Before(until) {
			s.leftOut.Lines++
			s.leftOut.gross += sale.Gross
		}
	}
}
