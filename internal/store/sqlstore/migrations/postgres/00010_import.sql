-- +goose Up
-- What is to be imported, and what was, so that it can be undone.

CREATE TABLE import (
    tenant_id  BIGINT NOT NULL,
    id         BYTEA NOT NULL,
    state      TEXT COLLATE "C" NOT NULL,
    days       BIGINT NOT NULL,
    done       BIGINT NOT NULL,
    detail     BYTEA NOT NULL,
    client_id  TEXT NOT NULL,
    username   TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX import_by_state ON import (state, changed_at);

CREATE TABLE import_day (
    tenant_id    BIGINT NOT NULL,
    import_id    BYTEA NOT NULL,
    number       BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    business_day BIGINT NOT NULL,
    entry        BYTEA NOT NULL,
    undo         BYTEA NOT NULL,
    content      BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, import_id, number)
);
