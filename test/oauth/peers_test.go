// Package oauth_test lets OAuth clients of other ecosystems talk to the OAuth endpoints.
package oauth_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
	"github.com/daypart/daypart/internal/server/oauth/oauthtest"
)

type credentials struct {
	ID     string `json:"id"`
	Secret string `json:"secret"`
}

func TestPeersFromNPM(t *testing.T) {
	if _, err := os.Stat("node_modules/openid-client"); err != nil {
		t.Fatal("the clients are not installed: run `make test-go`, or `npm ci` in test/oauth")
	}
	s := oauthtest.Serve(t, time.Now())
	peers, err := json.Marshal(map[string]any{
		"issuer":   s.URL,
		"username": tokentest.Username,
		"password": tokentest.Password,
		"system":   credentials{token.SystemClientID, s.SystemSecret},
		"own":      credentials{tokentest.ClientID, s.ClientSecret},
	})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "node", "--test-reporter=spec", "peers.mjs")
	cmd.Env = append(os.Environ(), "PEERS="+string(peers), "NODE_EXTRA_CA_CERTS="+s.CAFile(t))
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("node: %v\n%s", err, output)
	}
}
