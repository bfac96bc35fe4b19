package token

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSealedKeyOpensOnlyAsItself(t *testing.T) {
	right, wrong := NewKEK(), NewKEK()
	sealed := newSealer(right, "kek.key").seal("key-1", []byte("private"))
	tampered := bytes.Clone(sealed)
	tampered[len(tampered)-1] ^= 1
	tests := []struct {
		name   string
		kek    KEK
		id     string
		sealed []byte
		want   error
	}{
		{"right", right, "key-1", sealed, nil},
		{"wrong key", wrong, "key-1", sealed, ErrWrongKEK},
		{"as another key", right, "key-2", sealed, ErrWrongKEK},
		{"tampered with", right, "key-1", tampered, ErrWrongKEK},
		{"cut short", right, "key-1", sealed[:4], ErrWrongKEK},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := newSealer(tt.kek, "kek.key").open(tt.id, tt.sealed)
			if !errors.Is(err, tt.want) || err == nil && string(got) != "private" {
				t.Errorf("open = %q, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestKEKNeverPrintsItself(t *testing.T) {
	k := NewKEK()
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("", "kek", k)
	printed := fmt.Sprintf("%v %s %+v %#v", k, k, k, Config{KEK: k}) + log.String()
	if strings.Contains(printed, k.Encode()) || strings.Contains(printed, fmt.Sprint(k[0])+" "+fmt.Sprint(k[1])) {
		t.Errorf("printed as %s", printed)
	}
	if strings.Count(printed, "KEK(hidden)") != 5 {
		t.Errorf("printed as %s, want it hidden 5 times", printed)
	}
}

func TestParseKEK(t *testing.T) {
	k := NewKEK()
	tests := []struct {
		name, text string
		want       bool
	}{
		{"as encoded", k.Encode(), true},
		{"with a line break", k.Encode() + "\n", true},
		{"too short", "c2hvcnQ=", false},
		{"not base64", strings.Repeat("!", 44), false},
		{"empty", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseKEK(tt.text)
			if (err == nil) != tt.want || tt.want && got != k {
				t.Errorf("ParseKEK: %v, want ok %v", err, tt.want)
			}
		})
	}
}
