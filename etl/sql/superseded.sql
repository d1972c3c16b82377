-- Older figures in whose place a fetched one stands. Figures of former municipalities are left out: their
-- area is another one than the fetched figure's.
INSERT INTO superseded
    WITH fetched AS (
        SELECT indicator_id, group_id, period, code, value, status, snapshot_id FROM raw
        WHERE series_rank < 0 AND status <> 'missing' AND own(indicator_id)
            AND indicator_id IN (SELECT DISTINCT indicator_id FROM raw WHERE series_rank >= 0)
        QUALIFY row_number() OVER (PARTITION BY indicator_id, group_id, period, code ORDER BY snapshot_id) = 1),
    older AS (
        SELECT raw.* FROM raw SEMI JOIN fetched USING (indicator_id, group_id, period, code)
        SEMI JOIN area USING (code)
        ANTI JOIN family ON family.snapshot_id = raw.snapshot_id AND family.period = raw.period
            AND list_contains(family.pieces, raw.code)
        WHERE series_rank >= 0 AND (level = 'kunta' OR (raw.snapshot_id, code) IN (FROM same_group))
        QUALIFY row_number() OVER (
            PARTITION BY indicator_id, group_id, period, code ORDER BY status = 'missing', series_rank, raw.snapshot_id) = 1)
    SELECT older.indicator_id, older.group_id, older.level, older.period, older.code, older.value, older.status,
        older.snapshot_id, fetched.value, fetched.snapshot_id
    FROM older JOIN fetched USING (indicator_id, group_id, period, code)
    ORDER BY ALL;
-- Codes that a fetched table shows and no division of ours knows.
INSERT INTO strange
    SELECT DISTINCT indicator_id, code FROM raw ANTI JOIN area USING (code)
    ANTI JOIN follow ON follow.old_code = raw.code WHERE series_rank < 0 AND own(indicator_id);
