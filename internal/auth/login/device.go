package login

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"time"
)

// DeviceLife is how long a device stays recognised after its last log-in: as long as browsers keep a
// cookie (RFC 6265bis).
const DeviceLife = 400 * 24 * time.Hour

// Devices issues and recognises the proofs that browsers keep of a log-in: an id and a time, signed
// for one user name. A proof lets nobody in: it only gives its holder failures of their own. It needs
// no store, and holds on every node that has the same key.
type Devices struct{ key []byte }

// NewDevices returns Devices whose proofs are signed with key.
func NewDevices(key []byte) Devices { return Devices{key} }

const (
	deviceIDLength = 16
	proofLength    = deviceIDLength + 8 + sha256.Size
)

// Label returns what a proof for a user can be kept under: another for each user, and not to be
// read as a name.
func (d Devices) Label(username string) string {
	return hex.EncodeToString(d.sign("label", username)[:8])
}

// Issue returns a proof for a user that begins now, of the device with this id; of a new one if it is empty.
func (d Devices) Issue(username, device string, now time.Time) string {
	id := []byte(device)
	if device == "" {
		id = make([]byte, deviceIDLength)
		_, _ = rand.Read(id) // never fails: crypto/rand ends the process instead
	}
	signed := binary.BigEndian.AppendUint64(id, uint64(now.Unix()))
	return base64.RawURLEncoding.EncodeToString(append(signed, d.sign("proof", username, string(signed))...))
}

// Recognise returns the id of the device that a proof is of; empty if the proof is not for this user,
// was not issued here or is too old.
func (d Devices) Recognise(username, proof string, now time.Time) (device string) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(proof)
	if err != nil || len(raw) != proofLength {
		return ""
	}
	signed, mac := raw[:proofLength-sha256.Size], raw[proofLength-sha256.Size:]
	if !hmac.Equal(mac, d.sign("proof", username, string(signed))) {
		return ""
	}
	issued := time.Unix(int64(binary.BigEndian.Uint64(signed[deviceIDLength:])), 0)
	if now.Sub(issued) >= DeviceLife {
		return ""
	}
	return string(signed[:deviceIDLength])
}

// sign returns the HMAC of texts, each with its length before it.
func (d Devices) sign(texts ...string) []byte {
	mac := hmac.New(sha256.New, d.key)
	for _, text := range texts {
		_, _ = mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(text))))
		_, _ = mac.Write([]byte(text))
	}
	return mac.Sum(nil)
}
