-- +goose Up
-- How often projections of a tenant were mended behind its ledger: what a node remembers of them holds until then.

ALTER TABLE ledger_head ADD COLUMN mended BIGINT NOT NULL DEFAULT 0;
