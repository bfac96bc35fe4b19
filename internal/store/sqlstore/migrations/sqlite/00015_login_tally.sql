-- +goose Up
-- How log-ins with a name went, by where they came from: a hash, or nothing for all that came from
-- where nobody had logged in with the name before. Failures count per origin, no longer per name alone.

CREATE TABLE login_tally (
    username   TEXT NOT NULL,
    origin     BLOB NOT NULL,
    failures   INTEGER NOT NULL,
    failed_at  INTEGER,
    right_at   INTEGER,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (username, origin)
) STRICT;

CREATE INDEX login_tally_by_expiry ON login_tally (expires_at);

DROP TABLE login_failure;
