-- Short keys for the figures of the view `source`: sorting and joining millions of figures by long texts would take
-- twice the time and memory. Keys sort as their texts do, and the store itself holds texts. All that has to be known
-- of the whole before its figures are taken piece by piece is read here once.
CREATE TEMP TABLE present AS
    SELECT indicator_id, group_id, period, source_code, count(*) AS n FROM source
    GROUP BY GROUPING SETS ((indicator_id, group_id), (period), (source_code));
CREATE TEMP TYPE indicator_key AS ENUM (SELECT indicator_id FROM rule ORDER BY 1);
CREATE TEMP TYPE group_key AS ENUM (
    SELECT group_id FROM present WHERE group_id IS NOT NULL
    UNION SELECT num_group FROM rule WHERE num_group IS NOT NULL
    UNION SELECT den_group FROM rule WHERE den_group IS NOT NULL
    UNION SELECT weight_group FROM rule WHERE weight_group IS NOT NULL
    ORDER BY 1);
CREATE TEMP TYPE period_key AS ENUM (SELECT period FROM present WHERE period IS NOT NULL ORDER BY 1);
CREATE TEMP TYPE code_key AS ENUM (
    SELECT source_code FROM present WHERE source_code IS NOT NULL UNION SELECT code FROM region
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

-- Which former municipalities each table shows. A table may hold many indicators, so pieces of it do not tell.
CREATE TEMP TABLE shown AS
    SELECT DISTINCT snapshot_id, period::period_key AS period, source_code::code_key AS code FROM source
    WHERE source_code IN (SELECT old_code::VARCHAR FROM follow) AND indicator_id IN (SELECT indicator_id::VARCHAR FROM rule);
