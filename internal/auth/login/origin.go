package login

import (
	"crypto/sha256"
	"net/netip"
)

// Origin is where a log-in comes from. Failures count per name and origin, so that nobody can lock
// out another.
type Origin struct {
	// Address is the client's. The zero address is an origin like any other.
	Address netip.Addr
	// Device identifies a browser in which the user logged in before (Devices.Recognise); empty if
	// there is no proof of one.
	Device string
	// Exhausted: the address has no attempts left, so that only who is known is checked.
	Exhausted bool
}

// Network returns the network of an address that failures are counted by: /24 of IPv4, /48 of IPv6.
// Within these, one customer of a provider gets new addresses at will (RFC 6177).
func Network(a netip.Addr) netip.Prefix {
	bits := 48
	if a = a.Unmap(); a.Is4() {
		bits = 24
	}
	network, _ := a.WithZone("").Prefix(bits) // fails for the zero address only
	return network
}

// originKey is the key of a tally: half of a SHA-256, so that the store holds no addresses.
type originKey []byte

// everyStranger is the key under which all failures of a name from unknown origins count together.
var everyStranger = originKey(nil)

func newOriginKey(kind, text string) originKey {
	sum := sha256.Sum256([]byte(kind + "\x00" + text))
	return sum[:len(sum)/2]
}

func (o Origin) networkKey() originKey { return newOriginKey("network", Network(o.Address).String()) }

// key is what failures from this origin count under: the device, else the network.
func (o Origin) key() originKey {
	if o.Device != "" {
		return newOriginKey("device", o.Device)
	}
	return o.networkKey()
}
