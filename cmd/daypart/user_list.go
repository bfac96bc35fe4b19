package main

import (
	"context"
	"fmt"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

type userList struct {
	Tenant string `required:"" help:"Whose people." placeholder:"TENANT"`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// userView is a user as it is shown: without the hash of the password.
type userView struct {
	Username string          `json:"username"`
	Name     string          `json:"name,omitempty"`
	Scopes   []auth.Scope    `json:"scopes"`
	Units    []tenant.UnitID `json:"units"`
	Disabled bool            `json:"disabled"`
}

// Run lists the users of a company in order of name.
func (u *userList) Run(ctx context.Context, c *console, root *cli) error {
	return withStore(ctx, root.place, func(s *sqlstore.Store) error {
		company, err := companyNamed(ctx, s, u.Tenant)
		if err != nil {
			return err
		}
		users, err := s.Users(ctx, company.ID)
		if err != nil {
			return err
		}
		views := []userView{}
		for _, user := range users {
			views = append(views, userView{user.Username, user.DisplayName, user.Scopes, user.Units, user.Disabled})
		}
		if u.JSON {
			return c.json(views)
		}
		return writeTable(c, "USERNAME\tNAME\tSCOPES\tUNITS\tSTATE", views, func(v userView) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t%s", v.Username, orDash(v.Name), listText(v.Scopes), listText(v.Units), enabledText(v.Disabled))
		})
	})
}
