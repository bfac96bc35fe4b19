package token

import (
	"slices"
	"testing"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/tenant"
)

func TestStandingIsWhatUserAndClientShare(t *testing.T) {
	type units = []tenant.UnitID
	tests := []struct {
		name         string
		user, client units
		want         units
		wantScopes   []auth.Scope
	}{
		{"neither is limited", nil, nil, nil, auth.Scopes()},
		{"the user is", units{1, 2}, nil, units{1, 2}, auth.Scopes()},
		{"the client is", nil, units{2, 3}, units{2, 3}, auth.Scopes()},
		{"both are", units{1, 2}, units{2, 3}, units{2}, auth.Scopes()},
		{"to different units, which is not to all", units{1}, units{2}, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := standing(auth.User{Scopes: auth.Scopes(), Units: tt.user}, auth.Client{Scopes: auth.Scopes(), Units: tt.client})
			if !slices.Equal(got.Units, tt.want) || !slices.Equal(got.Scopes, tt.wantScopes) {
				t.Errorf("standing = %v %v, want %v %v", got.Units, got.Scopes, tt.want, tt.wantScopes)
			}
			scope := got.UnitScope()
			if every := tt.wantScopes != nil && tt.want == nil; scope.HasEvery() != every ||
				scope.Permits(1) != (every || slices.Contains(tt.want, 1)) {
				t.Errorf("the scope is %s", scope.Key())
			}
		})
	}
}
