-- +goose Up
-- Packed values stay in their row, and are not compressed again, up to a page.
ALTER TABLE unit_day SET (toast_tuple_target = 8160);
ALTER TABLE unit_month SET (toast_tuple_target = 8160);
ALTER TABLE ledger SET (toast_tuple_target = 8160);
