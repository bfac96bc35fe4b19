package server

import (
	"net/http"
	"time"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/server/oauth"
)

// visitor is the sender of a request that logs in or asks for a token. Whoever has right credentials
// draws from a rate of its own; only what is refused draws from that of the address.
type visitor struct {
	server *Server
	header http.Header // of the answer
	from   *http.Request
}

var _ oauth.Visitor = visitor{}

// Origin is where a log-in would come from, without proof of a device.
func (v visitor) Origin() login.Origin {
	address := v.server.clientAddress(v.from)
	return login.Origin{Address: address, Exhausted: v.server.address.Wait(network(address)) > 0}
}

// AdmitClient draws from the rate of a client on this address. Others who know its secret, as many know
// that of a client of all companies, cannot use it up from elsewhere.
func (v visitor) AdmitClient(id string) (wait time.Duration) {
	return draw(v.server.clients, v.header, "\x00"+id+"\x00"+network(v.server.clientAddress(v.from)))
}

// CountRefusal draws from the rate of the address.
func (v visitor) CountRefusal() (wait time.Duration) {
	return draw(v.server.address, v.header, network(v.server.clientAddress(v.from)))
}

// refuse counts a refusal, and returns the error to answer. What is no refusal stays as it is.
func (v visitor) refuse(err error) error {
	if err == nil || problemOf(err).Type.Status >= http.StatusInternalServerError {
		return err
	}
	if wait := v.CountRefusal(); wait > 0 {
		return tooMany(wait)
	}
	return err
}

// connect leads a route to an OAuth endpoint.
func (s *Server) connect(pattern string, serve func(http.ResponseWriter, *http.Request, oauth.Visitor)) route {
	return route{pattern, public, unlimited, nil, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		serve(w, r, visitor{s, w.Header(), r})
	})}
}
