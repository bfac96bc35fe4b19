-- +goose Up
-- Which process does what only one at a time should, and until when by the clock of the database.

CREATE TABLE lease (
    name       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder     TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT NOT NULL
);
