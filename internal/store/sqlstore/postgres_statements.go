package sqlstore

// The statements of the committer. Each takes arrays: one round trip does it for all that is in a batch. Each is of one
// tenant, who is $1, and looks into every table by that: so a cluster that is sharded by tenant sends it to one
// shard as a whole. Where nothing is read, it reads the tenant's own head, which says so.
const (
	lockHead = `SELECT tenant_id, seq FROM ledger_head WHERE tenant_id = $1 FOR UPDATE`

	findUnits = `SELECT u.tenant_id, u.unit_id FROM unnest($2::bigint[]) AS w (unit_id)
		JOIN unit u ON u.tenant_id = $1 AND u.unit_id = w.unit_id`

	findEntries = `SELECT l.tenant_id, l.id FROM unnest($2::bytea[]) AS w (id)
		JOIN ledger l ON l.tenant_id = $1 AND l.id = w.id`

	findRefusals = `SELECT r.tenant_id, r.id FROM unnest($2::bytea[]) AS w (id)
		JOIN refusal r ON r.tenant_id = $1 AND r.id = w.id`

	findKeys = `SELECT i.tenant_id, i.client_id, i.username, i.key, i.seq, i.fingerprint, i.expires_at
		FROM unnest($2::text[], $3::text[], $4::text[]) AS w (client_id, username, key)
		JOIN idempotency i ON i.tenant_id = $1 AND i.client_id = w.client_id AND i.username = w.username AND i.key = w.key`

	findDays = `SELECT d.tenant_id, d.unit_id, d.business_day, d.final_seq, d.figures
		FROM unnest($2::bigint[], $3::bigint[]) AS w (unit_id, business_day)
		JOIN unit_day d ON d.tenant_id = $1 AND d.unit_id = w.unit_id AND d.business_day = w.business_day`

	findMonths = `SELECT m.tenant_id, m.unit_id, m.month, m.totals
		FROM unnest($2::bigint[], $3::bigint[]) AS w (unit_id, month)
		JOIN unit_month m ON m.tenant_id = $1 AND m.unit_id = w.unit_id AND m.month = w.month`

	findNewest = `SELECT l.tenant_id, l.unit_id, l.business_day, max(l.seq)
		FROM unnest($2::bigint[], $3::bigint[]) AS w (unit_id, business_day)
		JOIN ledger l ON l.tenant_id = $1 AND l.unit_id = w.unit_id AND l.business_day = w.business_day
		GROUP BY l.tenant_id, l.unit_id, l.business_day`

	addEntries = `INSERT INTO ledger (tenant_id, seq, id, unit_id, business_day, kind,
			client_id, username, request_id, received_at, observed_at, payload, notes)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::bigint[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[],
			$7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::bytea[], $13::text[]) AS w
		WHERE h.tenant_id = $1`

	putDays = `INSERT INTO unit_day (tenant_id, unit_id, business_day, final_seq, figures)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[]) AS w WHERE h.tenant_id = $1
		ON CONFLICT (tenant_id, unit_id, business_day) DO UPDATE SET final_seq = excluded.final_seq, figures = excluded.figures`

	putMonths = `INSERT INTO unit_month (tenant_id, unit_id, month, totals)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::bigint[], $3::bigint[], $4::bytea[]) AS w WHERE h.tenant_id = $1
		ON CONFLICT (tenant_id, unit_id, month) DO UPDATE SET totals = excluded.totals`

	putKeys = `INSERT INTO idempotency (tenant_id, client_id, username, key, fingerprint, seq, expires_at)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::text[], $3::text[], $4::text[], $5::bytea[], $6::bigint[], $7::bigint[]) AS w
		WHERE h.tenant_id = $1
		ON CONFLICT (tenant_id, client_id, username, key) DO UPDATE SET
			fingerprint = excluded.fingerprint, seq = excluded.seq, expires_at = excluded.expires_at`

	addRefusals = `INSERT INTO refusal (tenant_id, id, unit, client_id, username, request_id, received_at, type, problem)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::bytea[]) AS w
		WHERE h.tenant_id = $1`

	putHead = `UPDATE ledger_head SET seq = $2 WHERE tenant_id = $1`

	putFeeds = `INSERT INTO unit_feed (tenant_id, unit_id, last_received)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::bigint[], $3::bigint[]) AS w WHERE h.tenant_id = $1
		ON CONFLICT (tenant_id, unit_id) DO UPDATE SET last_received = greatest(unit_feed.last_received, excluded.last_received)`
)
