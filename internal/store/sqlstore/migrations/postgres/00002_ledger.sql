-- +goose Up
-- The ledger, and what goes with writing it.

-- The number of the newest entry of each tenant.
CREATE TABLE ledger_head (
    tenant_id BIGINT NOT NULL REFERENCES tenant (tenant_id),
    seq       BIGINT NOT NULL,
    PRIMARY KEY (tenant_id)
);

-- Append-only. The payload holds the rows, what each did, and the totals after it.
CREATE TABLE ledger (
    tenant_id    BIGINT NOT NULL,
    seq          BIGINT NOT NULL,
    id           BYTEA NOT NULL,
    unit_id      BIGINT NOT NULL,
    business_day BIGINT NOT NULL,
    kind         BIGINT NOT NULL,
    client_id    TEXT COLLATE "C" NOT NULL,
    username     TEXT COLLATE "C" NOT NULL,
    request_id   TEXT COLLATE "C" NOT NULL,
    received_at  BIGINT NOT NULL,
    observed_at  BIGINT,
    payload      BYTEA NOT NULL,
    notes        TEXT COLLATE "C",
    PRIMARY KEY (tenant_id, seq)
);

CREATE UNIQUE INDEX ledger_by_id ON ledger (tenant_id, id);
-- With the id, so that a unit's log is ordered without reading its entries.
CREATE INDEX ledger_by_day ON ledger (tenant_id, unit_id, business_day, id);

CREATE TABLE idempotency (
    tenant_id   BIGINT NOT NULL,
    client_id   TEXT COLLATE "C" NOT NULL,
    username    TEXT COLLATE "C" NOT NULL,
    key         TEXT COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    seq         BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, client_id, username, key)
);

CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);

CREATE TABLE refusal (
    tenant_id   BIGINT NOT NULL,
    id          BYTEA NOT NULL,
    unit        TEXT COLLATE "C" NOT NULL,
    client_id   TEXT COLLATE "C" NOT NULL,
    username    TEXT COLLATE "C" NOT NULL,
    request_id  TEXT COLLATE "C" NOT NULL,
    received_at BIGINT NOT NULL,
    type        TEXT COLLATE "C" NOT NULL,
    problem     BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX refusal_by_time ON refusal (received_at);
