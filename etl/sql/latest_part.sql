-- Figures of a level's latest period, with what an area is compared with: its county, its region, the country. Of
-- one level and a piece of the indicators, as the table stands in the order of these two.
CREATE OR REPLACE TEMP VIEW last_wanted AS
    FROM last_period WHERE level = getvariable('latest_level')
        AND indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id');
CREATE OR REPLACE TEMP TABLE last_value AS
    SELECT level, indicator_id, list_sort(list(value)) AS ordered
    FROM observation SEMI JOIN last_wanted USING (level, indicator_id, group_id, period)
    WHERE value IS NOT NULL GROUP BY ALL;
INSERT INTO latest
    SELECT p.level, indicator_id, group_id, period, region_code, o.value, o.status, o.derived, standing.rank, p.n,
        CASE WHEN o.level = p.level THEN standing.percentile
             ELSE 100.0 * (len(list_filter(ordered, lambda x: x < o.value))
                 + len(list_filter(ordered, lambda x: x <= o.value))) / 2 / p.n END
    FROM last_wanted AS p JOIN last_value USING (level, indicator_id)
    JOIN (FROM observation WHERE indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')) AS o
        USING (indicator_id, group_id, period)
    LEFT JOIN (FROM standing WHERE indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')) AS standing
        USING (indicator_id, group_id, level, period, region_code)
    WHERE o.level = p.level OR o.level IN ('hyvinvointialue', 'maakunta', 'maa')
    ORDER BY p.level, indicator_id, region_code;
