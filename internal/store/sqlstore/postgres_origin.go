package sqlstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/daypart/daypart/internal/store"
)

// selectOrigin names the cluster, the timeline that it writes its log on, and the database. A copy
// that is restored elsewhere has another cluster or database. Recovery to a point in time, and a
// standby that takes over, begin another timeline
// (https://www.postgresql.org/docs/current/continuous-archiving.html). The name of the file that
// is written has it at once, while the control file has it only from the next checkpoint on.
const selectOrigin = `SELECT concat_ws('/', c.system_identifier,
		substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), d.oid)
	FROM pg_control_system() c, pg_database d WHERE d.datname = current_database()`

// origin asks the server. A role that may not ask, a service that does not answer, and a standby
// leave it unknown.
func (postgres) origin(ctx context.Context, q querier) (string, error) {
	origin, err := one(ctx, q, readText, selectOrigin)
	refused := new(pgconn.PgError)
	if errors.As(err, &refused) && !errors.Is(err, store.ErrUnavailable) {
		return "", fmt.Errorf("%w: %w", store.ErrOriginUnknown, err)
	}
	return origin, err
}
