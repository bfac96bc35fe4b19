-- +goose Up
-- The units of each import, as JSON: whoever is not permitted all of them does not see it. Where there
-- are none, as in those that the release before takes in, it is for those whom every unit is permitted.

ALTER TABLE import ADD COLUMN units TEXT NOT NULL DEFAULT '[]';

UPDATE import SET units = days.units FROM (
    SELECT tenant_id, import_id, json_agg(DISTINCT unit_id)::text AS units FROM import_day
    GROUP BY tenant_id, import_id
) AS days WHERE days.tenant_id = import.tenant_id AND days.import_id = import.id;

-- A session to which nothing was added yet has its unit in its detail alone.
UPDATE import SET units = json_build_array((convert_from(detail, 'UTF8')::json->>'unit')::bigint)::text
WHERE units = '[]' AND convert_from(detail, 'UTF8')::json->>'unit' IS NOT NULL;
