package lease_test

import (
	"testing"

	"github.com/daypart/daypart/internal/store/enginetest"
)

func TestMain(m *testing.M) { enginetest.Run(m) }
