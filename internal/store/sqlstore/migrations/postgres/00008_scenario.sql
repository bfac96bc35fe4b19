-- +goose Up
-- The views that people saved, and with which each begins.

CREATE TABLE scenario (
    tenant_id  BIGINT NOT NULL,
    id         BYTEA NOT NULL,
    owner      TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    view       TEXT NOT NULL,
    shared     BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, owner, name)
);

CREATE TABLE scenario_default (
    tenant_id   BIGINT NOT NULL,
    username    TEXT COLLATE "C" NOT NULL,
    scenario_id BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, username)
);
