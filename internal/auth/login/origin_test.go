package login_test

import (
	"context"
	"encoding/base64"
	"errors"
	"net/netip"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/auth/token/tokentest"
)

// from is an origin by address.
func from(address string) login.Origin { return login.Origin{Address: netip.MustParseAddr(address)} }

// stranger returns an address in a network of its own.
func stranger(i int) login.Origin {
	return login.Origin{Address: netip.AddrFrom4([4]byte{203, byte(i >> 8), byte(i), 1})}
}

func logIn(t *testing.T, desk *login.Desk, origin login.Origin) {
	t.Helper()
	if _, err := desk.Login(t.Context(), origin, name, right); err != nil {
		t.Errorf("right password from %v: %v", origin, err)
	}
}

// guess guesses from an origin of its own each time.
func guess(t *testing.T, desk *login.Desk, times int) {
	t.Helper()
	var guesses errgroup.Group
	guesses.SetLimit(8)
	for i := range times {
		guesses.Go(func() error {
			if _, err := desk.Login(t.Context(), stranger(i), name, wrong); !errors.Is(err, login.ErrWrongCredentials) {
				return err
			}
			return nil
		})
	}
	if err := guesses.Wait(); err != nil {
		t.Fatal(err)
	}
}

// lockOutStrangers is what 100 guesses lead to.
func lockOutStrangers(t *testing.T, w *tokentest.World, desk *login.Desk) {
	t.Helper()
	for range 95 {
		if err := w.Store.CountLoginFailure(t.Context(), name, nil, w.Clock.Now()); err != nil {
			t.Fatal(err)
		}
	}
	guess(t, desk, 5)
	wantLockedFrom(t, desk, stranger(100), time.Second)
}

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.77": "192.0.2.0/24", "::ffff:192.0.2.77": "192.0.2.0/24", "2001:db8:1:2::1": "2001:db8:1::/48", "fe80::1%eth0": "fe80::/48",
	} {
		if got := login.Network(netip.MustParseAddr(address)).String(); got != want {
			t.Errorf("network of %s is %s, want %s", address, got, want)
		}
	}
}

func TestLogin_FailuresCountPerNetwork(t *testing.T) {
	w := tokentest.New(t, noon)
	desk, here, neighbour, elsewhere := w.Deps().Desk, from("192.0.2.1"), from("192.0.2.99"), from("198.51.100.1")
	failFrom(t, desk, here, 5)
	wantLockedFrom(t, desk, neighbour, time.Second)
	wantLockedFrom(t, w.Deps().Desk, here, time.Second) // on another node too
	logIn(t, desk, elsewhere)
	wantLockedFrom(t, desk, here, time.Second) // the owner's log-in does not help who guesses
}

func TestLogin_GuessesFromManyNetworksAreBounded(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	guess(t, desk, 100)
	wantLockedFrom(t, w.Deps().Desk, stranger(200), time.Second) // on another node too
	w.Clock.Advance(time.Second)
	if _, err := desk.Login(t.Context(), stranger(200), name, wrong); !errors.Is(err, login.ErrWrongCredentials) {
		t.Fatal(err)
	}
	wantLockedFrom(t, desk, stranger(201), 2*time.Second)
}

func TestLogin_KnownNetworkIsNotLockedOutByOthers(t *testing.T) {
	w := tokentest.New(t, noon)
	desk, shop := w.Deps().Desk, from("192.0.2.1")
	logIn(t, desk, shop)
	lockOutStrangers(t, w, desk)
	logIn(t, desk, shop)
	logIn(t, desk, from("192.0.2.200"))

	failFrom(t, desk, shop, 5) // by its own failures it is
	wantLockedFrom(t, desk, shop, time.Second)
	w.Clock.Advance(time.Second)
	logIn(t, desk, shop)
}

func TestLogin_KnownNetworkIsForgottenAfterLoginMemory(t *testing.T) {
	w := tokentest.New(t, noon)
	desk, shop := w.Deps().Desk, from("192.0.2.1")
	logIn(t, desk, shop)
	w.Clock.Advance(90*24*time.Hour - time.Second)
	exhausted := shop
	exhausted.Exhausted = true
	logIn(t, desk, exhausted) // which it is only if known, and which records it anew
	w.Clock.Advance(90*24*time.Hour - time.Second)
	logIn(t, desk, exhausted)
	w.Clock.Advance(90 * 24 * time.Hour)
	if _, err := desk.Login(t.Context(), exhausted, name, right); !errors.Is(err, login.ErrExhausted) {
		t.Errorf("after 90 days: %v, want ErrExhausted", err)
	}
}

