package password

import (
	"errors"
	"strings"
	"testing"
)

func TestHashVerifies(t *testing.T) {
	h := New(2, 2)
	hash, err := h.Hash(t.Context(), "correct horse")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash %q has other parameters", hash)
	}
	tests := []struct {
		name, password, hash string
		want                 bool
	}{
		{"right", "correct horse", hash, true},
		{"wrong", "correct horsf", hash, false},
		{"empty password", "", hash, false},
		{"unknown name", "correct horse", "", false},
		{"unknown name, empty password", "", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := h.Verify(t.Context(), Lane{}, tt.password, tt.hash)
			if err != nil || got != tt.want {
				t.Errorf("Verify = %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

// A name that does not exist has to pay what others pay: the same parameters, behind the same gate.
func TestUnknownNameCostsAsMuch(t *testing.T) {
	if got, want := newDecoy().parameters(), "m=19456,t=2,p=1"; got != want {
		t.Errorf("the decoy costs %s, want %s", got, want)
	}
	full := New(0, 0)
	for name, hash := range map[string]string{"unknown": "", "known": newDecoy().String()} {
		if _, err := full.Verify(t.Context(), Lane{}, "secret", hash); !errors.Is(err, ErrBusy) {
			t.Errorf("%s: %v, want ErrBusy", name, err)
		}
	}
}

func TestHashesAreSalted(t *testing.T) {
	h := New(1, 0)
	first, _ := h.Hash(t.Context(), "same")
	second, _ := h.Hash(t.Context(), "same")
	if first == second {
		t.Error("two hashes of one password are equal")
	}
}

func TestVerifyRefusesUnreadableHash(t *testing.T) {
	const salt, key = "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	tests := []struct{ name, hash string }{
		{"not a hash", "secret"},
		{"other algorithm", "$argon2i$v=19$m=19456,t=2,p=1$" + salt + "$" + key},
		{"other version", "$argon2id$v=16$m=19456,t=2,p=1$" + salt + "$" + key},
		{"too much memory", "$argon2id$v=19$m=4194304,t=2,p=1$" + salt + "$" + key},
		{"no lanes", "$argon2id$v=19$m=19456,t=2,p=0$" + salt + "$" + key},
		{"trailing text", "$argon2id$v=19$m=19456,t=2,p=1x$" + salt + "$" + key},
		{"short key", "$argon2id$v=19$m=19456,t=2,p=1$" + salt + "$AAAA"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := New(1, 0).Verify(t.Context(), Lane{}, "secret", tt.hash); !errors.Is(err, errUnreadable) {
				t.Errorf("err = %v, want errUnreadable", err)
			}
		})
	}
}

func TestSecret(t *testing.T) {
	secret, hash := NewSecret()
	if len(secret) != 43 || len(hash) != 32 {
		t.Fatalf("secret of %d characters, hash of %d bytes", len(secret), len(hash))
	}
	tests := []struct {
		name, secret string
		hash         []byte
		want         bool
	}{
		{"right", secret, hash, true},
		{"wrong", secret + "x", hash, false},
		{"empty", "", hash, false},
		{"no hash", secret, nil, false},
		{"nothing at all", "", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := SecretMatches(tt.secret, tt.hash); got != tt.want {
				t.Errorf("SecretMatches = %v, want %v", got, tt.want)
			}
		})
	}
}

func FuzzParsePHC(f *testing.F) {
	f.Add(newDecoy().String())
	f.Add("$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA")
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := parsePHC(text); err == nil && p.String() != text {
			t.Errorf("read %q as %q", text, p)
		}
	})
}
