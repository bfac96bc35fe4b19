-- +goose Up
-- What did not come in real time, and may have removed figures: little beside all the rest, and looked for by day.
CREATE INDEX ledger_beside_real_time ON ledger (tenant_id, unit_id, business_day, seq) WHERE kind > 1;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('ledger', 'ledger_beside_real_time', '100000 10000 100 2 1');
