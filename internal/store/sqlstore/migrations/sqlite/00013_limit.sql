-- +goose Up
-- What each process took out of limits of rate of late, for the others: it fills its few places again and again.

CREATE TABLE limit_draw (
    node     TEXT NOT NULL,
    place    INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    drawn    BLOB NOT NULL,
    drawn_at INTEGER NOT NULL,
    PRIMARY KEY (node, place)
) STRICT;
