package sqlstore

import (
	"sync"
	"time"
)

// zones remembers time zones: a company may have a thousand units in one.
type zones struct{ loaded sync.Map }

func (z *zones) load(name string) (*time.Location, error) {
	if zone, ok := z.loaded.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, corrupt("time zone", err)
	}
	z.loaded.Store(name, zone)
	return zone, nil
}
