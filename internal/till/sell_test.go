package till

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// until moves the clock of a synctest bubble to an instant.
func until(t *testing.T, text string) {
	time.Sleep(time.Until(at(t, text)()))
}

func TestSellSendsGrowingFiguresAsTimePasses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		until(t, "2026-11-16T07:10:00Z") // 08:10 in Madrid
		s := newShop(t, north, south)
		player, p := playing(t, s, time.Now)
		player.Tills = player.Tills[:1]
		monday := p.Move(p.First)
		ctx, stop := context.WithCancel(t.Context())
		sold := make(chan error)
		go func() {
			sold <- player.Sell(ctx, Pace{From: time.Now(), Speed: 1, Every: time.Minute}, monday, monday.AddDays(6))
		}()

		until(t, "2026-11-16T07:17:30Z")
		if got := s.gross().String(); got != "6.45" {
			t.Errorf("after the first ticket %s", got)
		}
		until(t, "2026-11-16T07:32:00Z")
		if got := s.gross().String(); got != "11.45" {
			t.Errorf("after the second ticket %s", got)
		}
		stop()
		if err := <-sold; err != context.Canceled {
			t.Errorf("ended with %v", err)
		}
		if rows := player.Summary.Report().Rows; rows.Created != 2 || rows.Updated != 1 || rows.Received != 3 {
			t.Errorf("rows %+v: want only what has changed", rows)
		}
	})
}

func TestSellFasterCatchesUpAndEndsWithTheRecording(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		until(t, "2026-11-20T12:00:00Z")
		s := newShop(t, north, south)
		player, p := playing(t, s, time.Now)
		first, last := p.Move(p.First), p.Move(p.Last)
		pace := Pace{From: at(t, "2026-11-16T04:00:00Z")(), Speed: 60, Every: time.Minute}
		if err := player.Sell(t.Context(), pace, first, last); err != nil {
			t.Fatal(err)
		}
		if s.gross().String() != "15.85" || player.Summary.Report().Rows.Superseded != 0 {
			t.Errorf("sold %s, %+v", s.gross(), player.Summary.Report().Rows)
		}
		// The last day ends in New York at 2026-11-23T10:00Z; tills do not sell before their time.
		if now := time.Now().UTC(); now.Before(at(t, "2026-11-23T10:00:00Z")()) {
			t.Errorf("ended at %s", now)
		}
		checks := 0
		for _, total := range player.Summary.Report().Totals {
			checks += int(total.NumChecks)
		}
		if checks != 8 { // seven tickets, one of them of two sales types
			t.Errorf("%d checks, want 8", checks)
		}
	})
}

func TestSellTriesAgainWhatFailedInPassing(t *testing.T) {
	tests := []struct {
		name   string
		status int
		ends   bool
	}{
		{"unavailable", 503, false},
		{"refused", 400, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				until(t, "2026-11-16T11:00:00Z")
				s := newShop(t, north, south)
				s.fail = &client.Problem{Problem: api.Problem{Status: test.status}}
				player, p := playing(t, s, time.Now)
				player.Tills = player.Tills[:1]
				troubles := 0
				player.Trouble = func(api.BusinessUnit, error) { troubles++ }
				monday := p.Move(p.First)
				err := player.Sell(t.Context(), Pace{From: time.Now(), Speed: 1, Every: time.Minute}, monday, monday)
				if ended := err != nil; ended != test.ends || (troubles == 1) == ended {
					t.Errorf("got %v after %d troubles", err, troubles)
				}
				if !test.ends && s.gross().String() != "11.45" {
					t.Errorf("sold %s", s.gross())
				}
			})
		})
	}
}
