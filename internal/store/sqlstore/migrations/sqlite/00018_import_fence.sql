-- +goose Up
-- How often an import was changed or claimed: a process that another went on without cannot change
-- it any more.

ALTER TABLE import ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
