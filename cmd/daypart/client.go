package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/auth/password"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// clientCommand is about the programs that ask for tokens.
type clientCommand struct {
	Add          clientAdd          `cmd:"" help:"Add a client. Its secret is printed this once."`
	List         clientList         `cmd:"" help:"List the clients of a company, and those that serve all of them."`
	RotateSecret clientRotateSecret `cmd:"" help:"Make a new secret. The old one, and every token, ends within a second."`
	Disable      clientDisable      `cmd:"" help:"Refuse a client from now on. Every token ends within a second."`
	Enable       clientEnable       `cmd:"" help:"Let a disabled client ask for tokens again."`
}

type clientAdd struct {
	ID string `required:"" help:"Client id, unique in the whole service." placeholder:"ID"`
	permissionFlags
	Name  string   `help:"Name to show." placeholder:"NAME"`
	Grant []string `help:"Grants it may use: client_credentials, password, refresh_token." enum:"client_credentials,password,refresh_token" default:"client_credentials" placeholder:"GRANT"`
	JSON  bool     `name:"json" help:"Print JSON."`
}

var clientIDShape = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// Run adds the client.
func (a *clientAdd) Run(ctx context.Context, c *console, root *cli) error {
	if !clientIDShape.MatchString(a.ID) {
		return usagef("%q is not a client id: write 1 to 64 letters, digits, points, dashes and underscores", a.ID)
	}
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		company, units, err := a.company(ctx, s)
		if err != nil {
			return err
		}
		secret, hash := password.NewSecret()
		err = s.AddClient(ctx, company.ID, auth.Client{
			ID: a.ID, Tenant: company.ID, Name: a.Name, SecretHash: hash, Grants: a.grants(),
			Scopes: a.scopes(), Units: units, CreatedAt: now(),
		})
		if errors.Is(err, store.ErrConflict) {
			return fmt.Errorf("there is a client %q already, in this company or another: choose another id", a.ID)
		}
		if err != nil {
			return err
		}
		return printSecret(c, a.JSON, a.ID, secret)
	})
}

func (a *clientAdd) grants() []auth.Grant {
	var grants []auth.Grant
	for _, grant := range a.Grant {
		if !slices.Contains(grants, auth.Grant(grant)) {
			grants = append(grants, auth.Grant(grant))
		}
	}
	return grants
}

func printSecret(c *console, asJSON bool, id, secret string) error {
	if asJSON {
		return c.json(struct {
			ID     string `json:"clientId"`
			Secret string `json:"clientSecret"`
		}{id, secret})
	}
	c.line("client id      %s", id)
	c.line("client secret  %s", secret)
	c.note("Note the secret: it is not shown again.")
	return nil
}

type clientRotateSecret struct {
	ID   string `arg:"" help:"Which client."`
	JSON bool   `name:"json" help:"Print JSON."`
}

// Run replaces the secret.
func (r *clientRotateSecret) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		secret, hash := password.NewSecret()
		if err := changeClient(ctx, s, r.ID, func(client *auth.Client) { client.SecretHash = hash }); err != nil {
			return err
		}
		return printSecret(c, r.JSON, r.ID, secret)
	})
}

type clientDisable struct {
	ID string `arg:"" help:"Which client."`
}

// Run disables the client.
func (d *clientDisable) Run(ctx context.Context, c *console, root *cli) error {
	return setClient(ctx, c, root, d.ID, true)
}

type clientEnable struct {
	ID string `arg:"" help:"Which client."`
}

// Run enables the client.
func (e *clientEnable) Run(ctx context.Context, c *console, root *cli) error {
	return setClient(ctx, c, root, e.ID, false)
}

func setClient(ctx context.Context, c *console, root *cli, id string, disabled bool) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		if err := changeClient(ctx, s, id, func(client *auth.Client) { client.Disabled = disabled }); err != nil {
			return err
		}
		c.line("%s is %s", id, enabledText(disabled))
		return nil
	})
}

// changeClient keeps a changed client and ends every token from before.
func changeClient(ctx context.Context, s store.Access, id string, change func(*auth.Client)) error {
	client, err := s.Client(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no client %q: daypart client list shows those there are", id)
	}
	if err != nil {
		return err
	}
	change(&client)
	if err := s.UpdateClient(ctx, client.Tenant, client); err != nil {
		return err
	}
	return revoke(ctx, s, client.Tenant, auth.RevokedClient, id)
}

type clientList struct {
	Tenant string `required:"" help:"Whose clients." placeholder:"TENANT"`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// clientView is a client as it is shown: without the hash of its secret.
type clientView struct {
	ID       string          `json:"clientId"`
	Name     string          `json:"name,omitempty"`
	Grants   []auth.Grant    `json:"grants"`
	Scopes   []auth.Scope    `json:"scopes"`
	Units    []tenant.UnitID `json:"units"`
	Disabled bool            `json:"disabled"`
	// AllTenants is true for clients that serve the users of every tenant.
	AllTenants bool `json:"allTenants"`
}

// Run lists the clients.
func (l *clientList) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		company, err := companyNamed(ctx, s, l.Tenant)
		if err != nil {
			return err
		}
		views := []clientView{}
		for _, id := range []tenant.ID{company.ID, 0} {
			clients, err := s.Clients(ctx, id)
			if err != nil {
				return err
			}
			for _, k := range clients {
				views = append(views, clientView{k.ID, k.Name, k.Grants, k.Scopes, k.Units, k.Disabled, id == 0})
			}
		}
		if l.JSON {
			return c.json(views)
		}
		return writeTable(c, "CLIENT\tNAME\tGRANTS\tSCOPES\tUNITS\tALL TENANTS\tSTATE", views, func(v clientView) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s\t%s", v.ID, orDash(v.Name), listText(v.Grants), listText(v.Scopes),
				listText(v.Units), yesNo(v.AllTenants), enabledText(v.Disabled))
		})
	})
}
