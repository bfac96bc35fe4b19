package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/login"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
)

// Bounds of a password. Long ones are better than odd ones, so nothing else is asked of them.
const (
	minPassword = 10
	maxPassword = 200
)

// userCommand is about the people who log in.
type userCommand struct {
	Add      userAdd      `cmd:"" help:"Add a person. The password is read from standard input, or made."`
	List     userList     `cmd:"" help:"List the people of a company."`
	Password userPassword `cmd:"" help:"Set a new password. Every session and token of the person ends."`
	Disable  userDisable  `cmd:"" help:"Refuse a person from now on. Every session and token ends within a second."`
	Enable   userEnable   `cmd:"" help:"Let a disabled person log in again."`
}

// passwordFlags say where a password comes from: never from the command line, where others see it.
type passwordFlags struct {
	Generate bool `help:"Make a password, and print it this once."`
}

// password returns the password, and whether it was made here and must be shown.
func (p passwordFlags) password(c *console) (text string, made bool, err error) {
	if p.Generate {
		return strings.ToLower(rand.Text()), true, nil
	}
	text, err = c.secret("Password: ")
	if err != nil {
		return "", false, fmt.Errorf("read password: %w", err)
	}
	if n := utf8.RuneCountInString(text); n < minPassword || n > maxPassword {
		return "", false, fmt.Errorf("a password has %d to %d characters: type one, pipe one in, or use --generate", minPassword, maxPassword)
	}
	return text, false, nil
}

type userAdd struct {
	Username string `arg:"" help:"Name to log in with, unique in the whole service: an e-mail address, say."`
	permissionFlags
	passwordFlags
	Name     string `help:"Name to show." placeholder:"NAME"`
	Language string `help:"Language of the page, such as fr. Without it: what the browser prefers." placeholder:"TAG"`
	JSON     bool   `name:"json" help:"Print JSON."`
}

// Run adds the user.
func (u *userAdd) Run(ctx context.Context, c *console, root *cli) error {
	if err := checkUsername(u.Username); err != nil {
		return err
	}
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		company, units, err := u.company(ctx, s)
		if err != nil {
			return err
		}
		secret, made, err := u.password(c)
		if err != nil {
			return err
		}
		hash, err := newHasher().Hash(ctx, secret)
		if err != nil {
			return err
		}
		err = s.AddUser(ctx, company.ID, auth.User{
			Tenant: company.ID, Username: u.Username, DisplayName: u.Name, Language: u.Language,
			PasswordHash: hash, Scopes: u.scopes(), Units: units, CreatedAt: now(),
		})
		if errors.Is(err, store.ErrConflict) {
			return fmt.Errorf("there is a user %q already, in this company or another: choose another name", u.Username)
		}
		if err != nil {
			return err
		}
		return printUser(c, u.JSON, u.Username, shown(secret, made))
	})
}

func checkUsername(name string) error {
	if name == "" || len(name) > login.MaxName || !utf8.ValidString(name) ||
		strings.TrimSpace(name) != name || strings.ContainsFunc(name, unicode.IsControl) {
		return usagef("%q is not a user name: up to %d bytes, without space around them", name, login.MaxName)
	}
	return nil
}

func shown(secret string, made bool) string {
	if made {
		return secret
	}
	return ""
}

// printUser says that a user has a password, and which, if it was made here.
func printUser(c *console, asJSON bool, username, password string) error {
	if asJSON {
		return c.json(struct {
			Username string `json:"username"`
			Password string `json:"password,omitzero"`
		}{username, password})
	}
	c.line("username  %s", username)
	if password != "" {
		c.line("password  %s", password)
		c.note("Note the password: it is not shown again.")
	}
	return nil
}

type userPassword struct {
	Username string `arg:"" help:"Whose password."`
	passwordFlags
	JSON bool `name:"json" help:"Print JSON."`
}

// Run replaces the password.
func (u *userPassword) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		user, err := userNamed(ctx, s, u.Username)
		if err != nil {
			return err
		}
		secret, made, err := u.password(c)
		if err != nil {
			return err
		}
		if user.PasswordHash, err = newHasher().Hash(ctx, secret); err != nil {
			return err
		}
		if err := updateUser(ctx, s, user); err != nil {
			return err
		}
		if err := s.ClearLoginFailures(ctx, u.Username); err != nil {
			return err
		}
		return printUser(c, u.JSON, u.Username, shown(secret, made))
	})
}

type userDisable struct {
	Username string `arg:"" help:"Who."`
}

// Run disables the user.
func (u *userDisable) Run(ctx context.Context, c *console, root *cli) error {
	return setUser(ctx, c, root, u.Username, true)
}

type userEnable struct {
	Username string `arg:"" help:"Who."`
}

// Run enables the user.
func (u *userEnable) Run(ctx context.Context, c *console, root *cli) error {
	return setUser(ctx, c, root, u.Username, false)
}

func setUser(ctx context.Context, c *console, root *cli, username string, disabled bool) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		user, err := userNamed(ctx, s, username)
		if err != nil {
			return err
		}
		user.Disabled = disabled
		if err := updateUser(ctx, s, user); err != nil {
			return err
		}
		c.line("%s is %s", username, enabledText(disabled))
		return nil
	})
}

// updateUser keeps the user and ends every token and session from before.
func updateUser(ctx context.Context, s store.Access, user auth.User) error {
	if err := s.UpdateUser(ctx, user.Tenant, user); err != nil {
		return err
	}
	return revoke(ctx, s, user.Tenant, auth.RevokedUser, user.Username)
}

func userNamed(ctx context.Context, s store.Access, username string) (auth.User, error) {
	user, err := s.User(ctx, username)
	if errors.Is(err, store.ErrNotFound) {
		return user, fmt.Errorf("there is no user %q: daypart user list shows those there are", username)
	}
	return user, err
}

func enabledText(disabled bool) string {
	if disabled {
		return "disabled"
	}
	return "enabled"
}
