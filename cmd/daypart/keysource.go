package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/daypart/daypart/internal/auth/token"
	"github.com/daypart/daypart/internal/store"
)

// keyVariable holds the key-encryption key itself, for those who keep secrets in the environment.
const keyVariable = "DAYPART_KEY"

// keySource says where the key-encryption key is: in the environment, else in a file.
type keySource struct {
	value, file string
	// given is whether the file was named by the operator, who may have it mounted as a secret.
	given bool
}

func newKeySource(c *console, file, data string) keySource {
	if value, ok := c.env(keyVariable); ok {
		return keySource{value: value}
	}
	if file == "" {
		return keySource{file: keyFile(data)}
	}
	return keySource{file: file, given: true}
}

// String names the source, never the key.
func (s keySource) String() string {
	if s.value != "" {
		return "the variable " + keyVariable
	}
	return s.file
}

// load returns the key. A file that is not there is made, unless something was sealed with it already.
func (s keySource) load(ctx context.Context, access store.Access) (token.KEK, error) {
	if s.value != "" {
		kek, err := token.ParseKEK(s.value)
		return kek, s.named(err)
	}
	text, err := os.ReadFile(s.file)
	if errors.Is(err, fs.ErrNotExist) {
		return s.make(ctx, access)
	}
	if err != nil {
		return token.KEK{}, fmt.Errorf("read key-encryption key: %w", err)
	}
	if !s.given && isOpenToAll(s.file) {
		return token.KEK{}, fmt.Errorf("everybody on this machine may read the key-encryption key: chmod 600 %s, and see daypart key rotate --now if somebody did", s.file)
	}
	kek, err := token.ParseKEK(string(text))
	return kek, s.named(err)
}

func (s keySource) named(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", s, err)
}

func (s keySource) make(ctx context.Context, access store.Access) (token.KEK, error) {
	sealed, err := access.SigningKeys(ctx)
	if err != nil {
		return token.KEK{}, fmt.Errorf("read signing keys: %w", err)
	}
	if len(sealed) > 0 {
		return token.KEK{}, fmt.Errorf("the key-encryption key %s is missing, and the database has keys sealed with it: put it back, or name it with --key-file", s)
	}
	kek := token.NewKEK()
	file, err := os.OpenFile(s.file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return s.load(ctx, access) // another process was faster
	}
	if err != nil {
		return token.KEK{}, fmt.Errorf("make key-encryption key: %w", err)
	}
	_, err = fmt.Fprintln(file, kek.Encode())
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return token.KEK{}, fmt.Errorf("write key-encryption key: %w", err)
	}
	return kek, nil
}
