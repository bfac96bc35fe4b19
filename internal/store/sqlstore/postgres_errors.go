package sqlstore

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/daypart/daypart/internal/store"
)

// idledTooLong is the SQLSTATE of a transaction that stood still for longer than idleWithin.
const idledTooLong = "25P03"

// unavailableStates are SQLSTATEs, or classes of them, that time may mend
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
var unavailableStates = []string{
	"08",    // connection exceptions
	"25006", // read-only: a standby
	idledTooLong,
	"40",    // rolled back: serialization, deadlock
	"53",    // no disk, memory or connections left
	"55P03", // a lock that was not granted
	"57",    // shutting down, starting, cancelled by the operator
	"58",    // input and output
}

// kindOfPostgres returns which of the store's errors an error of PostgreSQL, or of the way there, is; nil if none.
func kindOfPostgres(err error) error {
	var said *pgconn.PgError
	switch {
	case errors.As(err, &said):
		return kindOfState(said.Code)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil
	case isConnectionError(err):
		return store.ErrUnavailable
	}
	return nil
}

func kindOfState(state string) error {
	for _, prefix := range unavailableStates {
		if strings.HasPrefix(state, prefix) {
			return store.ErrUnavailable
		}
	}
	switch {
	case strings.HasPrefix(state, "23"): // a constraint
		return store.ErrConflict
	case strings.HasPrefix(state, "XX"): // data or index corrupted
		return store.ErrCorrupt
	}
	return nil
}

func isConnectionError(err error) bool {
	var connecting *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connecting) || errors.As(err, &network) || errors.Is(err, driver.ErrBadConn) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		strings.HasSuffix(err.Error(), "conn closed") // pgx does not export it
}
