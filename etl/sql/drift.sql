-- Signs that a source is no longer what it was. Hard ones keep a store from being served until a person has
-- looked. Works on observation, `superseded` and the temporary table allowed, a piece of the indicators at a time.
INSERT INTO drift SELECT *, false FROM (
    WITH municipal AS (
        SELECT indicator_id, group_id, period, value, snapshot_id FROM observation
        WHERE level = 'kunta' AND value IS NOT NULL AND NOT derived
            AND indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')),
    earlier AS (
        FROM superseded WHERE level = 'kunta'
            AND indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')),
    counted AS (
        SELECT indicator_id, group_id, period, snapshot_id >= getvariable('first_live') AS live, count(*) AS n
        FROM municipal GROUP BY ALL),
    last_live AS (FROM counted WHERE live
        QUALIFY row_number() OVER (PARTITION BY indicator_id, group_id ORDER BY period DESC) = 1),
    older AS (
        SELECT indicator_id, group_id, period, count(value) AS n, median(value) AS middle
        FROM earlier GROUP BY ALL),
    before AS (
        SELECT indicator_id, group_id, n FROM (
            SELECT indicator_id, group_id, period, n FROM older
            UNION ALL SELECT indicator_id, group_id, period, n FROM counted WHERE NOT live)
        QUALIFY row_number() OVER (PARTITION BY indicator_id, group_id ORDER BY period DESC, n DESC) = 1),
    fewer AS (
        SELECT last_live.indicator_id, min(last_live.n) AS n, max(before.n) AS n_before
        FROM last_live JOIN before USING (indicator_id, group_id)
        WHERE last_live.n < getvariable('share') * before.n GROUP BY ALL),
    overlap AS (
        SELECT indicator_id, count(*) AS n,
            median(live_value / value) FILTER (value <> 0) AS ratio
        FROM earlier WHERE value IS NOT NULL AND live_value IS NOT NULL GROUP BY ALL),
    apart AS (
        SELECT snapshot_id >= getvariable('first_live') AS live, indicator_id, group_id, period, median(value) AS middle
        FROM municipal GROUP BY ALL HAVING count(*) >= getvariable('enough')),
    joint AS (
        SELECT new.indicator_id, old.period AS old_period, new.period AS new_period, old.middle AS old_middle,
            new.middle AS new_middle
        FROM apart AS new JOIN apart AS old USING (indicator_id, group_id)
        WHERE new.live AND NOT old.live AND old.period < new.period
        QUALIFY row_number() OVER (
            PARTITION BY new.indicator_id ORDER BY new.period, old.period DESC, group_id) = 1)
    SELECT 'areas:' || indicator_id, indicator_id, 'areas', true,
        n || ' municipalities have a figure in the latest period where ' || n_before || ' had one before'
    FROM fewer
    UNION ALL
    SELECT 'level:' || indicator_id, indicator_id, 'level', true,
        'the fetched figures are ' || round(ratio, 3) || ' times the earlier ones of the same periods (' || n || ' compared)'
    FROM overlap WHERE n >= getvariable('enough')
        AND (ratio > getvariable('jump') OR ratio < 1 / getvariable('jump'))
    UNION ALL
    SELECT 'jump:' || indicator_id, indicator_id, 'jump', true,
        'the middle municipality goes from ' || round(old_middle, 3) || ' (' || old_period || ', embedded) to '
            || round(new_middle, 3) || ' (' || new_period || ', fetched)'
    FROM joint WHERE old_middle <> 0
        AND (new_middle / old_middle > getvariable('leap') OR new_middle / old_middle < 1 / getvariable('leap'))
    UNION ALL
    SELECT 'range:' || indicator_id, indicator_id, 'range', true,
        count(*) || ' fetched figures are outside ' || coalesce(low::VARCHAR, '–') || ' to ' || coalesce(high::VARCHAR, '–')
            || ': ' || arg_max(region_code || ' ' || period || ' ' || value, abs(value))
    FROM observation JOIN allowed USING (indicator_id)
    WHERE snapshot_id >= getvariable('first_live') AND NOT derived AND (value < low OR value > high)
        AND indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')
        AND (level = 'kunta' OR NOT adds OR (value < low AND low >= 0))
    GROUP BY indicator_id, low, high
    ) ORDER BY 1;
