package main

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// ready is what a program needs to know of a running demo, as --ready-file has it.
type ready struct {
	URL    string `json:"url"`
	CAFile string `json:"caFile"`
	Tenant string `json:"tenant"`
	// ClientID and its secret are for client credentials.
	ClientID     string `json:"clientId"`
	ClientSecret string `json:"clientSecret"`
	// PasswordClientID and its secret are for the password grant, with Username and Password.
	PasswordClientID     string      `json:"passwordClientId"`
	PasswordClientSecret string      `json:"passwordClientSecret"`
	Username             string      `json:"username"`
	Password             string      `json:"password"`
	Units                []readyUnit `json:"units"`
	SalesTypes           []string    `json:"salesTypes"`
	Currencies           []string    `json:"currencies"`
}

type readyUnit struct {
	ID                 int64  `json:"id"`
	Name               string `json:"name"`
	TimeZone           string `json:"timeZone"`
	CurrentBusinessDay string `json:"currentBusinessDay"`
}

// write puts r into a file that others see whole or not at all. It holds
// secrets: only its owner may read it.
func (r ready) write(path string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".ready-*")
	if err != nil {
		return err
	}
	_, err = file.Write(append(text, '\n'))
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}
