package server

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestStreamTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := make(streamTurns, 1)
		begun := time.Now()
		at := make(chan time.Duration, 3)
		write := func(takes time.Duration) {
			err := turns.take(t.Context(), func() error {
				at <- time.Since(begun)
				<-time.After(takes)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
		go write(5 * time.Millisecond)
		synctest.Wait()
		go write(time.Hour) // its client takes nothing
		synctest.Wait()
		go write(0)
		for _, want := range []time.Duration{0, 5 * time.Millisecond, 5*time.Millisecond + slowWrite} {
			if got := <-at; got != want {
				t.Errorf("begun after %s, want %s", got, want)
			}
		}
		synctest.Wait()
		if taken := len(turns); taken != 0 {
			t.Errorf("%d turns are taken", taken)
		}
		turns <- struct{}{}
		ended, end := context.WithCancel(t.Context())
		end()
		if err := turns.take(ended, func() error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		<-time.After(time.Hour)
	})
}
