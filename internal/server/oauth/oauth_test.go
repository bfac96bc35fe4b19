package oauth_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/server/oauth/oauthtest"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// A response with its body read.
type response struct {
	*http.Response
	text string
	json map[string]any
}

type edit func(*http.Request)

// post sends a form, as the client in it unless an edit says otherwise.
func post(t *testing.T, s *oauthtest.Server, path, body string, edits ...edit) response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, e := range edits {
		e(req)
	}
	return do(t, s, req)
}

func get(t *testing.T, s *oauthtest.Server, path string) response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, s, req)
}

func do(t *testing.T, s *oauthtest.Server, req *http.Request) response {
	t.Helper()
	resp, err := s.HTTP.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	r := response{Response: resp, text: string(text)}
	if len(text) > 0 {
		if err := json.Unmarshal(text, &r.json); err != nil {
			t.Fatalf("answer %q: %v", text, err)
		}
	}
	return r
}

func basic(id, secret string) edit { return func(r *http.Request) { r.SetBasicAuth(id, secret) } }

func header(name, value string) edit { return func(r *http.Request) { r.Header.Add(name, value) } }

// params writes a form from names and values in turn.
func params(pairs ...string) string {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	return values.Encode()
}

// asClient is the form of the company's own client, with more.
func asClient(s *oauthtest.Server, pairs ...string) string {
	return params(append(pairs, "client_id", tokentest.ClientID, "client_secret", s.ClientSecret)...)
}

// systemBasic is the Authorization header of the system client.
func systemBasic(s *oauthtest.Server) string {
	r := http.Request{Header: http.Header{}}
	r.SetBasicAuth(token.SystemClientID, s.SystemSecret)
	return r.Header.Get("Authorization")
}

func TestTokenAnswer(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	password := []string{"grant_type", "password", "username", tokentest.Username, "password", tokentest.Password}
	refresh := s.LogIn(t).Refresh
	system := basic(token.SystemClientID, s.SystemSecret)
	tests := []struct {
		name        string
		got         response
		wantScope   string
		wantRefresh bool
	}{
		{"password, by header", post(t, s, "/connect/token", params(password...), system), "sales:read sales:write forecast:write", true},
		{"password, by form", post(t, s, "/connect/token", asClient(s, password...)), "sales:read sales:write forecast:write", true},
		{"scope without value", post(t, s, "/connect/token", params(append(password, "scope", "")...), system), "sales:read sales:write forecast:write", true},
		{"same client_id in header and form", post(t, s, "/connect/token", params(append(password, "client_id", token.SystemClientID)...), system), "sales:read sales:write forecast:write", true},
		{"content type with charset", post(t, s, "/connect/token", params(password...), system,
			func(r *http.Request) {
				r.Header.Set("Content-Type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")
			}), "sales:read sales:write forecast:write", true},
		{"refresh_token", post(t, s, "/connect/token", params("grant_type", "refresh_token", "refresh_token", refresh), system), "sales:read sales:write forecast:write", true},
		{"beside a bearer token", post(t, s, "/connect/token", asClient(s, password...), header("Authorization", "Bearer x")), "sales:read sales:write forecast:write", true},
		{"beside another scheme", post(t, s, "/connect/token", asClient(s, password...), header("Authorization", "Digest username=x")), "sales:read sales:write forecast:write", true},
		{"beside an empty header", post(t, s, "/connect/token", asClient(s, password...), header("Authorization", "")), "sales:read sales:write forecast:write", true},
		{"by header beside a bearer token", post(t, s, "/connect/token", params(password...), header("Authorization", "Bearer x"), header("Authorization", systemBasic(s))),
			"sales:read sales:write forecast:write", true},
		{"client_credentials", post(t, s, "/connect/token", asClient(s, "grant_type", "client_credentials", "scope", "sales:write")), "sales:write", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.got
			_, hasRefresh := got.json["refresh_token"]
			if got.StatusCode != http.StatusOK || got.json["token_type"] != "Bearer" || got.json["expires_in"] != 3600.0 ||
				got.json["scope"] != tt.wantScope || hasRefresh != tt.wantRefresh {
				t.Errorf("%d %s", got.StatusCode, got.text)
			}
			wantNotCached(t, got)
			raw, _ := got.json["access_token"].(string)
			if _, err := s.Tokens.Verify(t.Context(), raw); err != nil {
				t.Errorf("Verify: %v", err)
			}
		})
	}
}

