-- The same rules as analysis.standing, for a chunk of observation (view part); a test holds the two together. Figures
-- are ranked as a reader sees them, one decimal further: what a computation leaves behind that makes no difference.
INSERT INTO standing
    SELECT indicator_id, group_id, level, period, region_code, above + 1, n, 50.0 * (2 * n - 1 - 2 * above - ties) / (n - 1)
    FROM (
        SELECT part.*, rank() OVER slice - 1 AS above,
            count(*) OVER (PARTITION BY indicator_id, group_id, level, period ORDER BY seen DESC
                RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS ties,
            count(*) OVER (PARTITION BY indicator_id, group_id, level, period) AS n
        FROM (SELECT part.*, round(value, decimals + 1) AS seen FROM part JOIN indicator ON id = indicator_id
              WHERE value IS NOT NULL AND list_contains(getvariable('ranked'), level)) AS part
        WINDOW slice AS (PARTITION BY indicator_id, group_id, level, period ORDER BY seen DESC))
    WHERE n > 1
    ORDER BY place;
