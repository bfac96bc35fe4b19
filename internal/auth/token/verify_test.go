package token_test

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func TestVerifySaysWhoBearsTheToken(t *testing.T) {
	w := tokentest.New(t, noon)
	w.ChangeUser(t, tokentest.Username, func(u *auth.User) { u.Units = []tenant.UnitID{9} })
	own, err := w.Tokens.ForClient(t.Context(), w.Client(t, tokentest.ClientID), "sales:write")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, raw string
		want      auth.Caller
	}{
		{"person", w.LogIn(t).Access, auth.Caller{Tenant: w.Company.ID, Slug: "cafe", ClientID: token.SystemClientID,
			Username: tokentest.Username, Scopes: auth.Scopes(), Units: []tenant.UnitID{9}}},
		{"client", own.Access, auth.Caller{Tenant: w.Company.ID, Slug: "cafe", ClientID: tokentest.ClientID,
			Scopes: []auth.Scope{auth.SalesWrite}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, node := range []*token.Service{w.Tokens, w.Tokens, w.Node(t)} { // twice: the second time from the cache
				got, err := node.Verify(t.Context(), tt.raw)
				if len(got.Units) == 0 {
					got.Units = nil
				}
				if err != nil || !reflect.DeepEqual(got, tt.want) {
					t.Errorf("Verify = %+v, %v, want %+v", got, err, tt.want)
				}
			}
		})
	}
}

func TestVerifyRefusesForgeries(t *testing.T) {
	w := tokentest.New(t, noon)
	f := newForger(t, w)
	public, err := x509.MarshalPKIXPublicKey(f.key.Public())
	if err != nil {
		t.Fatal(err)
	}
	good := f.sign(t, f.claims())
	parts := strings.Split(good, ".")
	tests := []struct {
		name, raw string
		want      error
	}{
		{"nothing wrong", good, nil},
		{"typ with application/", f.signWith(t, f.claims(), jose.RS256, f.key, f.kid, "application/AT+JWT"), nil},
		{"alg none", unsecured(parts[1]), token.ErrMalformed},
		{"HS256 with the public key", f.signWith(t, f.claims(), jose.HS256, public, f.kid, "at+jwt"), token.ErrMalformed},
		{"RS512", f.signWith(t, f.claims(), jose.RS512, f.key, f.kid, "at+jwt"), token.ErrMalformed},
		{"PS256", f.signWith(t, f.claims(), jose.PS256, f.key, f.kid, "at+jwt"), token.ErrMalformed},
		{"typ JWT", f.signWith(t, f.claims(), jose.RS256, f.key, f.kid, "JWT"), token.ErrWrongType},
		{"no typ", f.signWith(t, f.claims(), jose.RS256, f.key, f.kid, ""), token.ErrWrongType},
		{"unknown kid", f.signWith(t, f.claims(), jose.RS256, f.key, "other", "at+jwt"), token.ErrUnknownKey},
		{"no kid", f.signWith(t, f.claims(), jose.RS256, f.key, "", "at+jwt"), token.ErrUnknownKey},
		{"kid of another key", f.signWith(t, f.claims(), jose.RS256, f.key, f.rotated(t), "at+jwt"), token.ErrBadSignature},
		{"claims of another token", parts[0] + "." + payload(f.with("scope", "sales:read")) + "." + parts[2], token.ErrBadSignature},
		{"no signature", parts[0] + "." + parts[1] + ".", token.ErrBadSignature},
		{"other issuer", f.sign(t, f.with("iss", "https://evil.example.com")), token.ErrWrongIssuer},
		{"other audience", f.sign(t, f.with("aud", "https://sales.example.com")), token.ErrWrongAudience},
		{"not yet", f.sign(t, f.with("nbf", noon.Add(2*time.Minute).Unix())), token.ErrNotYetValid},
		{"issued in the future", f.sign(t, f.with("iat", noon.Add(2*time.Minute).Unix())), token.ErrNotYetValid},
		{"issued by a clock half a minute ahead", f.sign(t, f.with("iat", noon.Add(30*time.Second).Unix())), nil},
		{"expired", f.sign(t, f.with("exp", noon.Unix())), token.ErrExpired},
		{"no expiry", f.sign(t, f.with("exp", 0)), token.ErrExpired},
		{"no tenant", f.sign(t, f.with("tenant", "")), token.ErrMalformed},
		{"no such tenant", f.sign(t, f.with("tenant", "bar")), directory.ErrNotFound},
		{"expiry is text", f.sign(t, f.with("exp", "tomorrow")), token.ErrMalformed},
		{"user of another client", f.sign(t, f.with("client_id", "nobody")), token.ErrRevoked},
		{"empty", "", token.ErrMalformed},
		{"not a token", "Bearer", token.ErrMalformed},
		{"too long", good + strings.Repeat("A", 8<<10), token.ErrMalformed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := w.Tokens.Verify(t.Context(), tt.raw); !errors.Is(err, tt.want) {
				t.Errorf("Verify: %v, want %v", err, tt.want)
			}
		})
	}
}

