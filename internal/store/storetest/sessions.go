package storetest

import (
	"testing"
	"time"

	"github.com/daypart/daypart/internal/store"
)

var sessions = map[string]func(*testing.T, store.Store){
	"a session is kept until it expires": sessionKept,
	"a session is replaced":              sessionReplaced,
	"a session is deleted":               sessionDeleted,
}

func sessionKept(t *testing.T, s store.Store) {
	data := []byte{0, 1, 2, 255}
	check(t, s.PutSession(t.Context(), "a", data, noon))
	got, err := s.Session(t.Context(), "a", noon.Add(-time.Microsecond))
	check(t, err)
	equal(t, got, data)
	_, err = s.Session(t.Context(), "a", noon)
	fails(t, err, store.ErrNotFound)
	_, err = s.Session(t.Context(), "b", noon.Add(-time.Hour))
	fails(t, err, store.ErrNotFound)
}

func sessionReplaced(t *testing.T, s store.Store) {
	check(t, s.PutSession(t.Context(), "a", []byte("old"), noon))
	check(t, s.PutSession(t.Context(), "a", []byte("new"), noon.Add(time.Hour)))
	got, err := s.Session(t.Context(), "a", noon)
	check(t, err)
	equal(t, string(got), "new")
}

func sessionDeleted(t *testing.T, s store.Store) {
	check(t, s.PutSession(t.Context(), "a", nil, noon.Add(time.Hour)))
	check(t, s.DeleteSession(t.Context(), "a"))
	check(t, s.DeleteSession(t.Context(), "a"))
	_, err := s.Session(t.Context(), "a", noon)
	fails(t, err, store.ErrNotFound)
}
