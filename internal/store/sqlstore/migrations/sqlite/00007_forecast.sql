-- +goose Up
-- What was expected, and what people know that the ledger does not.

-- Append-only. Both values are in the forms of package forecast.
CREATE TABLE forecast (
    tenant_id   INTEGER NOT NULL,
    unit_id     INTEGER NOT NULL,
    currency    TEXT NOT NULL,
    measure     TEXT NOT NULL,
    made_at     INTEGER NOT NULL,
    through_day INTEGER NOT NULL,
    outlook     BLOB NOT NULL,
    accuracy    BLOB NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, currency, measure, made_at)
) STRICT;

CREATE INDEX forecast_by_time ON forecast (made_at);

-- Append-only. A row without factor and value withdraws those before it.
CREATE TABLE forecast_adjustment (
    tenant_id    INTEGER NOT NULL,
    unit_id      INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    id           BLOB NOT NULL,
    measure      TEXT NOT NULL,
    currency     TEXT NOT NULL,
    factor       INTEGER,
    value        INTEGER,
    reason       TEXT NOT NULL,
    client_id    TEXT NOT NULL,
    username     TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day, id)
) STRICT;

CREATE TABLE calendar_event (
    tenant_id  INTEGER NOT NULL,
    id         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    note       TEXT NOT NULL,
    units      TEXT NOT NULL,
    first_day  INTEGER NOT NULL,
    last_day   INTEGER NOT NULL,
    client_id  TEXT NOT NULL,
    username   TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted    INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('forecast', 'sqlite_autoindex_forecast_1', '1000000 100000 1000 900 200 1'),
    ('forecast', 'forecast_by_time', '1000000 1'),
    ('forecast_adjustment', 'sqlite_autoindex_forecast_adjustment_1', '100000 10000 100 2 1'),
    ('calendar_event', 'sqlite_autoindex_calendar_event_1', '10000 100 1');