func TestTokenErrors(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	own := basic(tokentest.ClientID, s.ClientSecret)
	tests := []struct {
		name       string
		body       string
		edits      []edit
		wantStatus int
		want       string
	}{
		{"JSON", `{"grant_type":"password"}`, []edit{func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }}, 400, "invalid_request"},
		{"no content type", "grant_type=password", []edit{func(r *http.Request) { r.Header.Del("Content-Type") }}, 400, "invalid_request"},
		{"too large", "a=" + strings.Repeat("a", 16<<10), nil, 400, "invalid_request"},
		{"bad escape", "grant_type=%zz", []edit{own}, 400, "invalid_request"},
		{"not UTF-8", "grant_type=%ff", []edit{own}, 400, "invalid_request"},
		{"NUL", "grant_type=password&username=a%00", []edit{own}, 400, "invalid_request"},
		{"parameter twice", "grant_type=password&grant_type=password", []edit{own}, 400, "invalid_request"},
		{"unknown parameter twice", "grant_type=client_credentials&x=1&x=1", []edit{own}, 400, "invalid_request"},
		{"no grant_type", "", []edit{own}, 400, "invalid_request"},
		{"grant_type without value", "grant_type=", []edit{own}, 400, "invalid_request"},
		{"header and form", asClient(s, "grant_type", "client_credentials"), []edit{own}, 400, "invalid_request"},
		{"two headers", "grant_type=client_credentials", []edit{own, header("Authorization", "Basic eDp4")}, 400, "invalid_request"},
		{"another client_id in the form", "grant_type=client_credentials&client_id=other", []edit{own}, 400, "invalid_request"},
		{"no client", "grant_type=client_credentials", nil, 400, "invalid_client"},
		{"no secret", "grant_type=client_credentials&client_id=" + tokentest.ClientID, nil, 400, "invalid_client"},
		{"wrong secret in the form", params("grant_type", "client_credentials", "client_id", tokentest.ClientID, "client_secret", "x"), nil, 400, "invalid_client"},
		{"wrong secret in the header", "grant_type=client_credentials", []edit{basic(tokentest.ClientID, "x")}, 401, "invalid_client"},
		{"unknown client in the header", "grant_type=client_credentials", []edit{basic("nobody", "x")}, 401, "invalid_client"},
		{"another scheme alone", "grant_type=client_credentials", []edit{header("Authorization", "Bearer x")}, 400, "invalid_client"},
		{"another scheme beside a wrong secret", params("grant_type", "client_credentials", "client_id", tokentest.ClientID, "client_secret", "x"),
			[]edit{header("Authorization", "Bearer x")}, 400, "invalid_client"},
		{"Basic that cannot be read beside the form", asClient(s, "grant_type", "client_credentials"), []edit{header("Authorization", "Basic ?")}, 400, "invalid_request"},
		{"openid alone", "grant_type=client_credentials&scope=openid", []edit{own}, 400, "invalid_scope"},
		{"offline_access alone", "grant_type=client_credentials&scope=offline_access", []edit{own}, 400, "invalid_scope"},
		{"secret in the address", "grant_type=client_credentials", []edit{func(r *http.Request) {
			r.URL.RawQuery = params("client_id", tokentest.ClientID, "client_secret", s.ClientSecret)
		}}, 400, "invalid_client"},
		{"unknown grant", "grant_type=authorization_code", []edit{own}, 400, "unsupported_grant_type"},
		{"grant not allowed", "grant_type=client_credentials", []edit{basic(token.SystemClientID, s.SystemSecret)}, 400, "unauthorized_client"},
		{"unknown scope", "grant_type=client_credentials&scope=admin", []edit{own}, 400, "invalid_scope"},
		{"scope that cannot be printed", "grant_type=client_credentials&scope=%22%5C%C3%A9", []edit{own}, 400, "invalid_scope"},
		{"no username", "grant_type=password&password=x", []edit{own}, 400, "invalid_request"},
		{"no password", "grant_type=password&username=x", []edit{own}, 400, "invalid_request"},
		{"wrong password", "grant_type=password&username=x&password=x", []edit{own}, 400, "invalid_grant"},
		{"no refresh_token", "grant_type=refresh_token", []edit{own}, 400, "invalid_request"},
		{"unknown refresh token", "grant_type=refresh_token&refresh_token=x", []edit{own}, 400, "invalid_grant"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := post(t, s, "/connect/token", tt.body, tt.edits...)
			if got.StatusCode != tt.wantStatus || got.json["error"] != tt.want {
				t.Errorf("%d %s, want %d %s", got.StatusCode, got.text, tt.wantStatus, tt.want)
			}
			if challenge := got.Header.Get("WWW-Authenticate"); strings.HasPrefix(challenge, "Basic ") != (tt.wantStatus == 401) {
				t.Errorf("WWW-Authenticate: %q", challenge)
			}
			if got.Header.Get("Content-Type") != "application/json" || got.json["error_description"] == "" {
				t.Errorf("%s %s", got.Header.Get("Content-Type"), got.text)
			}
			wantNotCached(t, got)
		})
	}
}

