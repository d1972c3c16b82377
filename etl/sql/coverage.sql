UPDATE indicator SET available = true, first_period = told.first_period, last_period = told.last_period,
    period_count = told.periods, row_count = told.found
FROM (
    SELECT indicator_id, min(period) AS first_period, max(period) AS last_period,
        count(DISTINCT period) AS periods, count(value) AS found
    FROM observation GROUP BY ALL HAVING count(value) > 0) AS told
WHERE told.indicator_id = indicator.id;
