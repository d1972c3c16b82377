-- What was left out, by series and reason; needs tables left_out, kept and claim.
SELECT * FROM left_out
UNION ALL
SELECT series, 'no_indicator', count(*), min(period), max(period) FROM kept r
WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.series = r.series AND c.sex = r.sex AND c.age = r.age)
GROUP BY series
UNION ALL
SELECT series, 'not_taken', count(*), min(period), max(period) FROM kept r
WHERE EXISTS (SELECT 1 FROM claim c WHERE c.series = r.series AND c.sex = r.sex AND c.age = r.age)
  AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.series = r.series AND c.sex = r.sex AND c.age = r.age
                  AND (c.levels IS NULL OR list_contains(c.levels, r.level_name))
                  AND (c.periods IS NULL OR list_contains(c.periods, r.period)))
GROUP BY series
ORDER BY 1, 2
