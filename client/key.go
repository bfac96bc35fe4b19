package client

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"time"
)

// newKey returns a UUID of version 7 (RFC 9562, section 5.7): 48 bits of
// milliseconds and 74 bits of chance.
func newKey() string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(time.Now().UnixMilli())<<16)
	_, _ = rand.Read(b[6:]) // never fails, says crypto/rand
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
