-- Population by single age as one list a year, and projections beside what happened; see the tables' comments.
-- Ages are sorted as a list: an aggregate with an order of its own takes ten times the memory.

INSERT INTO ages
    SELECT region_code, level, indicator_id, sex, period,
        list_transform(list_sort(list({'age': age_from, 'value': value})), lambda a: a.value) AS counts,
        bool_or(age_to IS NULL) AS open_end,
        CASE WHEN count(DISTINCT status) = 1 THEN any_value(status) ELSE 'estimated' END AS status,
        bool_or(derived) AS derived
    FROM observation JOIN population_group ON population_group.id = group_id
    WHERE (indicator_id = 'vaesto' OR indicator_id LIKE 'vaestoennuste\_%' ESCAPE '\')
        AND (age_from = age_to OR (age_from = 100 AND age_to IS NULL))
    GROUP BY ALL
    -- A year that lacks an age says nothing of any band over it: it is left out as a whole.
    HAVING count(value) = count(*) AND count(*) = 100 + bool_or(age_to IS NULL)::INTEGER
        AND min(age_from) = 0
    ORDER BY region_code, indicator_id, sex, period;

CREATE TEMP TABLE looked_at (group_id VARCHAR, first INTEGER, last INTEGER);
INSERT INTO looked_at VALUES ('total', 0, NULL), ('age_0_17', 0, 17), ('age_18_64', 18, 64),
    ('age_65_plus', 65, NULL), ('age_75_plus', 75, NULL), ('age_85_plus', 85, NULL);

INSERT INTO hindsight
    WITH summed AS (
        SELECT indicator_id, group_id, level, region_code, period, ages.status,
            list_sum(counts[first + 1 : coalesce(last + 1, len(counts))]) AS persons
        FROM ages CROSS JOIN looked_at
        WHERE sex = 'total' AND (open_end OR last IS NOT NULL)),
    happened AS (
        SELECT group_id, level, region_code, period, value, status FROM observation
        WHERE indicator_id = 'vaesto' AND value IS NOT NULL AND group_id IN (SELECT group_id FROM looked_at)
        UNION ALL
        SELECT group_id, level, region_code, period, persons, status FROM summed
        ANTI JOIN (FROM observation WHERE indicator_id = 'vaesto' AND value IS NOT NULL) AS given
            USING (group_id, level, region_code, period)
        WHERE indicator_id = 'vaesto')
    SELECT summed.indicator_id, group_id, level, region_code, period, persons, happened.value, happened.status
    FROM summed JOIN happened USING (group_id, level, region_code, period)
    WHERE summed.indicator_id <> 'vaesto' AND summed.status = 'projected'
    ORDER BY summed.indicator_id, group_id, level, region_code, period;

DROP TABLE looked_at;
