-- Figures of a level's latest period, with what an area is compared with: its county, its region, the country. Of one
-- level and a piece of the indicators, as the table stands in the order of these two. What is wanted is taken out of
-- the large tables first: joined as they are they would not fit into a small memory.
CREATE OR REPLACE TEMP TABLE last_wanted AS
    FROM last_period WHERE level = getvariable('latest_level')
        AND indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id');
CREATE OR REPLACE TEMP TABLE last_row AS
    SELECT indicator_id, level, region_code, value, status, derived
    FROM observation SEMI JOIN last_wanted USING (indicator_id, group_id, period)
    WHERE indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')
        AND level IN (getvariable('latest_level'), 'hyvinvointialue', 'maakunta', 'maa');
CREATE OR REPLACE TEMP TABLE last_standing AS
    SELECT indicator_id, level, region_code, rank, percentile
    FROM standing SEMI JOIN last_wanted USING (indicator_id, group_id, level, period)
    WHERE indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id');
CREATE OR REPLACE TEMP TABLE last_value AS
    SELECT indicator_id, list_sort(list(value)) AS ordered
    FROM last_row WHERE level = getvariable('latest_level') AND value IS NOT NULL GROUP BY ALL;
INSERT INTO latest
    SELECT p.level, indicator_id, group_id, period, region_code, o.value, o.status, o.derived, placed.rank, p.n,
        CASE WHEN o.level = p.level THEN placed.percentile
             ELSE 100.0 * (len(list_filter(ordered, lambda x: x < o.value))
                 + len(list_filter(ordered, lambda x: x <= o.value))) / 2 / p.n END
    FROM last_wanted AS p JOIN last_value USING (indicator_id) JOIN last_row AS o USING (indicator_id)
    LEFT JOIN (SELECT * RENAME (level AS own_level) FROM last_standing) AS placed
        USING (indicator_id, region_code)
    ORDER BY indicator_id, region_code;
