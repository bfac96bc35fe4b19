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

	findDays = `SELECT d.tenant_id, d.unit_id, d.business_day, d.final_seq, d.figures
		FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS w (tenant_id, unit_id, business_day)
		JOIN unit_day d ON d.tenant_id = w.tenant_id AND d.unit_id = w.unit_id AND d.business_day = w.business_day`

	findMonths = `SELECT m.tenant_id, m.unit_id, m.month, m.totals
		FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS w (tenant_id, unit_id, month)
		JOIN unit_month m ON m.tenant_id = w.tenant_id AND m.unit_id = w.unit_id AND m.month = w.month`

	findNewest = `SELECT w.tenant_id, w.unit_id, w.business_day, (SELECT coalesce(max(l.seq), 0) FROM ledger l
			WHERE l.tenant_id = w.tenant_id AND l.unit_id = w.unit_id AND l.business_day = w.business_day)
		FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS w (tenant_id, unit_id, business_day)`

	addEntries = `INSERT INTO ledger (tenant_id, seq, id, unit_id, business_day, kind,
			client_id, username, request_id, received_at, observed_at, payload, notes)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[],
			$7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::bytea[], $13::text[])`

	putDays = `INSERT INTO unit_day (tenant_id, unit_id, business_day, final_seq, figures)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[])
		ON CONFLICT (tenant_id, unit_id, business_day) DO UPDATE SET final_seq = excluded.final_seq, figures = excluded.figures`

	putMonths = `INSERT INTO unit_month (tenant_id, unit_id, month, totals)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[])
		ON CONFLICT (tenant_id, unit_id, month) DO UPDATE SET totals = excluded.totals`

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
