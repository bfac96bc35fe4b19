package sqlstore

import (
	"context"
	"database/sql"
)

// SignOutSQLite ends every token and session of the database at path, which nobody has open: it deletes the
// signing keys, the refresh tokens and the sessions. A copy that is put in place needs it, because it does not
// know what was revoked since it was made, and gives the numbers of those revocations to others.
func SignOutSQLite(ctx context.Context, path string) error {
	return withSQLite(path, func(db *sql.DB) error {
		for _, statement := range []string{`DELETE FROM signing_key`, `DELETE FROM refresh_token`, `DELETE FROM session`} {
			if _, err := db.ExecContext(ctx, statement); err != nil {
				return classify(err)
			}
		}
		return nil
	})
}
