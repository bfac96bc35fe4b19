-- +goose Up
-- Figures and day totals, packed by unit and business day, and by unit and calendar month. They are made from
-- the ledger on opening (see rebuild.go).

-- final_seq is the entry that made the day final, 0 where none did.
CREATE TABLE unit_day (
    tenant_id    BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    business_day BIGINT NOT NULL,
    final_seq    BIGINT NOT NULL,
    figures      BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day)
);

-- month counts months: year * 12 + month - 1.
CREATE TABLE unit_month (
    tenant_id BIGINT NOT NULL,
    unit_id   BIGINT NOT NULL,
    month     BIGINT NOT NULL,
    totals    BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, month)
);

DROP TABLE figure;
DROP TABLE day_total;
