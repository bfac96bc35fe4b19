-- +goose Up
-- What is projected from the ledger.

-- as_of is what later rows are held against: when the figure was observed, or
-- where nobody said so (observed = 0), when it was received.
CREATE TABLE figure (
    tenant_id    BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    business_day BIGINT NOT NULL,
    slot_start   BIGINT NOT NULL,
    sales_type   TEXT COLLATE "C" NOT NULL,
    currency     TEXT COLLATE "C" NOT NULL,
    net          BIGINT NOT NULL,
    gross        BIGINT NOT NULL,
    checks       BIGINT NOT NULL,
    guests       BIGINT NOT NULL,
    as_of        BIGINT NOT NULL,
    observed     BIGINT NOT NULL,
    seq          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day, slot_start, sales_type, currency)
);

CREATE TABLE day_total (
    tenant_id    BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    business_day BIGINT NOT NULL,
    sales_type   TEXT COLLATE "C" NOT NULL,
    currency     TEXT COLLATE "C" NOT NULL,
    net          BIGINT NOT NULL,
    gross        BIGINT NOT NULL,
    checks       BIGINT NOT NULL,
    guests       BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day, sales_type, currency)
);

CREATE TABLE unit_feed (
    tenant_id     BIGINT NOT NULL,
    unit_id       BIGINT NOT NULL,
    last_received BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, unit_id)
);
