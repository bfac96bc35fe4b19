package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// migrate brings the schema up to what this program knows, by the files in a folder. The caller,
// or an option, sees to it that nobody else does the same meanwhile.
func migrate(ctx context.Context, dialect goose.Dialect, folder string, db *sql.DB, options ...goose.ProviderOption) error {
	files, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, files, append(options, goose.WithLogger(goose.NopLogger()))...)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate the schema: %w", classify(err))
	}
	have, known, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", classify(err))
	}
	if release(have) > release(known)+1 {
		return fmt.Errorf("the database has schema version %d, this program knows versions up to %d and works on the next release's: use a newer daypart", have, known)
	}
	return nil
}

// release returns which release a version of the schema is of: each has a hundred of its own. It may take away only what the one
// before it no longer touches, so that both can work side by side.
func release(version int64) int64 { return version / 100 }
