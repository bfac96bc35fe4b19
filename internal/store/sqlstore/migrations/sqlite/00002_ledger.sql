-- +goose Up
-- The ledger, and what goes with writing it.

-- The number of the newest entry of each tenant.
CREATE TABLE ledger_head (
    tenant_id INTEGER NOT NULL REFERENCES tenant (tenant_id),
    seq       INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- Append-only. The payload holds the rows, what each did, and the totals after it.
CREATE TABLE ledger (
    tenant_id    INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    id           BLOB    NOT NULL,
    unit_id      INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    kind         INTEGER NOT NULL,
    client_id    TEXT    NOT NULL,
    username     TEXT    NOT NULL,
    request_id   TEXT    NOT NULL,
    received_at  INTEGER NOT NULL,
    observed_at  INTEGER,
    payload      BLOB    NOT NULL,
    notes        TEXT,
    PRIMARY KEY (tenant_id, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ledger_by_id ON ledger (tenant_id, id);
-- With the id, so that a unit's log is ordered without reading its entries.
CREATE INDEX ledger_by_day ON ledger (tenant_id, unit_id, business_day, id);

CREATE TABLE idempotency (
    tenant_id   INTEGER NOT NULL,
    client_id   TEXT    NOT NULL,
    username    TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    fingerprint BLOB    NOT NULL,
    seq         INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, client_id, username, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);

CREATE TABLE refusal (
    tenant_id   INTEGER NOT NULL,
    id          BLOB    NOT NULL,
    unit        TEXT    NOT NULL,
    client_id   TEXT    NOT NULL,
    username    TEXT    NOT NULL,
    request_id  TEXT    NOT NULL,
    received_at INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    problem     BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX refusal_by_time ON refusal (received_at);
