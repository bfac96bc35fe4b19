// Package directory answers, for every call, which company a tenant is and which
// of its units the caller may see, from copies that are less than a second old.
//
// Changing companies is not its job: that is store.ApplyCompany.
package directory

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// MaxAge is how old a copy may be before the store is asked whether it still holds. Who looks here now and then, as an open
// event stream does, still knows within a second.
const MaxAge = 500 * time.Millisecond

// The ways in which a tenant or a unit can be out of reach. Test for them with errors.Is.
var (
	// ErrNotFound: the tenant is gone or suspended.
	ErrNotFound = errors.New("tenant not found")
	// ErrNotConfigured: the tenant has no configuration yet.
	ErrNotConfigured = errors.New("tenant has no configuration")
	// ErrNoUnit: the tenant has no such business unit.
	ErrNoUnit = errors.New("no such business unit")
	// ErrUnitNotPermitted: the caller is limited to other units.
	ErrUnitNotPermitted = store.ErrNotPermitted
)

// UnitError says which unit is out of reach, and wraps why: ErrNoUnit or ErrUnitNotPermitted.
type UnitError struct {
	Unit   tenant.UnitID
	Reason error
}

// Error returns the reason and the unit.
func (e *UnitError) Error() string { return fmt.Sprintf("%v: %d", e.Reason, e.Unit) }

// Unwrap returns the reason.
func (e *UnitError) Unwrap() error { return e.Reason }

// Directory holds companies. It is safe for concurrent use.
type Directory struct {
	tenants store.Tenants
	now     func() time.Time

	mu     sync.RWMutex
	byID   map[tenant.ID]*copied
	bySlug map[tenant.Slug]tenant.ID
}

// copied is a snapshot, and when the store was asked that last confirmed it.
type copied struct {
	snapshot  *Snapshot
	confirmed time.Time
}

// New returns a directory of the companies in tenants.
func New(tenants store.Tenants, now func() time.Time) *Directory {
	return &Directory{
		tenants: tenants,
		now:     now,
		byID:    map[tenant.ID]*copied{},
		bySlug:  map[tenant.Slug]tenant.ID{},
	}
}

// Company returns a company by its id. ErrNotFound if it is gone or suspended.
func (d *Directory) Company(ctx context.Context, id tenant.ID) (*Snapshot, error) {
	d.mu.RLock()
	held := d.byID[id]
	d.mu.RUnlock()
	if held == nil || d.now().Sub(held.confirmed) >= MaxAge {
		var err error
		if held, err = d.confirm(ctx, id, held); err != nil {
			return nil, err
		}
	}
	return held.active()
}

// BySlug returns a company by its slug. ErrNotFound if it is gone or suspended.
func (d *Directory) BySlug(ctx context.Context, slug tenant.Slug) (*Snapshot, error) {
	d.mu.RLock()
	id, known := d.bySlug[slug]
	d.mu.RUnlock()
	if known {
		return d.Company(ctx, id)
	}
	asked := d.now()
	company, err := d.tenants.CompanyBySlug(ctx, slug)
	if errors.Is(err, store.ErrNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read company %q: %w", slug, err)
	}
	return d.keep(company, asked).active()
}

// confirm renews a copy: by a glance at the version where one is held, whole where it moved on.
func (d *Directory) confirm(ctx context.Context, id tenant.ID, held *copied) (*copied, error) {
	asked := d.now()
	if held != nil {
		version, err := d.tenants.CompanyVersion(ctx, id)
		if err == nil && version == held.snapshot.Version {
			return d.put(&copied{held.snapshot, asked}), nil
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, fmt.Errorf("read version of company %d: %w", id, err)
		}
	}
	company, err := d.tenants.Company(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		d.forget(id)
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read company %d: %w", id, err)
	}
	return d.keep(company, asked), nil
}

func (d *Directory) keep(company tenant.Company, asked time.Time) *copied {
	return d.put(&copied{newSnapshot(company), asked})
}

func (d *Directory) put(c *copied) *copied {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.byID[c.snapshot.ID] = c
	d.bySlug[c.snapshot.Slug] = c.snapshot.ID
	return c
}

func (d *Directory) forget(id tenant.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if held := d.byID[id]; held != nil {
		delete(d.bySlug, held.snapshot.Slug)
	}
	delete(d.byID, id)
}

func (c *copied) active() (*Snapshot, error) {
	if c.snapshot.Suspended {
		return nil, ErrNotFound
	}
	return c.snapshot, nil
}

// Unit returns the unit a call names and its company, if the caller may see it:
// ErrNotFound, ErrNoUnit or ErrUnitNotPermitted otherwise.
func (d *Directory) Unit(ctx context.Context, caller auth.Caller, id tenant.UnitID) (*Snapshot, *tenant.Unit, error) {
	snapshot, err := d.Company(ctx, caller.Tenant)
	if err != nil {
		return nil, nil, err
	}
	unit, ok := snapshot.Unit(id)
	switch {
	case !ok:
		return nil, nil, &UnitError{id, ErrNoUnit}
	case !caller.UnitScope().Permits(id):
		return nil, nil, &UnitError{id, ErrUnitNotPermitted}
	}
	return snapshot, unit, nil
}
