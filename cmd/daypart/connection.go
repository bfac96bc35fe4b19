package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"

	"github.com/daypart/daypart/client"
)

// connection says which server a verb calls, and as whom.
type connection struct {
	Connect      string `help:"JSON file with the settings below, as written by daypart demo --ready-file. Each setting below counts before it." type:"path" placeholder:"FILE" config:""`
	URL          string `help:"Where the server is (https://localhost:8443 if nothing says)." placeholder:"URL" config:""`
	CAFile       string `name:"ca-file" help:"Certificate authorities to trust beside those of the system (PEM)." type:"path" placeholder:"FILE" config:""`
	ClientID     string `help:"Client that asks for the token." placeholder:"ID" config:""`
	ClientSecret string `help:"Its secret. Better not on the command line, where others see it." placeholder:"SECRET" config:""`
	Username     string `help:"Person to log in, where the client is not a tenant's own." placeholder:"NAME" config:""`
	Password     string `help:"The password of that person." placeholder:"PASSWORD" config:""`
}

const defaultURL = "https://localhost:8443"

// open returns a client for the connection.
func (c connection) open() (*client.Client, error) {
	settings, err := c.settings()
	if err != nil {
		return nil, err
	}
	if settings.ClientID == "" {
		return nil, usagef("no client: give --client-id and --client-secret (or $DAYPART_CLIENT_ID and $DAYPART_CLIENT_SECRET), or --connect")
	}
	opened, err := client.New(settings)
	if err != nil {
		return nil, usagef("%v", err)
	}
	return opened, nil
}

// settings returns what is stated, completed by the file.
func (c connection) settings() (client.Options, error) {
	var file ready
	if c.Connect != "" {
		text, err := os.ReadFile(c.Connect)
		if err != nil {
			return client.Options{}, err
		}
		if err := json.Unmarshal(text, &file); err != nil {
			return client.Options{}, fmt.Errorf("%s: %w", c.Connect, err)
		}
	}
	o := client.Options{
		BaseURL:      cmp.Or(c.URL, file.URL, defaultURL),
		CAFile:       cmp.Or(c.CAFile, file.CAFile),
		ClientID:     cmp.Or(c.ClientID, file.ClientID),
		ClientSecret: cmp.Or(c.ClientSecret, file.ClientSecret),
		Username:     c.Username,
		Password:     c.Password,
	}
	return o, nil
}
