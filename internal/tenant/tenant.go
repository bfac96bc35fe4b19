// Package tenant owns the companies that use the service: their configuration,
// their business units, and what changes when a new description of a company is applied.
//
// It does not know who may call what (package auth) nor how a company is kept (package store).
package tenant

import (
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// ID identifies a tenant inside the store. It never appears on the wire.
type ID int64

// Slug identifies a tenant to people and in tokens: 1 to 40 of a-z, 0-9 and
// "-", beginning with a letter. It cannot change.
type Slug string

// UnitID identifies a business unit inside its tenant.
type UnitID int64

// Company is a tenant with all that is configured for it, at one version.
type Company struct {
	ID   ID
	Slug Slug
	Name string
	// Version counts the changes applied to the company, from 1.
	Version int64
	// Suspended tenants are refused as if they did not exist.
	Suspended bool
	// Configuration is nil until one is applied: such a tenant cannot receive sales.
	Configuration *Configuration
	// Units are in order of their id.
	Units []Unit
}

// Configuration is what a tenant has decided for all its units.
type Configuration struct {
	Currencies []Currency  `json:"currencies"`
	SalesTypes []SalesType `json:"salesTypes"`
	Dayparts   []Daypart   `json:"dayparts"`
	Defaults   Defaults    `json:"defaults"`
	Intake     Intake      `json:"intake"`
}

// Currency is a currency the tenant sells in.
type Currency struct {
	ID sales.Currency `json:"id"`
	// Decimals is how many decimals the currency has and is shown with, 0 to 4.
	Decimals int `json:"decimals"`
}

// TrafficBy says what a sales type's traffic is counted by.
type TrafficBy string

// What traffic can be counted by.
const (
	ByGuests TrafficBy = "guests"
	ByChecks TrafficBy = "checks"
)

// SalesType is a channel through which the tenant sells.
type SalesType struct {
	ID sales.TypeID `json:"id"`
	// Aliases are other codes that tills may send for it. They are unique among the codes and
	// aliases of the tenant.
	Aliases []sales.TypeID `json:"aliases,omitempty"`
	// Names are by language tag (BCP 47), "en" at the least.
	Names     map[string]string `json:"names"`
	Category  string            `json:"category,omitempty"`
	TrafficBy TrafficBy         `json:"trafficBy"`
}

// Daypart is a named part of the business day, from From until before To;
// one that ends at or before its start runs past midnight.
type Daypart struct {
	ID    string            `json:"id"`
	Names map[string]string `json:"names"`
	From  calendar.Clock    `json:"from"`
	To    calendar.Clock    `json:"to"`
}

// Defaults are what a unit takes where it says nothing itself.
type Defaults struct {
	Zone       string              `json:"timeZone"`
	DayStart   calendar.Clock      `json:"dayStart"`
	SlotLength calendar.SlotLength `json:"slotMinutes"`
	Language   string              `json:"language"`
}

// Intake is the tenant's policy for what it takes in.
type Intake struct {
	// MaxAgeDays is how many days before the current business day a submission may be for.
	MaxAgeDays int `json:"maxAgeDays"`
	// FutureTolerance is how far ahead of our clock a slot may start, for tills whose clocks run fast.
	FutureTolerance time.Duration `json:"futureTolerance"`
	// CurrencyDecimals says what becomes of an amount with more decimals than its currency has; empty
	// is Warn.
	CurrencyDecimals DecimalsPolicy `json:"currencyDecimals,omitempty"`
}

// DecimalsPolicy says what becomes of amounts with more decimals than their currency has.
type DecimalsPolicy string

// What can become of them: they are stored with a warning, or refused.
const (
	Warn   DecimalsPolicy = "warn"
	Refuse DecimalsPolicy = "refuse"
)

// RefusesDecimals reports whether an amount with more decimals than its currency has is refused.
func (i Intake) RefusesDecimals() bool { return i.CurrencyDecimals == Refuse }

// Groupings are what units are grouped by in reports. Any may be empty.
type Groupings struct {
	Brand   string `json:"brand,omitempty"`
	Company string `json:"company,omitempty"`
	Region  string `json:"region,omitempty"`
	Country string `json:"country,omitempty"`
	City    string `json:"city,omitempty"`
}

// Unit is a business unit: one site.
type Unit struct {
	ID       UnitID
	Name     string
	Calendar calendar.Calendar
	Groupings
	// Currencies and SalesTypes narrow what the tenant has configured; empty means all of it.
	Currencies []sales.Currency
	SalesTypes []sales.TypeID
	// OpenedOn is its first business day, ClosedOn its last; nil where unknown or still open.
	OpenedOn, ClosedOn *calendar.Day
}
