-- The latest period of each level, with what an area is compared with: its county, its region, the country.
CREATE TEMP TABLE last_slice AS
    SELECT level, indicator_id, arg_min(group_id, (group_id <> 'total', position)) AS group_id
    FROM slice JOIN population_group ON population_group.id = group_id
    WHERE list_contains(getvariable('ranked'), level) GROUP BY ALL;
CREATE TEMP TABLE last_period AS
    SELECT level, indicator_id, group_id, max(period) AS period, arg_max(n, period) AS n
    FROM slice JOIN last_slice USING (level, indicator_id, group_id) GROUP BY ALL;
CREATE TEMP TABLE last_value AS
    SELECT level, indicator_id, list_sort(list(value)) AS ordered
    FROM observation SEMI JOIN last_period USING (level, indicator_id, group_id, period)
    WHERE value IS NOT NULL GROUP BY ALL;
INSERT INTO latest
    SELECT p.level, indicator_id, group_id, period, region_code, o.value, o.status, o.derived, standing.rank, p.n,
        CASE WHEN o.level = p.level THEN standing.percentile
             ELSE 100.0 * (len(list_filter(ordered, lambda x: x < o.value))
                 + len(list_filter(ordered, lambda x: x <= o.value))) / 2 / p.n END
    FROM last_period AS p JOIN last_value USING (level, indicator_id)
    JOIN observation AS o USING (indicator_id, group_id, period)
    LEFT JOIN standing USING (indicator_id, group_id, level, period, region_code)
    WHERE o.level = p.level OR o.level IN ('hyvinvointialue', 'maakunta', 'maa')
    ORDER BY p.level, indicator_id, region_code;
