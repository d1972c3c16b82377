-- What is otherwise than in the store `before`; only indicators whose figures differ at all are compared one
-- by one. The size of a change is told in steps of the differences between areas, so that units do not matter.
CREATE OR REPLACE TEMP TABLE print_now AS
    SELECT indicator_id, count(*) AS n, bit_xor(hash(group_id, period, region_code, value, status)) AS print
    FROM observation GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE touched AS
    SELECT indicator_id FROM print_now JOIN (
        SELECT indicator_id, count(*) AS n, bit_xor(hash(group_id, period, region_code, value, status)) AS print
        FROM before.observation GROUP BY ALL) AS print_before USING (indicator_id)
    WHERE print_now.n <> print_before.n OR print_now.print <> print_before.print;
CREATE OR REPLACE TEMP TABLE compared AS
    SELECT indicator_id, group_id, level, period, region_code, new.value AS new_value, old.value AS old_value,
        new.status AS new_status, old.status AS old_status,
        old.indicator_id IS NULL AS is_new, new.indicator_id IS NULL AS is_gone
    FROM (FROM observation SEMI JOIN touched USING (indicator_id)) AS new
    FULL JOIN (FROM before.observation SEMI JOIN touched USING (indicator_id)) AS old
        USING (indicator_id, group_id, level, period, region_code)
    WHERE new.value IS DISTINCT FROM old.value OR new.status IS DISTINCT FROM old.status;
INSERT INTO revised
    SELECT indicator_id, count_if(NOT is_new AND NOT is_gone), count_if(is_new), count_if(is_gone),
        min(period) FILTER (NOT is_new), max(period) FILTER (NOT is_new), max(period) FILTER (is_new)
    FROM compared GROUP BY ALL ORDER BY ALL;
INSERT INTO revision
    WITH spread AS (
        SELECT indicator_id, group_id, level, period, stddev_samp(value) AS step
        FROM observation SEMI JOIN touched USING (indicator_id) WHERE value IS NOT NULL GROUP BY ALL)
    SELECT indicator_id, group_id, level, period, region_code, old_value, new_value, old_status, new_status,
        CASE WHEN step > 0 THEN abs(new_value - old_value) / step END AS steps
    FROM compared LEFT JOIN spread USING (indicator_id, group_id, level, period)
    WHERE NOT is_new AND NOT is_gone
    ORDER BY steps DESC NULLS LAST, indicator_id, group_id, level, period, region_code
    LIMIT getvariable('kept');
DROP TABLE print_now;
DROP TABLE touched;
DROP TABLE compared;
