package client

import (
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
)

func TestFiguresGoThroughAllPages(t *testing.T) {
	var asked []string
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RequestURI())
		page := api.FigurePage{Items: []api.Figure{{UnitID: 1, NetSales: "1", GrossSales: "1"}, {UnitID: 2, NetSales: "1", GrossSales: "1"}}}
		if r.URL.Query().Get("cursor") == "" {
			page.NextCursor = "next page"
		}
		writeJSON(w, page)
	})
	figures := c.Figures(t.Context(), FigureQuery{Units: []int64{1, 2}, Start: "2026-11-22", End: "2026-11-23"})
	for round := range 2 { // the sequence can be gone through again
		var units []int64
		for figure, err := range figures {
			if err != nil {
				t.Fatal(err)
			}
			units = append(units, figure.UnitID)
		}
		if want := []int64{1, 2, 1, 2}; !slices.Equal(units, want) {
			t.Errorf("round %d: got units %v, want %v", round, units, want)
		}
	}
	query := "/sales/api/v1/real-time-sales?end=2026-11-23&limit=1000&start=2026-11-22&unitId=1&unitId=2"
	paged := "/sales/api/v1/real-time-sales?cursor=next+page&end=2026-11-23&limit=1000&start=2026-11-22&unitId=1&unitId=2"
	if want := []string{query, paged, query, paged}; !slices.Equal(asked, want) {
		t.Errorf("asked %q\nwant  %q", asked, want)
	}
}

func TestPagesEndWithAnError(t *testing.T) {
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) { refuse(w, 403, api.ProblemSlugInsufficientScope) })
	for _, err := range c.Submissions(t.Context(), SubmissionQuery{Status: api.SubmissionStatusRefused}) {
		if problem, ok := errors.AsType[*Problem](err); !ok || problem.Status != 403 {
			t.Fatalf("got %v", err)
		}
		return
	}
	t.Fatal("the sequence was empty")
}

func TestReadsAskAsTheContractSays(t *testing.T) {
	var asked string
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Method + " " + r.URL.RequestURI()
		writeJSON(w, map[string]any{})
	})
	at := time.Date(2026, 11, 23, 12, 15, 0, 0, time.FixedZone("", 3600))
	tests := []struct {
		name string
		read func() error
		want string
	}{
		{"business day", func() error { _, err := c.BusinessDay(t.Context(), 9, CurrentDay); return err },
			"GET /sales/api/v1/business-unit/9/business-day/current"},
		{"a day as it stood", func() error {
			_, err := c.RealTimeSales(t.Context(), 9, "2026-11-23", DayQuery{CurrencyID: "EUR", AsOf: at})
			return err
		}, "GET /sales/api/v1/business-unit/9/real-time-sales?asOf=2026-11-23T11%3A15%3A00Z&businessDay=2026-11-23&currencyId=EUR"},
		{"history", func() error { _, err := c.History(t.Context(), 9, "2026-11-23", at); return err },
			"GET /sales/api/v1/business-unit/9/real-time-sales/history?businessDay=2026-11-23&timeSlotStart=2026-11-23T11%3A15%3A00Z"},
		{"submission", func() error { _, err := c.Submission(t.Context(), "a/b"); return err },
			"GET /sales/api/v1/submissions/a%2Fb"},
		{"net sales", func() error { _, err := c.NetSales(t.Context(), 9, "2026-11-22", "2026-11-23"); return err },
			"GET /sales/api/v1/business-unit/9/net-sales?end=2026-11-23&start=2026-11-22"},
		{"gross sales", func() error { _, err := c.GrossSales(t.Context(), 9, "2026-11-22", "2026-11-23"); return err },
			"GET /sales/api/v1/business-unit/9/gross-sales?end=2026-11-23&start=2026-11-22"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := test.read(); err != nil || asked != test.want {
				t.Errorf("asked %s, %v\nwant  %s", asked, err, test.want)
			}
		})
	}
}
