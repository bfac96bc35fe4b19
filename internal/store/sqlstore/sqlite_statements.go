package sqlstore

import (
	"github.com/ncruces/go-sqlite3"
)

// statements are those of the committer.
type statements struct {
	begin, end, undo                   *statement
	readHead, readUnit, readKey        *statement
	readDay, readMonth, readNewest     *statement
	writeEntry, writeDay, writeMonth   *statement
	writeKey                           *statement
	writeRefusal, writeHead, writeFeed *statement
}

func (s *statements) prepare(conn *sqlite3.Conn) error {
	for _, p := range []struct {
		to   **statement
		text string
	}{
		{&s.begin, `BEGIN IMMEDIATE`},
		{&s.end, `COMMIT`},
		{&s.undo, `ROLLBACK`},
		{&s.readHead, `SELECT seq FROM ledger_head WHERE tenant_id = $1`},
		{&s.readUnit, `SELECT 1 FROM unit WHERE tenant_id = $1 AND unit_id = $2`},
		{&s.readKey, `SELECT seq, fingerprint FROM idempotency
			WHERE tenant_id = $1 AND client_id = $2 AND username = $3 AND key = $4 AND expires_at > $5`},
		{&s.readDay, `SELECT final_seq, figures FROM unit_day WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`},
		{&s.readMonth, `SELECT totals FROM unit_month WHERE tenant_id = $1 AND unit_id = $2 AND month = $3`},
		{&s.readNewest, `SELECT coalesce(max(seq), 0) FROM ledger WHERE tenant_id = $1 AND unit_id = $2 AND business_day = $3`},
		{&s.writeEntry, `INSERT INTO ledger (tenant_id, seq, id, unit_id, business_day, kind,
				client_id, username, request_id, received_at, observed_at, payload, notes)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`},
		{&s.writeDay, `INSERT INTO unit_day (tenant_id, unit_id, business_day, final_seq, figures) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT DO UPDATE SET final_seq = excluded.final_seq, figures = excluded.figures`},
		{&s.writeMonth, `INSERT INTO unit_month (tenant_id, unit_id, month, totals) VALUES ($1, $2, $3, $4)
			ON CONFLICT DO UPDATE SET totals = excluded.totals`},
		{&s.writeKey, `INSERT INTO idempotency (tenant_id, client_id, username, key, fingerprint, seq, expires_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, seq = excluded.seq, expires_at = excluded.expires_at`},
		{&s.writeRefusal, `INSERT INTO refusal (tenant_id, id, unit, client_id, username, request_id, received_at, type, problem)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`},
		{&s.writeHead, `UPDATE ledger_head SET seq = $1 WHERE tenant_id = $2`},
		{&s.writeFeed, `INSERT INTO unit_feed (tenant_id, unit_id, last_received) VALUES ($1, $2, $3)
			ON CONFLICT DO UPDATE SET last_received = max(last_received, excluded.last_received)`},
	} {
		prepared, err := prepare(conn, p.text)
		if err != nil {
			return err
		}
		*p.to = prepared
	}
	return nil
}
