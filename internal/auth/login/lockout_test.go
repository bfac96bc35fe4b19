package login

import (
	"testing"
	"time"
)

func TestWait(t *testing.T) {
	tests := []struct {
		failures int
		want     time.Duration
	}{
		{0, 0}, {1, 0}, {4, 0},
		{5, time.Second}, {6, 2 * time.Second}, {7, 4 * time.Second}, {14, 512 * time.Second},
		{15, 15 * time.Minute}, {16, 15 * time.Minute}, {1_000_000_000, 15 * time.Minute},
	}
	for _, tt := range tests {
		if got := wait(tt.failures); got != tt.want {
			t.Errorf("wait(%d) = %v, want %v", tt.failures, got, tt.want)
		}
	}
}

func TestLockedErrorRoundsUp(t *testing.T) {
	for wait, want := range map[time.Duration]int64{1: 1, time.Second: 1, time.Second + 1: 2, 15 * time.Minute: 900} {
		if got := (&LockedError{Wait: wait}).Seconds(); got != want {
			t.Errorf("%v is %d seconds, want %d", wait, got, want)
		}
	}
}
