package password

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// maxMemoryKiB and maxPasses bound what a kept hash may ask of the machine.
const (
	maxMemoryKiB = 256 * 1024
	maxPasses    = 16
)

var errUnreadable = errors.New("password hash is not an argon2id PHC string")

// phc is an argon2id hash with its parameters, in the string format of the
// password hashing competition: $argon2id$v=19$m=19456,t=2,p=1$salt$key.
type phc struct {
	memoryKiB, passes uint32
	lanes             uint8
	salt, key         []byte
}

// String returns the PHC string.
func (p phc) String() string {
	return fmt.Sprintf("$argon2id$v=%d$%s$%s$%s", argon2.Version, p.parameters(),
		base64.RawStdEncoding.EncodeToString(p.salt), base64.RawStdEncoding.EncodeToString(p.key))
}

func (p phc) parameters() string {
	return fmt.Sprintf("m=%d,t=%d,p=%d", p.memoryKiB, p.passes, p.lanes)
}

// parsePHC reads what String writes, and nothing else. The error never holds the text.
func parsePHC(text string) (phc, error) {
	var p phc
	fields := strings.Split(text, "$")
	if len(fields) != 6 || fields[0] != "" || fields[1] != "argon2id" || fields[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, errUnreadable
	}
	if _, err := fmt.Sscanf(fields[3], "m=%d,t=%d,p=%d", &p.memoryKiB, &p.passes, &p.lanes); err != nil {
		return p, errUnreadable
	}
	var saltErr, keyErr error
	p.salt, saltErr = base64.RawStdEncoding.Strict().DecodeString(fields[4])
	p.key, keyErr = base64.RawStdEncoding.Strict().DecodeString(fields[5])
	if saltErr != nil || keyErr != nil || !p.sound() || p.String() != text {
		return phc{}, errUnreadable
	}
	return p, nil
}

func (p phc) sound() bool {
	return p.memoryKiB >= 8 && p.memoryKiB <= maxMemoryKiB && p.passes >= 1 && p.passes <= maxPasses &&
		p.lanes >= 1 && len(p.salt) >= 8 && len(p.key) == keyLength
}
