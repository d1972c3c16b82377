-- The figures of a piece of the indicators, and those that they are made of, from the view `source` with short keys.
CREATE OR REPLACE TEMP TABLE raw AS
    SELECT indicator_id::indicator_key AS indicator_id, group_id::group_key AS group_id, level_of(source_code) AS level,
        source_code::code_key AS code, period::period_key AS period, value, status, derived, snapshot_id, series_rank
    FROM source SEMI JOIN rule ON rule.indicator_id = source.indicator_id
    WHERE source.indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')
        OR list_contains(getvariable('parts')::VARCHAR[], source.indicator_id);

-- The counts behind fetched rates, kept apart: few figures have one.
CREATE OR REPLACE TEMP TABLE counted AS
    SELECT source.indicator_id::indicator_key AS indicator_id, group_id::group_key AS group_id,
        source_code::code_key AS code, period::period_key AS period, snapshot_id, abs_value AS cases
    FROM source SEMI JOIN count_scale ON count_scale.indicator_id = source.indicator_id
    WHERE source.indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')
        AND abs_value > 0 AND value > 0;
