package sqlstore

// The statements of the committer. Each takes arrays: one round trip does it for all that is in a
// batch, and $1 is always the tenants. Joins go from the arrays to the tables, by key.
const (
	// In order of tenant, so that two nodes never wait for each other.
	lockHeads = `SELECT tenant_id, seq FROM ledger_head WHERE tenant_id = ANY ($1::bigint[]) ORDER BY tenant_id FOR UPDATE`

	findUnits = `SELECT u.tenant_id, u.unit_id FROM unnest($1::bigint[], $2::bigint[]) AS w (tenant_id, unit_id)
		JOIN unit u ON u.tenant_id = w.tenant_id AND u.unit_id = w.unit_id`

	findEntries = `SELECT l.tenant_id, l.id FROM unnest($1::bigint[], $2::bytea[]) AS w (tenant_id, id)
		JOIN ledger l ON l.tenant_id = w.tenant_id AND l.id = w.id`

	findRefusals = `SELECT r.tenant_id, r.id FROM unnest($1::bigint[], $2::bytea[]) AS w (tenant_id, id)
		JOIN refusal r ON r.tenant_id = w.tenant_id AND r.id = w.id`

	findKeys = `SELECT i.tenant_id, i.client_id, i.username, i.key, i.seq, i.fingerprint, i.expires_at
		FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS w (tenant_id, client_id, username, key)
		JOIN idempotency i ON i.tenant_id = w.tenant_id AND i.client_id = w.client_id AND i.username = w.username AND i.key = w.key`

	findFigures = `SELECT f.tenant_id, f.unit_id, f.business_day, f.slot_start, f.sales_type, f.currency,
			f.net, f.gross, f.checks, f.guests, f.as_of, f.observed, f.seq
		FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS w (tenant_id, unit_id, business_day, first, last)
		JOIN figure f ON f.tenant_id = w.tenant_id AND f.unit_id = w.unit_id AND f.business_day = w.business_day
			AND f.slot_start BETWEEN w.first AND w.last`

	findTotals = `SELECT t.tenant_id, t.unit_id, t.business_day, t.sales_type, t.currency, t.net, t.gross, t.checks, t.guests
		FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS w (tenant_id, unit_id, business_day)
		JOIN day_total t ON t.tenant_id = w.tenant_id AND t.unit_id = w.unit_id AND t.business_day = w.business_day`

	addEntries = `INSERT INTO ledger (tenant_id, seq, id, unit_id, business_day, kind,
			client_id, username, request_id, received_at, observed_at, payload, notes)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[],
			$7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::bytea[], $13::text[])`

	putFigures = `INSERT INTO figure (tenant_id, unit_id, business_day, slot_start, sales_type, currency,
			net, gross, checks, guests, as_of, observed, seq)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[],
			$7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])
		ON CONFLICT (tenant_id, unit_id, business_day, slot_start, sales_type, currency) DO UPDATE SET
			net = excluded.net, gross = excluded.gross, checks = excluded.checks, guests = excluded.guests,
			as_of = excluded.as_of, observed = excluded.observed, seq = excluded.seq`

	putTotals = `INSERT INTO day_total (tenant_id, unit_id, business_day, sales_type, currency, net, gross, checks, guests)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[],
			$6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
		ON CONFLICT (tenant_id, unit_id, business_day, sales_type, currency) DO UPDATE SET
			net = excluded.net, gross = excluded.gross, checks = excluded.checks, guests = excluded.guests`

	putKeys = `INSERT INTO idempotency (tenant_id, client_id, username, key, fingerprint, seq, expires_at)
		SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::bigint[], $7::bigint[])
		ON CONFLICT (tenant_id, client_id, username, key) DO UPDATE SET
			fingerprint = excluded.fingerprint, seq = excluded.seq, expires_at = excluded.expires_at`

	addRefusals = `INSERT INTO refusal (tenant_id, id, unit, client_id, username, request_id, received_at, type, problem)
		SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::bytea[])`

	putHeads = `UPDATE ledger_head AS h SET seq = w.seq FROM unnest($1::bigint[], $2::bigint[]) AS w (tenant_id, seq)
		WHERE h.tenant_id = w.tenant_id`

	putFeeds = `INSERT INTO unit_feed (tenant_id, unit_id, last_received)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])
		ON CONFLICT (tenant_id, unit_id) DO UPDATE SET last_received = greatest(unit_feed.last_received, excluded.last_received)`
)
