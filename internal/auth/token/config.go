package token

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

// Config says whose tokens these are and how long things live. Zero durations take the default.
type Config struct {
	// Issuer is the public origin of the server, such as https://sales.example.com, without path or trailing slash.
	Issuer string
	// KEK encrypts the signing keys in the store, and derives the successors of refresh tokens.
	KEK KEK
	// KEKSource names the file or variable the KEK came from, for the message when it is the wrong one.
	KEKSource string
	// AccessLife is how long an access token lives. Default an hour.
	AccessLife time.Duration
	// RefreshLife is how long a refresh token lives unused. Each use gives a new one that lives as
	// long again: who keeps refreshing stays logged in. Default 30 days.
	RefreshLife time.Duration
	// RotateEvery is how long a key signs. Default 90 days.
	RotateEvery time.Duration
	// PublishLead is how long a key is published before it signs. Default 10 minutes.
	PublishLead time.Duration
}

const (
	// refreshGrace is how long a spent refresh token is answered with the same successor.
	refreshGrace = 30 * time.Second
	// clockLeeway is how far ahead another node's clock may be.
	clockLeeway = time.Minute
	// keyMargin is how much longer a key stays published than its last token lives.
	keyMargin = 10 * time.Minute
)

func (c Config) withDefaults() Config {
	setDefault(&c.AccessLife, time.Hour)
	setDefault(&c.RefreshLife, 30*24*time.Hour)
	setDefault(&c.RotateEvery, 90*24*time.Hour)
	setDefault(&c.PublishLead, 10*time.Minute)
	return c
}

func setDefault(d *time.Duration, value time.Duration) {
	if *d == 0 {
		*d = value
	}
}

func (c Config) validate() error {
	var faults []error
	u, err := url.Parse(c.Issuer)
	if err != nil || u.Scheme != "https" || u.Host == "" || c.Issuer != "https://"+u.Host {
		faults = append(faults, fmt.Errorf("issuer %q is not an https origin such as https://sales.example.com", c.Issuer))
	}
	if c.KEK == (KEK{}) {
		faults = append(faults, errors.New("the key-encryption key is missing"))
	}
	if c.AccessLife < time.Second || c.RefreshLife < c.AccessLife {
		faults = append(faults, errors.New("an access token must live a second or more, and a refresh token no shorter than it"))
	}
	if c.PublishLead < time.Second || c.RotateEvery <= c.PublishLead {
		faults = append(faults, errors.New("the publishing lead must be a second or more, and keys must sign for longer than it"))
	}
	return errors.Join(faults...)
}

// audience is who the access tokens are for: the API.
func (c Config) audience() string { return c.Issuer + "/sales/api" }
