-- +goose Up
-- What is projected from the ledger.

-- as_of is what later rows are held against: when the figure was observed, or
-- where nobody said so (observed = 0), when it was received.
CREATE TABLE figure (
    tenant_id    INTEGER NOT NULL,
    unit_id      INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    slot_start   INTEGER NOT NULL,
    sales_type   TEXT    NOT NULL,
    currency     TEXT    NOT NULL,
    net          INTEGER NOT NULL,
    gross        INTEGER NOT NULL,
    checks       INTEGER NOT NULL,
    guests       INTEGER NOT NULL,
    as_of        INTEGER NOT NULL,
    observed     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day, slot_start, sales_type, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_total (
    tenant_id    INTEGER NOT NULL,
    unit_id      INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    sales_type   TEXT    NOT NULL,
    currency     TEXT    NOT NULL,
    net          INTEGER NOT NULL,
    gross        INTEGER NOT NULL,
    checks       INTEGER NOT NULL,
    guests       INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day, sales_type, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_feed (
    tenant_id     INTEGER NOT NULL,
    unit_id       INTEGER NOT NULL,
    last_received INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, unit_id)
) STRICT, WITHOUT ROWID;