func TestLogin_KnownDeviceIsNotLockedOutByOthers(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	lockOutStrangers(t, w, desk)
	phone, tablet := from("203.0.1.1"), from("203.0.1.1") // where a guess came from as well
	phone.Device, tablet.Device = "phone", "tablet"
	logIn(t, desk, phone)
	failFrom(t, desk, phone, 5)
	wantLockedFrom(t, desk, phone, time.Second)
	logIn(t, desk, tablet)
}

// The network that a device logs in from becomes known.
func TestLogin_DeviceMakesItsNetworkKnown(t *testing.T) {
	w := tokentest.New(t, noon)
	desk, phone := w.Deps().Desk, from("192.0.2.1")
	phone.Device = "phone"
	logIn(t, desk, phone)
	till := from("192.0.2.2")
	till.Exhausted = true
	logIn(t, desk, till)
}

// Whoever guesses from the network of a device goes on waiting when the device logs in.
func TestLogin_DeviceKeepsFailuresOfItsNetwork(t *testing.T) {
	w := tokentest.New(t, noon)
	desk, guesser := w.Deps().Desk, from("192.0.2.1")
	phone := guesser
	phone.Device = "phone"
	failFrom(t, desk, guesser, 5)
	for range 2 { // its network is unknown, then known
		logIn(t, desk, phone)
		wantLockedFrom(t, desk, guesser, time.Second)
	}
}

func TestLogin_ExhaustedAddressIsNotChecked(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	for _, username := range []string{name, "nobody", ""} {
		origin := login.Origin{Exhausted: true}
		if _, err := desk.Login(t.Context(), origin, username, right); !errors.Is(err, login.ErrExhausted) {
			t.Errorf("%q: %v, want ErrExhausted", username, err)
		}
	}
}

func TestClearLoginFailures_UnlocksTheName(t *testing.T) {
	w := tokentest.New(t, noon)
	desk := w.Deps().Desk
	lockOutStrangers(t, w, desk)
	if err := w.Store.ClearLoginFailures(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	logIn(t, desk, stranger(300))
}

// Who waits for a turn that somebody else holds can stop waiting.
func TestLogin_EndsWithItsContext(t *testing.T) {
	w := tokentest.New(t, noon)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.Deps().Desk.Login(ctx, from("192.0.2.1"), name, right); err == nil {
		t.Error("it was checked")
	}
}

func TestDevices(t *testing.T) {
	devices, others := login.NewDevices([]byte("key")), login.NewDevices([]byte("another"))
	proof := devices.Issue(name, "", noon)
	device := devices.Recognise(name, proof, noon)
	if len(device) != 16 {
		t.Fatalf("device %x", device)
	}
	again := devices.Issue(name, device, noon.Add(time.Hour))
	if got := login.NewDevices([]byte("key")).Recognise(name, again, noon.Add(login.DeviceLife)); got != device {
		t.Errorf("another node recognises %x, want %x", got, device)
	}
	raw, err := base64.RawURLEncoding.DecodeString(proof)
	if err != nil {
		t.Fatal(err)
	}
	for at := range raw {
		raw[at] ^= 1
		if got := devices.Recognise(name, base64.RawURLEncoding.EncodeToString(raw), noon); got != "" {
			t.Errorf("with byte %d changed it is recognised as %x", at, got)
		}
		raw[at] ^= 1
	}
	for what, got := range map[string]string{
		"another user":  devices.Recognise("bo", proof, noon),
		"another key":   others.Recognise(name, proof, noon),
		"too old":       devices.Recognise(name, proof, noon.Add(login.DeviceLife)),
		"nothing":       devices.Recognise(name, "", noon),
		"not base64":    devices.Recognise(name, "?", noon),
		"cut off":       devices.Recognise(name, proof[:20], noon),
		"one more byte": devices.Recognise(name, proof+"AA", noon),
	} {
		if got != "" {
			t.Errorf("%s is recognised as %x", what, got)
		}
	}
	if devices.Label(name) == devices.Label("bo") || len(devices.Label(name)) != 16 {
		t.Errorf("labels %s and %s", devices.Label(name), devices.Label("bo"))
	}
}

func FuzzDevices_Recognise(f *testing.F) {
	devices := login.NewDevices([]byte("key"))
	f.Add("")
	f.Add(devices.Issue("bo", "", noon))
	f.Fuzz(func(t *testing.T, proof string) {
		if got := devices.Recognise(name, proof, noon); got != "" {
			t.Errorf("%q, which was not issued to %s, is recognised as %x", proof, name, got)
		}
	})
}
