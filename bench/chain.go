package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
)

// chain is a company with a history, invented to measure reports on.
type chain struct {
	units, days int
	today       calendar.Day
	zone        *time.Location
}

const (
	chainSlots = 60 // of a quarter of an hour, from 08:00
	chainOpens = 8  // o'clock
)

var (
	chainBrands    = []string{"Alder", "Birch", "Cedar", "Elm", "Hazel", "Linden", "Maple", "Oak", "Rowan", "Willow"}
	chainCountries = []string{"AT", "BE", "DE", "ES", "FR"}
	chainTypes     = []sales.TypeID{"DINE", "TAKE"}
)

func newChain(units, days int) (chain, error) {
	zone, err := time.LoadLocation("Europe/Berlin")
	year, month, day := time.Now().In(zone).Date()
	return chain{units, days, calendar.NewDay(year, month, day), zone}, err
}

// describe returns the company.yaml of the chain, as a company that takes in all of its history.
func (c chain) describe(tenant string) []byte {
	var text strings.Builder
	fmt.Fprintf(&text, "tenant: %s\nname: Chain\ncurrencies: [{ id: EUR }]\nsalesTypes:\n", tenant)
	for _, id := range chainTypes {
		fmt.Fprintf(&text, "  - { id: %s, names: { en: %s } }\n", id, id)
	}
	fmt.Fprintf(&text, "defaults: { timeZone: %s, dayStart: 05:00, slotMinutes: 15 }\n", c.zone)
	fmt.Fprintf(&text, "intake: { maxAgeDays: %d }\nunits:\n", c.days)
	for unit := range c.units {
		fmt.Fprintf(&text, "  - { id: %d, name: Unit %d, brand: %s, country: %s, region: Region %d }\n", unit+1, unit+1,
			chainBrands[unit%len(chainBrands)], chainCountries[unit/len(chainBrands)%len(chainCountries)], unit%25+1)
	}
	return []byte(text.String())
}

// sizeFile says of which size and day the history in a folder is.
func (c chain) sizeFile(dir string) (path, content string) {
	return filepath.Join(dir, "chain.txt"), fmt.Sprintf("%d units, %d days up to %s", c.units, c.days, c.today)
}

// fill makes the history in a data directory in which the company is, unless it is there.
func (c chain) fill(ctx context.Context, data string) (err error) {
	s, err := sqlstore.OpenSQLite(ctx, filepath.Join(data, "daypart.db"), sqlstore.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	of, err := s.CompanyBySlug(ctx, company)
	if err != nil {
		return err
	}
	return c.fillStore(ctx, s, of.ID)
}

// fillStore makes the history of a company.
func (c chain) fillStore(ctx context.Context, s *sqlstore.Store, of tenant.ID) error {
	var done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(64) // they share commits
	for unit := range c.units {
		group.Go(func() error {
			for day := range c.days {
				if _, err := s.Append(ctx, store.Background(of), c.entry(tenant.UnitID(unit+1), c.today.AddDays(day-c.days+1))); err != nil {
					return err
				}
				if n := done.Add(1); n%10_000 == 0 {
					fmt.Fprintf(os.Stderr, "\r%d of %d days", n, c.units*c.days)
				}
			}
			return nil
		})
	}
	defer fmt.Fprintln(os.Stderr)
	return group.Wait()
}

// entry states all slots of a unit's business day.
func (c chain) entry(unit tenant.UnitID, day calendar.Day) store.Submission {
	opens := c.at(day, chainOpens)
	random := rand.New(rand.NewPCG(uint64(unit), uint64(day.Number())))
	s := store.Submission{
		ID: uuid.Must(uuid.NewV7()), Unit: unit, Kind: store.Import, RequestID: "bench",
		ReceivedAt: opens.Add(20 * time.Hour), Submission: sales.Submission{Day: day},
	}
	for slot := range chainSlots {
		for _, typ := range chainTypes {
			checks := 1 + random.Int64N(30)
			net := sales.Amount(checks * (80_000 + 100*random.Int64N(1_000))) // ten-thousandths
			s.Rows = append(s.Rows, sales.Row{
				SlotStart: opens.Add(time.Duration(slot) * 15 * time.Minute), Type: typ, Currency: "EUR",
				Measures: sales.Measures{Net: net, Gross: (net*119/100 + 50) / 100 * 100, Checks: checks, Guests: checks + random.Int64N(checks+1)},
			})
		}
	}
	return s
}

// at returns the instant of an hour on a day.
func (c chain) at(day calendar.Day, hour int) time.Time {
	date := time.Unix(int64(day.Number())*24*60*60, 0).UTC()
	return time.Date(date.Year(), date.Month(), date.Day(), hour, 0, 0, 0, c.zone).UTC()
}
