package server

import (
	"net/http"

	"github.com/daypart/daypart/internal/auth/login"
)

// deviceCookiePrefix begins the names of the cookies that prove an earlier log-in, one for each user of
// a browser. They are bound to this host and to HTTPS (RFC 6265bis), and outlive the session.
const deviceCookiePrefix = "__Host-daypart-device-"

// device returns the device that r proves that a user logged in from before; empty if it proves none.
func (s *Server) device(r *http.Request, username string) string {
	cookie, err := r.Cookie(deviceCookiePrefix + s.devices.Label(username))
	if err != nil {
		return ""
	}
	return s.devices.Recognise(username, cookie.Value, s.Now())
}

// deviceCookie proves a log-in that was right: of the device it was recognised as, or of a new one.
func (s *Server) deviceCookie(username, device string) *http.Cookie {
	return &http.Cookie{
		Name: deviceCookiePrefix + s.devices.Label(username), Value: s.devices.Issue(username, device, s.Now()),
		Path: "/", MaxAge: int(login.DeviceLife.Seconds()), HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode,
	}
}
