-- The same rules as analysis.standing, for three million figures at once; a test holds the two together. Figures are
-- ranked as a reader sees them, one decimal further: what a computation leaves behind that makes no difference.
INSERT INTO standing
    SELECT indicator_id, group_id, level, period, region_code, above + 1, n, 50.0 * (n - 1 + below - above) / (n - 1)
    FROM (
        SELECT indicator_id, group_id, level, period, code AS region_code,
            rank() OVER (slice ORDER BY seen DESC) - 1 AS above,
            rank() OVER (slice ORDER BY seen) - 1 AS below,
            count(*) OVER slice AS n
        FROM (SELECT figure.*, round(value, decimals + 1) AS seen FROM figure JOIN rule USING (indicator_id))
        JOIN area USING (code) WHERE value IS NOT NULL AND list_contains(getvariable('ranked'), level)
        WINDOW slice AS (PARTITION BY indicator_id, group_id, level, period))
    WHERE n > 1
    ORDER BY indicator_id, group_id, level, period, region_code;

DROP TABLE figure;
