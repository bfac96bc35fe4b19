package login

import (
	"testing"
	"time"
)

func TestWait(t *testing.T) {
	tests := []struct {
		failures, free int
		want           time.Duration
	}{
		{0, 5, 0}, {1, 5, 0}, {4, 5, 0},
		{5, 5, time.Second}, {6, 5, 2 * time.Second}, {7, 5, 4 * time.Second}, {14, 5, 512 * time.Second},
		{15, 5, 15 * time.Minute}, {16, 5, 15 * time.Minute}, {1_000_000_000, 5, 15 * time.Minute},
		{99, 100, 0}, {100, 100, time.Second}, {110, 100, 15 * time.Minute},
	}
	for _, tt := range tests {
		if got := wait(tt.failures, tt.free); got != tt.want {
			t.Errorf("wait(%d, %d) = %v, want %v", tt.failures, tt.free, got, tt.want)
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
