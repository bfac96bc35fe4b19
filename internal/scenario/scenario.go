// Package scenario keeps the views that people saved, under a name, for themselves or for the whole company.
package scenario

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// Bounds of what is kept.
const (
	MaxName  = 80    // characters
	MaxView  = 2_000 // bytes
	MaxOwned = 100   // scenarios of a person
)

// pages is where every view begins.
const pages = "/analytics/"

// ErrNoPerson is returned for callers that are not people: scenarios belong to those.
var ErrNoPerson = errors.New("scenarios belong to people, and no person makes this call")

// Service keeps scenarios. It is safe for concurrent use. Its errors are ErrNoPerson, a *sales.Refusal for what
// cannot be kept, and store.ErrNotFound for a scenario that is not there for the person.
type Service struct {
	store store.Scenarios
	now   func() time.Time
}

// New returns a service that keeps scenarios in s.
func New(s store.Scenarios, now func() time.Time) *Service { return &Service{s, now} }

// Draft is a scenario as a person writes it.
type Draft struct {
	Name, View string
	Shared     bool
}

// List returns the scenarios of the caller and those shared with them, in order of name.
func (s *Service) List(ctx context.Context, caller auth.Caller) ([]store.Scenario, error) {
	if caller.Username == "" {
		return nil, ErrNoPerson
	}
	return s.store.Scenarios(ctx, caller.Tenant, caller.Username)
}

// Add keeps a new scenario.
func (s *Service) Add(ctx context.Context, caller auth.Caller, d Draft) (store.Scenario, error) {
	all, err := s.List(ctx, caller)
	if err != nil {
		return store.Scenario{}, err
	}
	owned := 0
	for _, other := range all {
		if other.Owner == caller.Username {
			owned++
		}
	}
	if owned >= MaxOwned {
		return store.Scenario{}, refuse("", sales.TooMany, fmt.Sprintf("You have %d scenarios: delete one that you no longer need.", owned))
	}
	return s.put(ctx, caller, uuid.Must(uuid.NewV7()), d)
}

// Change replaces a scenario of the caller.
func (s *Service) Change(ctx context.Context, caller auth.Caller, id uuid.UUID, d Draft) (store.Scenario, error) {
	before, err := s.find(ctx, caller, id)
	if err != nil {
		return store.Scenario{}, err
	}
	after, err := s.put(ctx, caller, id, d)
	after.Default = before.Default
	return after, err
}

// Delete removes a scenario of the caller.
func (s *Service) Delete(ctx context.Context, caller auth.Caller, id uuid.UUID) error {
	if caller.Username == "" {
		return ErrNoPerson
	}
	return s.store.DeleteScenario(ctx, caller.Tenant, caller.Username, id)
}

// SetDefault says with which scenario the caller begins; nil means with none.
func (s *Service) SetDefault(ctx context.Context, caller auth.Caller, id *uuid.UUID) error {
	if caller.Username == "" {
		return ErrNoPerson
	}
	return s.store.SetDefaultScenario(ctx, caller.Tenant, caller.Username, id)
}

// find returns a scenario of the caller.
func (s *Service) find(ctx context.Context, caller auth.Caller, id uuid.UUID) (store.Scenario, error) {
	all, err := s.List(ctx, caller)
	if err != nil {
		return store.Scenario{}, err
	}
	at := slices.IndexFunc(all, func(other store.Scenario) bool { return other.ID == id && other.Owner == caller.Username })
	if at < 0 {
		return store.Scenario{}, store.ErrNotFound
	}
	return all[at], nil
}

func (s *Service) put(ctx context.Context, caller auth.Caller, id uuid.UUID, d Draft) (store.Scenario, error) {
	d.Name = strings.TrimSpace(d.Name)
	if err := d.check(); err != nil {
		return store.Scenario{}, err
	}
	kept := store.Scenario{
		ID: id, Owner: caller.Username, Name: d.Name, View: d.View, Shared: d.Shared, ChangedAt: s.now().UTC().Truncate(time.Microsecond),
	}
	err := s.store.PutScenario(ctx, caller.Tenant, kept)
	if errors.Is(err, store.ErrConflict) {
		err = refuse("/name", sales.NameTaken, "You have another scenario of this name: choose another, or change that one.")
	}
	return kept, err
}

// check refuses what cannot be kept.
func (d Draft) check() error {
	switch {
	case d.Name == "":
		return refuse("/name", sales.MissingMember, "Give the scenario a name.")
	case utf8.RuneCountInString(d.Name) > MaxName:
		return refuse("/name", sales.OutOfRange, fmt.Sprintf("A name has at most %d characters.", MaxName))
	case !utf8.ValidString(d.Name) || strings.ContainsFunc(d.Name, unicode.IsControl):
		return refuse("/name", sales.WrongType, "A name is one line of text.")
	case len(d.View) > MaxView:
		return refuse("/view", sales.OutOfRange, fmt.Sprintf("A view has at most %d bytes.", MaxView))
	}
	// The page goes where the view says: so it can only be one of ours.
	at, err := url.Parse(d.View)
	if err != nil || at.Scheme != "" || at.Host != "" || !strings.HasPrefix(at.Path, pages) || strings.ContainsFunc(d.View, unicode.IsControl) {
		return refuse("/view", sales.WrongType, "A view is the path and query of a page, such as "+pages+"sales?unit=9.")
	}
	return nil
}

func refuse(pointer string, code sales.Code, detail string) error {
	return sales.Refuse([]sales.Fault{{Pointer: pointer, Code: code, Detail: detail}}, 1)
}
