-- The latest period of each indicator on each level.
CREATE TEMP TABLE last_slice AS
    SELECT level, indicator_id, arg_min(group_id, (group_id <> 'total', position)) AS group_id
    FROM slice JOIN population_group ON population_group.id = group_id
    WHERE list_contains(getvariable('ranked'), level) GROUP BY ALL;
CREATE TEMP TABLE last_period AS
    SELECT level, indicator_id, group_id, max(period) AS period, arg_max(n, period) AS n
    FROM slice JOIN last_slice USING (level, indicator_id, group_id) GROUP BY ALL;
