-- +goose Up
-- The units of each import, as JSON: whoever is not permitted all of them does not see it. Where there
-- are none, as in those that the release before takes in, it is for those whom every unit is permitted.

ALTER TABLE import ADD COLUMN units TEXT NOT NULL DEFAULT '[]';

UPDATE import SET units = (
    SELECT json_group_array(unit_id) FROM (
        SELECT DISTINCT unit_id FROM import_day
        WHERE import_day.tenant_id = import.tenant_id AND import_day.import_id = import.id
        ORDER BY unit_id
    )
);

-- A session to which nothing was added yet has its unit in its detail alone.
UPDATE import SET units = json_array(json_extract(CAST(detail AS TEXT), '$.unit'))
WHERE units = '[]' AND json_extract(CAST(detail AS TEXT), '$.unit') IS NOT NULL;
