-- +goose Up
-- The views that people saved, and with which each begins.

CREATE TABLE scenario (
    tenant_id  INTEGER NOT NULL,
    id         BLOB NOT NULL,
    owner      TEXT NOT NULL,
    name       TEXT NOT NULL,
    view       TEXT NOT NULL,
    shared     INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, owner, name)
) STRICT;

CREATE TABLE scenario_default (
    tenant_id   INTEGER NOT NULL,
    username    TEXT NOT NULL,
    scenario_id BLOB NOT NULL,
    PRIMARY KEY (tenant_id, username)
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('scenario', 'sqlite_autoindex_scenario_1', '10000 100 1'),
    ('scenario', 'sqlite_autoindex_scenario_2', '10000 100 10 1'),
    ('scenario_default', 'sqlite_autoindex_scenario_default_1', '1000 100 1');
