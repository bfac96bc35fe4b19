package forecast

import "github.com/daypart/daypart/internal/tenant"

// Follows reports whether what comes into a ledger from now on is looked at.
func (s *Service) Follows(id tenant.ID) bool { return s.watch.position(id) > 0 }
