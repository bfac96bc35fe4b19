-- +goose Up
-- Which history the numbers of the ledgers belong to, in one row: a restored database gets
-- another. The origin says which database server wrote it, and is empty where that is not known.

CREATE TABLE epoch (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    name   TEXT NOT NULL,
    origin TEXT NOT NULL
) STRICT;
