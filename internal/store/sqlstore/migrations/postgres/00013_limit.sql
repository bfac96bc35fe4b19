-- +goose Up
-- What each process took out of limits of rate of late, for the others: it fills its few places again and again.

CREATE TABLE limit_draw (
    node     TEXT COLLATE "C" NOT NULL,
    place    BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    drawn    BYTEA NOT NULL,
    drawn_at BIGINT NOT NULL,
    PRIMARY KEY (node, place)
);
