-- +goose Up
-- Figures and day totals, packed by unit and business day, and by unit and calendar month. They are made from
-- the ledger on opening (see rebuild.go).

-- final_seq is the entry that made the day final, 0 where none did.
CREATE TABLE unit_day (
    tenant_id    INTEGER NOT NULL,
    unit_id      INTEGER NOT NULL,
    business_day INTEGER NOT NULL,
    final_seq    INTEGER NOT NULL,
    figures      BLOB NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, business_day)
) STRICT;

-- month counts months: year * 12 + month - 1.
CREATE TABLE unit_month (
    tenant_id INTEGER NOT NULL,
    unit_id   INTEGER NOT NULL,
    month     INTEGER NOT NULL,
    totals    BLOB NOT NULL,
    PRIMARY KEY (tenant_id, unit_id, month)
) STRICT;

DROP TABLE figure;
DROP TABLE day_total;

DELETE FROM sqlite_stat1 WHERE tbl IN ('figure', 'day_total');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('unit_day', 'sqlite_autoindex_unit_day_1', '1000000 100000 1000 1'),
    ('unit_month', 'sqlite_autoindex_unit_month_1', '100000 10000 12 1');
