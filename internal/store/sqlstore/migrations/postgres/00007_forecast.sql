-- +goose Up
-- What was expected, and what people know that the ledger does not.

-- Append-only. Both values are in the forms of package forecast.
CREATE TABLE forecast (
    tenant_id   BIGINT NOT NULL,
    unit_id     BIGINT NOT NULL,
    currency    TEXT COLLATE "C" NOT NULL,
    measure     TEXT COLLATE "C" NOT NULL,
    made_at     BIGINT NOT NULL,
    through_day BIGINT NOT NULL,
    outlook     BYTEA NOT NULL,
    accuracy    BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, currency, measure, made_at)
);

CREATE INDEX forecast_by_time ON forecast (made_at);

-- Append-only. A row without factor and value withdraws those before it.
CREATE TABLE forecast_adjustment (
    tenant_id    BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    business_day BIGINT NOT NULL,
    id           BYTEA NOT NULL,
    measure      TEXT COLLATE "C" NOT NULL,
    currency     TEXT COLLATE "C" NOT NULL,
    factor       BIGINT,
    value        BIGINT,
    reason       TEXT COLLATE "C" NOT NULL,
    client_id    TEXT COLLATE "C" NOT NULL,
    username     TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day, id)
);

CREATE TABLE calendar_event (
    tenant_id  BIGINT NOT NULL,
    id         TEXT COLLATE "C" NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    note       TEXT COLLATE "C" NOT NULL,
    units      TEXT COLLATE "C" NOT NULL,
    first_day  BIGINT NOT NULL,
    last_day   BIGINT NOT NULL,
    client_id  TEXT COLLATE "C" NOT NULL,
    username   TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL,
    deleted    BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
