package live

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/daypart/daypart/internal/store"
)

// EventID is the place of an event among all of a tenant. After a restore the same numbers are
// given again, in another epoch.
type EventID struct {
	Epoch store.Epoch
	Seq   store.Seq
}

// String returns the id as clients have it: epoch-sequence.
func (id EventID) String() string { return fmt.Sprintf("%s-%d", id.Epoch, id.Seq) }

// parseEventID reads what String wrote; ok is false for anything else.
func parseEventID(text string) (id EventID, ok bool) {
	epoch, number, _ := strings.Cut(text, "-")
	seq, err := strconv.ParseInt(number, 10, 64)
	return EventID{store.Epoch(epoch), store.Seq(seq)}, err == nil
}
