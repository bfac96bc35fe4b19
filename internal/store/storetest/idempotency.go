package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

var idempotency = map[string]func(*testing.T, store.Store){
	"a key replays the first entry":            keyReplays,
	"another payload reuses the key":           keyReused,
	"a key belongs to a client":                keyOfClient,
	"on the page, a key belongs to a user":     keyOfUser,
	"an expired key is free":                   keyExpires,
	"a refused submission leaves its key free": keyAfterFailure,
}

func keyed(s store.Submission, key string, print byte) store.Submission {
	s.Idempotency = &store.Idempotency{Key: key, Fingerprint: [32]byte{print}, ExpiresAt: s.ReceivedAt.Add(24 * time.Hour)}
	return s
}

func keyReplays(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first := d.append(keyed(fullSubmission(), "k", 1))
	d.append(sub(row(0, 999)))
	again := d.append(keyed(sub(row(0, 250)), "k", 1))
	first.Replayed = true
	equal(t, again, first)
	last, err := s.LastSeq(t.Context(), d.id)
	check(t, err)
	equal(t, last, 2)
}

func keyReused(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	d.append(keyed(sub(row(0, 1)), "k", 1))
	_, err := s.Append(t.Context(), store.Background(d.id), keyed(sub(row(0, 2)), "k", 2))
	fails(t, err, store.ErrKeyReused)
	_, err = s.Preview(t.Context(), store.Background(d.id), keyed(sub(row(0, 2)), "k", 2))
	fails(t, err, store.ErrKeyReused)
	equal(t, d.nets(), []sales.Amount{1})
}

// by appends with the same key and fingerprint as someone else.
func (d desk) by(actor auth.Actor) bool {
	d.t.Helper()
	s := keyed(sub(row(0, 1)), "k", 1)
	s.Actor = actor
	return d.append(s).Replayed
}

func keyOfClient(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	equal(t, d.by(auth.Actor{ClientID: "one", Username: "ana"}), false)
	equal(t, d.by(auth.Actor{ClientID: "two", Username: "ana"}), false)
	equal(t, d.by(auth.Actor{ClientID: "one", Username: "bob"}), true)
}

func keyOfUser(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	equal(t, d.by(auth.Actor{Username: "ana"}), false)
	equal(t, d.by(auth.Actor{Username: "bob"}), false)
	equal(t, d.by(auth.Actor{ClientID: "ana"}), false)
	equal(t, d.by(auth.Actor{Username: "ana"}), true)
}

func keyExpires(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	first := keyed(sub(row(0, 1)), "k", 1)
	d.append(first)
	second := keyed(sub(row(0, 2)), "k", 2)
	second.ReceivedAt = first.Idempotency.ExpiresAt
	second.Idempotency.ExpiresAt = second.ReceivedAt.Add(time.Hour)
	equal(t, d.append(second).Replayed, false)
	third := keyed(sub(row(0, 2)), "k", 2)
	third.ReceivedAt = second.ReceivedAt.Add(time.Minute)
	equal(t, d.append(third).Replayed, true)
}

func keyAfterFailure(t *testing.T, s store.Store) {
	d := newDesk(t, s, "a")
	_, err := s.Append(t.Context(), store.Background(d.id), keyed(sub(row(0, sales.MaxTotal+1)), "k", 1))
	fails(t, err, store.ErrTotalOutOfRange)
	equal(t, d.append(keyed(sub(row(0, 1)), "k", 2)).Replayed, false)
}
