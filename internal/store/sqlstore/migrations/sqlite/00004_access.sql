-- +goose Up
-- Who may call. Names of users and ids of clients are looked up before the
-- tenant is known, so these tables belong to the service; they are small.

CREATE TABLE app_user (
    username      TEXT    NOT NULL PRIMARY KEY,
    tenant_id     INTEGER NOT NULL,
    display_name  TEXT    NOT NULL,
    language      TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    scopes        TEXT    NOT NULL,
    units         TEXT    NOT NULL,
    disabled      INTEGER NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX app_user_by_tenant ON app_user (tenant_id, username);

-- A client of tenant 0 serves the users of every tenant.
CREATE TABLE client (
    client_id   TEXT    NOT NULL PRIMARY KEY,
    tenant_id   INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    secret_hash BLOB    NOT NULL,
    grants      TEXT    NOT NULL,
    scopes      TEXT    NOT NULL,
    units       TEXT    NOT NULL,
    disabled    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX client_by_tenant ON client (tenant_id, client_id);

-- number orders the keys: the highest is the newest.
CREATE TABLE signing_key (
    number      INTEGER NOT NULL PRIMARY KEY,
    key_id      TEXT    NOT NULL UNIQUE,
    sealed      BLOB    NOT NULL,
    created_at  INTEGER NOT NULL,
    active_from INTEGER NOT NULL,
    expires_at  INTEGER
) STRICT;

CREATE TABLE refresh_token (
    tenant_id  INTEGER NOT NULL,
    hash       BLOB    NOT NULL,
    family     TEXT    NOT NULL,
    client_id  TEXT    NOT NULL,
    username   TEXT    NOT NULL,
    scopes     TEXT    NOT NULL,
    issued_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    successor  BLOB,
    PRIMARY KEY (tenant_id, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX refresh_token_by_family ON refresh_token (tenant_id, family);
CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at);

-- AUTOINCREMENT, because the number of an expired revocation must not come again.
CREATE TABLE revocation (
    number     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tenant_id  INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE login_failure (
    username TEXT    NOT NULL PRIMARY KEY,
    count    INTEGER NOT NULL,
    last     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    data       BLOB    NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_expiry ON session (expires_at);
