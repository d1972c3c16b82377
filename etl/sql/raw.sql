-- Raw figures from the view `source`, with short keys: sorting and joining three million figures by long texts
-- would take twice the time and memory. Keys sort as their texts do, and the store itself holds texts.
CREATE TEMP TYPE indicator_key AS ENUM (SELECT indicator_id FROM rule ORDER BY 1);
CREATE TEMP TYPE group_key AS ENUM (
    SELECT group_id FROM source
    UNION SELECT num_group FROM rule WHERE num_group IS NOT NULL
    UNION SELECT den_group FROM rule WHERE den_group IS NOT NULL
    UNION SELECT weight_group FROM rule WHERE weight_group IS NOT NULL
    ORDER BY 1);
CREATE TEMP TYPE period_key AS ENUM (SELECT DISTINCT period FROM source ORDER BY 1);
CREATE TEMP TYPE code_key AS ENUM (
    SELECT source_code FROM source UNION SELECT code FROM region
    UNION SELECT old_code FROM region_change UNION SELECT new_code FROM region_change
    ORDER BY 1);

CREATE OR REPLACE TEMP TABLE rule AS
    SELECT indicator_id::indicator_key AS indicator_id, rule, num_id::indicator_key AS num_id,
        num_group::group_key AS num_group, den_id::indicator_key AS den_id, den_group::group_key AS den_group,
        weight_id::indicator_key AS weight_id, weight_group::group_key AS weight_group, scale, decimals
    FROM rule;
CREATE OR REPLACE TEMP TABLE area AS SELECT code::code_key AS code, level FROM area;
CREATE OR REPLACE TEMP TABLE follow AS
    SELECT old_code::code_key AS old_code, new_code::code_key AS new_code FROM follow;

CREATE TEMP TABLE raw AS
    SELECT source.indicator_id::indicator_key AS indicator_id, group_id::group_key AS group_id, level_of(source_code) AS level,
        source_code::code_key AS code, period::period_key AS period, value, status, derived, snapshot_id, series_rank
    FROM source SEMI JOIN rule ON rule.indicator_id = source.indicator_id;

-- The counts behind fetched rates, kept apart: few figures have one.
CREATE TEMP TABLE counted AS
    SELECT source.indicator_id::indicator_key AS indicator_id, group_id::group_key AS group_id,
        source_code::code_key AS code, period::period_key AS period, snapshot_id, abs_value AS cases
    FROM source SEMI JOIN count_scale ON count_scale.indicator_id = source.indicator_id
    WHERE abs_value > 0 AND value > 0;
