-- +goose Up
-- How log-ins with a name went, by where they came from: a hash, or nothing for all that came from
-- where nobody had logged in with the name before. Failures count per origin, no longer per name alone.

CREATE TABLE login_tally (
    username   TEXT COLLATE "C" NOT NULL,
    origin     BYTEA NOT NULL,
    failures   BIGINT NOT NULL,
    failed_at  BIGINT,
    right_at   BIGINT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (username, origin)
);

CREATE INDEX login_tally_by_expiry ON login_tally (expires_at);

DROP TABLE login_failure;
