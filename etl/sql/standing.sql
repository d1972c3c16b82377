-- The same rules as analysis.standing, for three million figures at once; a test holds the two together.
INSERT INTO standing
    SELECT indicator_id, group_id, level, period, region_code, above + 1, n, 50.0 * (n - 1 + below - above) / (n - 1)
    FROM (
        SELECT indicator_id, group_id, level, period, code AS region_code,
            rank() OVER (slice ORDER BY value DESC) - 1 AS above,
            rank() OVER (slice ORDER BY value) - 1 AS below,
            count(*) OVER slice AS n
        FROM figure JOIN area USING (code) WHERE value IS NOT NULL AND list_contains(getvariable('ranked'), level)
        WINDOW slice AS (PARTITION BY indicator_id, group_id, level, period))
    WHERE n > 1
    ORDER BY indicator_id, group_id, level, period, region_code;

DROP TABLE figure;
