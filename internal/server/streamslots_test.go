package server

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestStreamSlots_GoOnWithoutBlockedClients(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slots := make(streamSlots, 1)
		begun := time.Now()
		at := make(chan time.Duration, 3)
		write := func(takes time.Duration) {
			err := slots.write(t.Context(), func() error {
				at <- time.Since(begun)
				<-time.After(takes)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
		go write(time.Millisecond)
		synctest.Wait()
		go write(time.Hour) // its client takes nothing
		synctest.Wait()
		go write(0)
		for _, want := range []time.Duration{0, time.Millisecond, time.Millisecond + blockedAfter} {
			if got := <-at; got != want {
				t.Errorf("begun after %s, want %s", got, want)
			}
		}
		synctest.Wait()
		if taken := len(slots); taken != 0 {
			t.Errorf("%d slots are taken", taken)
		}
		slots <- struct{}{}
		ended, end := context.WithCancel(t.Context())
		end()
		if err := slots.write(ended, func() error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		<-time.After(time.Hour)
	})
}
