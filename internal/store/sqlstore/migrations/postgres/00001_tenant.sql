-- +goose Up
-- Companies, what they have configured, and their business units.

CREATE TABLE tenant (
    tenant_id BIGINT NOT NULL PRIMARY KEY,
    slug      TEXT COLLATE "C" NOT NULL UNIQUE,
    name      TEXT COLLATE "C" NOT NULL,
    version   BIGINT NOT NULL,
    suspended BIGINT NOT NULL
);

-- The configuration as of each version of the company that had one, as JSON.
CREATE TABLE tenant_configuration (
    tenant_id     BIGINT NOT NULL REFERENCES tenant (tenant_id),
    version       BIGINT NOT NULL,
    configuration TEXT COLLATE "C" NOT NULL,
    applied_at    BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, version)
);

CREATE TABLE unit (
    tenant_id    BIGINT NOT NULL REFERENCES tenant (tenant_id),
    unit_id      BIGINT NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    zone         TEXT COLLATE "C" NOT NULL,
    day_start    TEXT COLLATE "C" NOT NULL,
    slot_minutes BIGINT NOT NULL,
    brand        TEXT COLLATE "C" NOT NULL,
    company      TEXT COLLATE "C" NOT NULL,
    region       TEXT COLLATE "C" NOT NULL,
    country      TEXT COLLATE "C" NOT NULL,
    city         TEXT COLLATE "C" NOT NULL,
    currencies   TEXT COLLATE "C" NOT NULL,
    sales_types  TEXT COLLATE "C" NOT NULL,
    opened_on    BIGINT,
    closed_on    BIGINT,
    PRIMARY KEY (tenant_id, unit_id)
);
