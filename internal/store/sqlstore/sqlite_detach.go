package sqlstore

import (
	"context"
	"database/sql"
)

// DetachSQLite makes the copy at path, which nobody has open, independent of the database it was
// made of. It ends every token and session: it deletes the signing keys, the refresh tokens and
// the sessions, because the copy does not know what was revoked since it was made, and gives the
// numbers of those revocations to others. It ends the epoch, too, because the copy gives the
// numbers of later submissions to others: the next opening makes another.
func DetachSQLite(ctx context.Context, path string) error {
	return withSQLite(path, func(db *sql.DB) error {
		_, err := db.ExecContext(ctx, `DELETE FROM signing_key; DELETE FROM refresh_token; DELETE FROM session; DELETE FROM epoch`)
		return classify(err)
	})
}