func TestLockedUserIsToldHowLongToWait(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	logIn := func(password string) response {
		return post(t, s, "/connect/token", asClient(s, "grant_type", "password", "username", tokentest.Username, "password", password))
	}
	for range 5 {
		if got := logIn("wrong"); got.Header.Get("Retry-After") != "" {
			t.Fatal("locked too early")
		}
	}
	if got := logIn(tokentest.Password); got.StatusCode != 400 || got.json["error"] != "invalid_grant" || got.Header.Get("Retry-After") != "1" {
		t.Errorf("%d %s, Retry-After %q", got.StatusCode, got.text, got.Header.Get("Retry-After"))
	}
}

func TestClosedStoreAnswersUnavailable(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	if err := s.Store.Close(); err != nil {
		t.Fatal(err)
	}
	got := post(t, s, "/connect/token", asClient(s, "grant_type", "client_credentials"))
	if got.StatusCode != http.StatusServiceUnavailable || got.json["error"] != "temporarily_unavailable" || got.Header.Get("Retry-After") == "" {
		t.Errorf("%d %s, Retry-After %q", got.StatusCode, got.text, got.Header.Get("Retry-After"))
	}
}

func TestRevocation(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	system := basic(token.SystemClientID, s.SystemSecret)
	issued := s.LogIn(t)
	for _, raw := range []string{"unknown", issued.Access, issued.Access, issued.Refresh, issued.Refresh} {
		got := post(t, s, "/connect/revocation", params("token", raw, "token_type_hint", "access_token"), system)
		if got.StatusCode != http.StatusOK || got.text != "" {
			t.Errorf("%d %s", got.StatusCode, got.text)
		}
		wantNotCached(t, got)
	}
	if _, err := s.Tokens.Verify(t.Context(), issued.Access); err == nil {
		t.Error("the token is still valid")
	}
	if got := post(t, s, "/connect/revocation", "", system); got.StatusCode != 400 || got.json["error"] != "invalid_request" {
		t.Errorf("without token: %d %s", got.StatusCode, got.text)
	}
	if got := post(t, s, "/connect/revocation", "token=x"); got.json["error"] != "invalid_client" {
		t.Errorf("without client: %d %s", got.StatusCode, got.text)
	}
}

