-- Cells that both sides of each alias have, on today's municipalities.
WITH part AS (
    SELECT s.pair, s.side, k.period, coalesce(t.new_code, k.source_code) AS code,
           sum(k.value) AS value, count(*) AS n_rows, count(DISTINCT k.source_code) AS codes,
           count(DISTINCT (s.series, s.sex, s.age)) AS parts, min(k.source_code) AS first_code
    FROM side s JOIN kept k ON k.series = s.series AND k.sex = s.sex AND k.age = s.age
    LEFT JOIN today t ON t.old_code = k.source_code
    WHERE k.value IS NOT NULL
    GROUP BY ALL),
whole AS (  -- only areas where every part of a sum is there
    SELECT * FROM part JOIN (SELECT pair, side, count(*) AS needed FROM side GROUP BY ALL) USING (pair, side)
    WHERE parts = needed AND n_rows = needed * codes)
SELECT r.series, r.same_as, a.period, a.code AS region_code, a.value, b.value AS other
FROM whole a
JOIN whole b ON a.pair = b.pair AND a.side = 0 AND b.side = 1 AND a.period = b.period AND a.code = b.code
JOIN alias r ON r.pair = a.pair
WHERE NOT (r.skip AND (a.codes > 1 OR b.codes > 1 OR a.first_code <> b.first_code))
ORDER BY 1, 2, 3, 4
