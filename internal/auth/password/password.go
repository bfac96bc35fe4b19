// Package password owns how passwords and client secrets are made into what is
// kept of them, and how a given one is compared with it.
//
// It does not know users, failed attempts or lock-outs: that is auth/login.
package password

import (
	"context"
	"crypto/rand"
	"crypto/subtle"

	"golang.org/x/crypto/argon2"
)

// What a new hash costs: the second choice of RFC 9106 scaled to OWASP's minimum, 19 MiB and some 24 ms.
const (
	memoryKiB  = 19 * 1024
	passes     = 2
	lanes      = 1
	saltLength = 16
	keyLength  = 32
)

// Hasher hashes and verifies passwords with argon2id, few at a time: each costs
// so much memory that as many as there are requests would be a way to bring the server down.
type Hasher struct {
	gate  *gate
	decoy phc
}

// New returns a Hasher that works on up to concurrent passwords at once, one of them of a known caller
// if there are two or more, while up to waiting more queue in each lane; whoever comes then is refused
// with ErrBusy.
func New(concurrent, waiting int) *Hasher {
	return &Hasher{gate: newGate(concurrent, waiting), decoy: newDecoy()}
}

// Hash returns the argon2id hash of a password as a PHC string, with a salt of its own. Who sets a
// password is known. ErrBusy when too many wait already.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	lane := Lane{Known: true}
	if err := h.gate.enter(ctx, lane); err != nil {
		return "", err
	}
	defer h.gate.leave(lane)
	fresh := phc{memoryKiB: memoryKiB, passes: passes, lanes: lanes, salt: random(saltLength)}
	fresh.key = fresh.derive(password)
	return fresh.String(), nil
}

// Verify waits in a lane, and reports whether password is the one that hash was made of. An empty
// hash, for a name that does not exist, costs as much as any other and matches nothing.
// ErrBusy when too many wait already, an error too when hash cannot be read.
func (h *Hasher) Verify(ctx context.Context, lane Lane, password, hash string) (bool, error) {
	kept := h.decoy
	if hash != "" {
		var err error
		if kept, err = parsePHC(hash); err != nil {
			return false, err
		}
	}
	if err := h.gate.enter(ctx, lane); err != nil {
		return false, err
	}
	defer h.gate.leave(lane)
	return subtle.ConstantTimeCompare(kept.derive(password), kept.key) == 1, nil
}

func (p phc) derive(password string) []byte {
	return argon2.IDKey([]byte(password), p.salt, p.passes, p.memoryKiB, p.lanes, keyLength)
}

// newDecoy returns a hash of no password: its key is random.
func newDecoy() phc {
	return phc{memoryKiB: memoryKiB, passes: passes, lanes: lanes, salt: random(saltLength), key: random(keyLength)}
}

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the process instead
	return b
}
