package token_test

import (
	"testing"

	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

func BenchmarkVerify(b *testing.B) {
	w := tokentest.New(b, noon)
	raw := w.LogIn(b).Access
	b.Run("known token", func(b *testing.B) {
		for b.Loop() {
			verify(b, w, raw)
		}
	})
	b.Run("new token", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			raw := issue(b, w)
			b.StartTimer()
			verify(b, w, raw)
		}
	})
}

func verify(b *testing.B, w *tokentest.World, raw string) {
	if _, err := w.Tokens.Verify(b.Context(), raw); err != nil {
		b.Fatal(err)
	}
}

func issue(b *testing.B, w *tokentest.World) string {
	issued, err := w.Tokens.ForClient(b.Context(), w.Client(b, tokentest.ClientID), "")
	if err != nil {
		b.Fatal(err)
	}
	return issued.Access
}