func TestVerifyRefusesExpiredTokenItKnew(t *testing.T) {
	w := tokentest.New(t, noon)
	raw := w.LogIn(t).Access
	w.Clock.Advance(time.Hour - time.Second)
	if _, err := w.Tokens.Verify(t.Context(), raw); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(time.Second)
	if _, err := w.Tokens.Verify(t.Context(), raw); !errors.Is(err, token.ErrExpired) {
		t.Errorf("Verify: %v, want ErrExpired", err)
	}
}

// Even the key that signs cannot lend a user to another company: the record has the say.
func TestVerifyRefusesTokenOfAnotherCompany(t *testing.T) {
	w := tokentest.New(t, noon)
	w.AddCompany(t, "bar")
	f := newForger(t, w)
	if _, err := w.Tokens.Verify(t.Context(), f.sign(t, f.with("tenant", "bar"))); !errors.Is(err, token.ErrRevoked) {
		t.Errorf("Verify: %v, want ErrRevoked", err)
	}
}

func TestSuspendedCompanyIsNotFoundWithinASecond(t *testing.T) {
	w := tokentest.New(t, noon)
	raw := w.LogIn(t).Access
	if _, err := w.Tokens.Verify(t.Context(), raw); err != nil {
		t.Fatal(err)
	}
	w.Company.Suspended = true
	if _, err := w.Store.ApplyCompany(t.Context(), w.Company); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(time.Second)
	if _, err := w.Tokens.Verify(t.Context(), raw); !errors.Is(err, directory.ErrNotFound) {
		t.Errorf("Verify: %v, want directory.ErrNotFound", err)
	}
}

// forger signs whatever it likes with the server's own key.
type forger struct {
	world *tokentest.World
	key   *rsa.PrivateKey
	kid   string
}

func newForger(t *testing.T, w *tokentest.World) forger {
	t.Helper()
	keys, err := w.Store.SigningKeys(t.Context())
	if err != nil || len(keys) != 1 {
		t.Fatalf("%d signing keys, %v", len(keys), err)
	}
	return forger{w, token.PrivateKey(t, w.Config.KEK, keys[0]), keys[0].ID}
}

// rotated makes another key and returns its id.
func (f forger) rotated(t *testing.T) string {
	t.Helper()
	key, err := f.world.Tokens.Rotate(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	return key.ID
}

func (f forger) claims() map[string]any {
	return map[string]any{
		"iss": "https://sales.example.com", "aud": "https://sales.example.com/sales/api", "sub": tokentest.Username,
		"client_id": token.SystemClientID, "iat": noon.Unix(), "exp": noon.Add(time.Hour).Unix(), "jti": "1",
		"scope": "sales:read sales:write forecast:write", "tenant": "cafe", "sid": "1", "rev": 0,
	}
}

func (f forger) with(name string, value any) map[string]any {
	c := f.claims()
	c[name] = value
	return c
}

func (f forger) sign(t *testing.T, claims map[string]any) string {
	t.Helper()
	return f.signWith(t, claims, jose.RS256, f.key, f.kid, "at+jwt")
}

func (f forger) signWith(t *testing.T, claims map[string]any, alg jose.SignatureAlgorithm, key any, kid, typ string) string {
	t.Helper()
	options := &jose.SignerOptions{}
	if typ != "" {
		options.WithType(jose.ContentType(typ))
	}
	if kid != "" {
		options.WithHeader("kid", kid)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: key}, options)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// unsecured is a JWT without signature (RFC 7519 6).
func unsecured(payload string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"at+jwt"}`)) + "." + payload + "."
}

func payload(claims map[string]any) string {
	text, _ := json.Marshal(claims) // strings and numbers always can be
	return base64.RawURLEncoding.EncodeToString(text)
}
