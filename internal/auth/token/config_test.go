package token

import (
	"testing"
	"time"
)

func TestConfigValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Config)
		want   bool
	}{
		{"defaults", func(*Config) {}, true},
		{"port", func(c *Config) { c.Issuer = "https://localhost:8443" }, true},
		{"plain HTTP", func(c *Config) { c.Issuer = "http://localhost" }, false},
		{"trailing slash", func(c *Config) { c.Issuer += "/" }, false},
		{"path", func(c *Config) { c.Issuer += "/daypart" }, false},
		{"user", func(c *Config) { c.Issuer = "https://me@localhost" }, false},
		{"no issuer", func(c *Config) { c.Issuer = "" }, false},
		{"no KEK", func(c *Config) { c.KEK = KEK{} }, false},
		{"refresh shorter than access", func(c *Config) { c.RefreshLife = time.Minute }, false},
		{"lead longer than the key signs", func(c *Config) { c.PublishLead = c.RotateEvery }, false},
		{"negative", func(c *Config) { c.AccessLife = -time.Hour }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := Config{Issuer: "https://sales.example.com", KEK: NewKEK()}.withDefaults()
			tt.change(&c)
			if err := c.validate(); (err == nil) != tt.want {
				t.Errorf("validate: %v, want ok %v", err, tt.want)
			}
		})
	}
}
