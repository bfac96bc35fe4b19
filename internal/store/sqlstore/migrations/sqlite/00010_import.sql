-- +goose Up
-- What is to be imported, and what was, so that it can be undone.

CREATE TABLE import (
    tenant_id  INTEGER NOT NULL,
    id         BLOB NOT NULL,
    state      TEXT NOT NULL,
    days       INTEGER NOT NULL,
    done       INTEGER NOT NULL,
    detail     BLOB NOT NULL,
    client_id  TEXT NOT NULL,
    username   TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE INDEX import_by_state ON import (state, changed_at);

CREATE TABLE import_day (
    tenant_id    INTEGER NOT NULL,
    import_id    BLOB NOT NULL,
    number       INTEGER NOT NULL,
    unit_id      INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    entry        BLOB NOT NULL,
    undo         BLOB NOT NULL,
    content      BLOB NOT NULL,
    PRIMARY KEY (tenant_id, import_id, number)
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('import', 'sqlite_autoindex_import_1', '10000 100 1'),
    ('import', 'import_by_state', '10000 2000 1'),
    ('import_day', 'sqlite_autoindex_import_day_1', '1000000 10000 365 1');
