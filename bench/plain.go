package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// plainConnections is how many connections a plain handler has to the database: with fewer or more it is slower here.
const plainConnections = 16

// plain is the handler that one would write first: it reads the rows, and puts them into a table in a transaction of
// the request's own. It asks for no token, holds no rule and keeps no ledger.
type plain struct {
	pool *pgxpool.Pool
	put  func(ctx context.Context, tx pgx.Tx, unit int64, rows []plainRow) error
}

// plainRow is a row of a submission.
type plainRow struct {
	Currency string      `json:"currencyId"`
	Type     string      `json:"salesTypeId"`
	Slot     time.Time   `json:"timeSlotStart"`
	Net      json.Number `json:"netSales"`
	Gross    json.Number `json:"grossSales"`
	Checks   int64       `json:"numChecks"`
	Guests   int64       `json:"numGuests"`
}

const plainTable = `CREATE TABLE IF NOT EXISTS figure (
	tenant_id bigint, unit_id bigint, slot_start timestamptz, sales_type text, currency text,
	net numeric(18, 4) NOT NULL, gross numeric(18, 4) NOT NULL, checks bigint NOT NULL, guests bigint NOT NULL,
	PRIMARY KEY (tenant_id, unit_id, slot_start, sales_type, currency))`

const onConflict = ` ON CONFLICT (tenant_id, unit_id, slot_start, sales_type, currency)
	DO UPDATE SET net = excluded.net, gross = excluded.gross, checks = excluded.checks, guests = excluded.guests`

// openPlain opens the table of a plain handler and returns the handler: by "rows", a statement for each row, or by "arrays", one for all of them.
func openPlain(ctx context.Context, by, dsn string) (*plain, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, err
	}
	config.MaxConns = plainConnections
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	if _, err := pool.Exec(ctx, plainTable); err != nil {
		return nil, err
	}
	switch by {
	case "rows":
		return &plain{pool, putRows}, nil
	case "arrays":
		return &plain{pool, putArrays}, nil
	}
	return nil, fmt.Errorf("there is no plain handler by %q", by)
}

// ServeHTTP takes a submission.
func (p *plain) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Rows []plainRow `json:"realTimeSales"`
	}
	unit, err := strconv.ParseInt(strings.Split(r.URL.Path, "/")[5], 10, 64)
	if err == nil {
		err = json.NewDecoder(r.Body).Decode(&body)
	}
	if err == nil {
		err = pgx.BeginFunc(r.Context(), p.pool, func(tx pgx.Tx) error { return p.put(r.Context(), tx, unit, body.Rows) })
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(receipt)
}

func putRows(ctx context.Context, tx pgx.Tx, unit int64, rows []plainRow) error {
	for _, r := range rows {
		if _, err := tx.Exec(ctx, `INSERT INTO figure VALUES (1, $1, $2, $3, $4, $5::text::numeric, $6::text::numeric, $7, $8)`+onConflict,
			unit, r.Slot, r.Type, r.Currency, r.Net.String(), r.Gross.String(), r.Checks, r.Guests); err != nil {
			return err
		}
	}
	return nil
}

func putArrays(ctx context.Context, tx pgx.Tx, unit int64, rows []plainRow) error {
	_, err := tx.Exec(ctx, `INSERT INTO figure SELECT 1, $1, slot, type, currency, net::numeric, gross::numeric, checks, guests
		FROM unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[])
			AS w (slot, type, currency, net, gross, checks, guests)`+onConflict, unit,
		column(rows, func(r plainRow) time.Time { return r.Slot }),
		column(rows, func(r plainRow) string { return r.Type }),
		column(rows, func(r plainRow) string { return r.Currency }),
		column(rows, func(r plainRow) string { return r.Net.String() }),
		column(rows, func(r plainRow) string { return r.Gross.String() }),
		column(rows, func(r plainRow) int64 { return r.Checks }),
		column(rows, func(r plainRow) int64 { return r.Guests }))
	return err
}

// column returns one value of each row.
func column[V any](rows []plainRow, value func(plainRow) V) []V {
	all := make([]V, len(rows))
	for i, row := range rows {
		all[i] = value(row)
	}
	return all
}