func TestIntrospection(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	bar := s.AddCompany(t, "bar")
	barSecret := s.AddClient(t, bar.ID, auth.Client{ID: "bar-client", Scopes: auth.Scopes(), Grants: []auth.Grant{auth.GrantClientCredentials}})
	system, own, other := basic(token.SystemClientID, s.SystemSecret), basic(tokentest.ClientID, s.ClientSecret), basic("bar-client", barSecret)
	person := s.LogIn(t)
	machine, err := s.Tokens.ForClient(t.Context(), s.Client(t, tokentest.ClientID), "")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, raw string
		as        edit
		want      bool
	}{
		{"to whom it was issued", person.Access, system, true},
		{"client of the same company", person.Access, own, true},
		{"client of another company", person.Access, other, false},
		{"own token", machine.Access, own, true},
		{"the system client, of a token it was not issued", machine.Access, system, false},
		{"refresh token", person.Refresh, system, true},
		{"refresh token of another client", person.Refresh, own, false},
		{"unknown", "x", own, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := post(t, s, "/connect/introspect", params("token", tt.raw), tt.as)
			if got.StatusCode != 200 || got.json["active"] != tt.want || !tt.want && len(got.json) != 1 {
				t.Errorf("%d %s", got.StatusCode, got.text)
			}
			wantNotCached(t, got)
		})
	}
}

func TestIntrospectionTellsWhatTheTokenCarries(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	got := post(t, s, "/connect/introspect", params("token", s.LogIn(t).Access), basic(token.SystemClientID, s.SystemSecret)).json
	want := map[string]any{
		"active": true, "scope": "sales:read sales:write forecast:write", "client_id": token.SystemClientID, "username": tokentest.Username,
		"token_type": "Bearer", "sub": tokentest.Username, "iss": s.URL, "aud": s.URL + "/sales/api", "tenant": "cafe",
		"iat": float64(noon.Unix()), "exp": float64(noon.Add(time.Hour).Unix()),
	}
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s is %v, want %v", name, got[name], value)
		}
	}
}

func TestMetadata(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	for _, path := range []string{"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"} {
		got := get(t, s, path)
		if got.json["issuer"] != s.URL || got.json["token_endpoint"] != s.URL+"/connect/token" ||
			got.json["jwks_uri"] != s.URL+"/.well-known/openid-configuration/jwks" {
			t.Errorf("%s: %s", path, got.text)
		}
		if got.Header.Get("Cache-Control") != "public, max-age=3600" {
			t.Errorf("Cache-Control: %q", got.Header.Get("Cache-Control"))
		}
	}
}

func TestJWKSHoldsNothingPrivate(t *testing.T) {
	s := oauthtest.Serve(t, noon)
	got := get(t, s, "/.well-known/openid-configuration/jwks")
	keys, _ := got.json["keys"].([]any)
	if len(keys) != 1 {
		t.Fatalf("%s", got.text)
	}
	key := keys[0].(map[string]any)
	for _, name := range []string{"kty", "use", "alg", "kid", "n", "e"} {
		if _, ok := key[name]; !ok {
			t.Errorf("%s is missing", name)
		}
		delete(key, name)
	}
	if len(key) > 0 {
		t.Errorf("the key tells more: %v", key)
	}
	if got.Header.Get("Cache-Control") != "public, max-age=300" {
		t.Errorf("Cache-Control: %q", got.Header.Get("Cache-Control"))
	}
}

func wantNotCached(t *testing.T, got response) {
	t.Helper()
	if got.Header.Get("Cache-Control") != "no-store" || got.Header.Get("Pragma") != "no-cache" {
		t.Errorf("Cache-Control: %q, Pragma: %q", got.Header.Get("Cache-Control"), got.Header.Get("Pragma"))
	}
}
