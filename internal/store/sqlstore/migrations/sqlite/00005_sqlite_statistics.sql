-- +goose Up
-- Without statistics SQLite takes every tenant for ten rows, and would rather read all of its ledger
-- than look a day up in an index. So it is told the sizes to be ready for
-- (https://sqlite.org/fileformat2.html#the_sqlite_stat1_table): rows in all, then rows
-- for each value of one, two, three … columns of the key.

ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('unit', 'unit', '1000 100 1'),
    ('ledger', 'ledger', '10000000 1000000 1'),
    ('ledger', 'ledger_by_id', '10000000 1000000 1'),
    ('ledger', 'ledger_by_day', '10000000 1000000 10000 50 1'),
    ('idempotency', 'idempotency', '1000000 100000 10000 10000 1'),
    ('idempotency', 'idempotency_by_expiry', '1000000 1'),
    ('refusal', 'refusal', '100000 10000 1'),
    ('refusal', 'refusal_by_time', '100000 1'),
    ('figure', 'figure', '100000000 10000000 100000 200 3 2 1'),
    ('day_total', 'day_total', '1000000 100000 1000 3 2 1');
