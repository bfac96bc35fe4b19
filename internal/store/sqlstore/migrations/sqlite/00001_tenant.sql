-- +goose Up
-- Companies, what they have configured, and their business units.

CREATE TABLE tenant (
    tenant_id INTEGER NOT NULL PRIMARY KEY,
    slug      TEXT    NOT NULL UNIQUE,
    name      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    suspended INTEGER NOT NULL
) STRICT;

-- The configuration as of each version of the company that had one, as JSON.
CREATE TABLE tenant_configuration (
    tenant_id     INTEGER NOT NULL REFERENCES tenant (tenant_id),
    version       INTEGER NOT NULL,
    configuration TEXT    NOT NULL,
    applied_at    INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    tenant_id    INTEGER NOT NULL REFERENCES tenant (tenant_id),
    unit_id      INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    zone         TEXT    NOT NULL,
    day_start    TEXT    NOT NULL,
    slot_minutes INTEGER NOT NULL,
    brand        TEXT    NOT NULL,
    company      TEXT    NOT NULL,
    region       TEXT    NOT NULL,
    country      TEXT    NOT NULL,
    city         TEXT    NOT NULL,
    currencies   TEXT    NOT NULL,
    sales_types  TEXT    NOT NULL,
    opened_on    INTEGER,
    closed_on    INTEGER,
    PRIMARY KEY (tenant_id, unit_id)
) STRICT, WITHOUT ROWID;
