package sqlstore

// The statements of the committer. Each takes arrays: one round trip does it for all that is in a batch. Each is of one
// tenant, who is $1, and looks into every table by that: so a cluster that is sharded by tenant sends it to one
// shard as a whole. Where nothing is read, it reads the tenant's own head, which says so.
//
// What is looked up is looked up by its whole key, one by one, in a LATERAL with a LIMIT. To a plain join, or to ANY, the
// planner would rather scan all rows of the tenant, for as long as the statistics say that there are few: and
// those of a young table do.
const (
	lockHead = `SELECT tenant_id, seq, mended FROM ledger_head WHERE tenant_id = $1 FOR UPDATE`

	// A unit that is not there has no row; a day or month of it that is not there is NULL.
	findDays = `SELECT u.tenant_id, u.unit_id, w.business_day, d.final_seq, d.figures, m.totals
		FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS w (unit_id, business_day, month)
		CROSS JOIN LATERAL (SELECT tenant_id, unit_id FROM unit u WHERE u.tenant_id = $1 AND u.unit_id = w.unit_id LIMIT 1) u
		LEFT JOIN LATERAL (SELECT final_seq, figures FROM unit_day d
			WHERE d.tenant_id = $1 AND d.unit_id = w.unit_id AND d.business_day = w.business_day LIMIT 1) d ON true
		LEFT JOIN LATERAL (SELECT totals FROM unit_month m
			WHERE m.tenant_id = $1 AND m.unit_id = w.unit_id AND m.month = w.month LIMIT 1) m ON true`

	findKeys = `SELECT i.* FROM unnest($2::text[], $3::text[], $4::text[]) AS w (client_id, username, key), LATERAL (
		SELECT tenant_id, client_id, username, key, seq, fingerprint, expires_at FROM idempotency i
		WHERE i.tenant_id = $1 AND i.client_id = w.client_id AND i.username = w.username AND i.key = w.key LIMIT 1) i`

	findNewest = `SELECT l.* FROM unnest($2::bigint[], $3::bigint[]) AS w (unit_id, business_day), LATERAL (
		SELECT l.tenant_id, l.unit_id, l.business_day, max(l.seq) FROM ledger l
		WHERE l.tenant_id = $1 AND l.unit_id = w.unit_id AND l.business_day = w.business_day
		GROUP BY l.tenant_id, l.unit_id, l.business_day LIMIT 1) l`

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

	// Locks the head and moves it. It divides by zero, which ends the transaction, if the head is not where it was thought to be.
	moveHead = `UPDATE ledger_head SET seq = $2::bigint / (seq = $3 AND mended = $4)::int WHERE tenant_id = $1`

	putFeeds = `INSERT INTO unit_feed (tenant_id, unit_id, last_received)
		SELECT h.tenant_id, w.* FROM ledger_head h, unnest($2::bigint[], $3::bigint[]) AS w WHERE h.tenant_id = $1
		ON CONFLICT (tenant_id, unit_id) DO UPDATE SET last_received = greatest(unit_feed.last_received, excluded.last_received)`
)
