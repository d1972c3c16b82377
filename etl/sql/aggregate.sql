-- Figures of groups of municipalities and the whole sorted observation table; see etl/aggregate.py.

CREATE OR REPLACE TEMP TABLE every_member AS
    SELECT municipality.code, grouping.code AS group_code, region.population
    FROM region_member JOIN area AS municipality ON municipality.code = municipality_code
    JOIN area AS grouping ON grouping.code = group_code
    JOIN region ON region.code = municipality_code
    WHERE division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year');
CREATE OR REPLACE TEMP TABLE size AS
    SELECT group_code, count(*) AS n, sum(population) AS population FROM every_member GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE member AS
    SELECT every_member.*, n, size.population AS whole FROM every_member JOIN size USING (group_code) WHERE n > 1;

CREATE OR REPLACE TEMP TABLE alone AS
    SELECT municipal.* EXCLUDE (series_rank) REPLACE (group_code AS code)
    FROM municipal JOIN every_member USING (code) JOIN size USING (group_code) WHERE n = 1;

CREATE OR REPLACE TEMP TABLE group_sum AS
    WITH added AS (
        SELECT indicator_id, group_id, period, group_code, n, count(*) AS found, count(value) AS known,
            count_if(status = 'protected') AS hidden, count_if(status = 'not_applicable') AS outside,
            sum(value) AS total, max(badness) FILTER (value IS NOT NULL) AS badness, min(snapshot_id) AS snapshot_id
        FROM municipal JOIN rule USING (indicator_id) JOIN severity USING (status) JOIN member USING (code)
        WHERE rule = 'sum' GROUP BY ALL)
    SELECT indicator_id, group_id, period, group_code AS code,
        CASE WHEN hidden = 0 THEN total END AS value,
        CASE WHEN hidden > 0 THEN 'protected' WHEN known = 0 THEN 'not_applicable' ELSE severity.status END AS status,
        true AS derived, snapshot_id
    FROM added LEFT JOIN severity USING (badness)
    WHERE found = n AND known + hidden + outside = n;

CREATE OR REPLACE TEMP TABLE asked AS
    SELECT indicator_id, group_id, period, min(snapshot_id) AS snapshot_id
    FROM municipal JOIN rule USING (indicator_id) WHERE rule = 'ratio' GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE group_ratio AS
    WITH added AS (
        SELECT asked.indicator_id, asked.group_id, asked.period, group_code, n, whole, asked.snapshot_id, scale,
            count(*) AS known, sum(member.population) AS held, sum(top.value) AS above, sum(bottom.value) AS below,
            max(greatest(a.badness, b.badness)) AS badness
        FROM asked JOIN rule USING (indicator_id)
        JOIN municipal AS top ON top.indicator_id = num_id AND top.group_id = coalesce(num_group, asked.group_id)
            AND top.period = asked.period AND top.value IS NOT NULL
        JOIN municipal AS bottom ON bottom.indicator_id = den_id
            AND bottom.group_id = coalesce(den_group, asked.group_id)
            AND bottom.period = asked.period AND bottom.code = top.code AND bottom.value IS NOT NULL
        JOIN member ON member.code = top.code
        JOIN severity AS a ON a.status = top.status JOIN severity AS b ON b.status = bottom.status
        GROUP BY ALL)
    SELECT indicator_id, group_id, period, group_code AS code, scale * above / below AS value,
        CASE WHEN known = n OR badness > 2 THEN severity.status ELSE 'estimated' END AS status,
        true AS derived, snapshot_id
    FROM added JOIN severity USING (badness)
    WHERE below > 0 AND held >= getvariable('coverage') * whole;

-- The period whose weights are used for each period: the same, else the nearest earlier, else the nearest
-- later one.
CREATE OR REPLACE TEMP TABLE weighing AS
    SELECT DISTINCT indicator_id, group_id, period, coalesce(weight_id, den_id) AS weight_id,
        CASE WHEN rule = 'weighted' THEN coalesce(weight_group, group_id)
             ELSE coalesce(den_group, group_id) END AS weight_group
    FROM municipal JOIN rule USING (indicator_id) WHERE rule IN ('weighted', 'ratio');
CREATE OR REPLACE TEMP TABLE weight_period AS
    SELECT weight_id, weight_group, wanted.period, held.period AS held_period
    FROM (SELECT DISTINCT weight_id, weight_group, period FROM weighing) AS wanted
    JOIN (SELECT DISTINCT indicator_id, group_id, period FROM municipal WHERE value IS NOT NULL) AS held
        ON held.indicator_id = weight_id AND held.group_id = weight_group
        AND abs(months(held.period) - months(wanted.period)) <= getvariable('reach')
    QUALIFY row_number() OVER (
        PARTITION BY weight_id, weight_group, wanted.period
        ORDER BY months(held.period) > months(wanted.period),
            abs(months(held.period) - months(wanted.period)), held.period DESC) = 1;

CREATE OR REPLACE TEMP TABLE group_mean AS
    WITH weighted AS (
        SELECT m.indicator_id, m.group_id, m.period, m.code, m.value, m.status, m.snapshot_id, w.value AS weight
        FROM municipal AS m JOIN weighing USING (indicator_id, group_id, period)
        LEFT JOIN weight_period ON weight_period.weight_id = weighing.weight_id
            AND weight_period.weight_group = weighing.weight_group AND weight_period.period = m.period
        LEFT JOIN municipal AS w ON w.indicator_id = weighing.weight_id AND w.group_id = weighing.weight_group
            AND w.period = held_period AND w.code = m.code AND w.value > 0),
    added AS (
        SELECT indicator_id, group_id, period, group_code, whole, min(snapshot_id) AS snapshot_id,
            sum(value * weight) / sum(weight) FILTER (value IS NOT NULL) AS value,
            coalesce(sum(population) FILTER (value IS NOT NULL AND weight IS NOT NULL), 0) AS held,
            coalesce(sum(population) FILTER (status = 'not_applicable'), 0) AS outside,
            max(badness) FILTER (value IS NOT NULL) AS badness
        FROM weighted JOIN member USING (code) JOIN severity USING (status) GROUP BY ALL)
    SELECT indicator_id, group_id, period, group_code AS code, value,
        CASE WHEN badness > 2 THEN severity.status ELSE 'estimated' END AS status, true AS derived, snapshot_id
    FROM added JOIN severity USING (badness)
    ANTI JOIN (SELECT indicator_id, group_id, period, code AS group_code FROM group_ratio) AS better
        USING (indicator_id, group_id, period, group_code)
    WHERE value IS NOT NULL AND held > 0 AND held >= getvariable('coverage') * (whole - outside);

-- A count that a poorer series gives for a county does not beat the sum of the municipalities of a better one.
CREATE OR REPLACE TEMP TABLE given AS
    SELECT indicator_id, group_id, period, code, value, status, derived, snapshot_id
    FROM raw SEMI JOIN same_group USING (snapshot_id, code) JOIN rule USING (indicator_id)
    LEFT JOIN (SELECT indicator_id, group_id, period, min(series_rank) AS best FROM municipal GROUP BY ALL) AS held
        USING (indicator_id, group_id, period)
    WHERE level <> 'kunta' AND status <> 'missing' AND (rule <> 'sum' OR series_rank <= coalesce(best, series_rank))
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id, group_id, period, code ORDER BY series_rank, snapshot_id) = 1;
INSERT INTO harmonised
    SELECT indicator_id, code, [code], 'other_division', min(period), max(period), count(*)
    FROM raw ANTI JOIN same_group USING (snapshot_id, code)
    WHERE level <> 'kunta' AND own(indicator_id) GROUP BY ALL ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE figure AS
    SELECT * EXCLUDE (series_rank) FROM municipal
    UNION ALL BY NAME SELECT * FROM given
    UNION ALL BY NAME SELECT made.* FROM (
        SELECT * FROM alone UNION ALL BY NAME SELECT * FROM group_sum
        UNION ALL BY NAME SELECT * FROM group_ratio UNION ALL BY NAME SELECT * FROM group_mean) AS made
    ANTI JOIN given USING (indicator_id, group_id, period, code);

-- An index whose base is the whole country is 100 there by its definition, also where the source gives no row.
INSERT INTO figure BY NAME
    SELECT indicator_id, group_id, period, (SELECT code FROM area WHERE level = 'maa') AS code, 100.0 AS value,
        'observed' AS status, true AS derived, min(snapshot_id) AS snapshot_id
    FROM figure JOIN indicator ON indicator.id = indicator_id::VARCHAR
    WHERE unit = 'index_country_100' AND value IS NOT NULL
    GROUP BY indicator_id, group_id, period
    HAVING NOT bool_or(code = (SELECT code FROM area WHERE level = 'maa'));

-- The counts behind a ratio go with it only where they give the published figure back; else an interval
-- made from them would be of another thing. One step of the last decimal and one per cent are allowed for
-- rounding.
CREATE OR REPLACE TEMP TABLE ratio_part AS
    FROM figure SEMI JOIN (SELECT num_id AS indicator_id FROM rule UNION SELECT den_id FROM rule) AS used
        USING (indicator_id);
CREATE OR REPLACE TEMP TABLE parts AS
    SELECT r.indicator_id, r.group_id, r.period, r.code, top.value AS numerator, bottom.value AS denominator,
        abs(r.value - scale * top.value / bottom.value) <= power(10, -decimals) + 0.01 * abs(r.value) AS agrees
    FROM figure AS r JOIN rule ON rule.indicator_id = r.indicator_id
    JOIN ratio_part AS top ON top.indicator_id = num_id AND top.group_id = coalesce(num_group, r.group_id)
        AND top.period = r.period AND top.code = r.code
    JOIN ratio_part AS bottom ON bottom.indicator_id = den_id AND bottom.group_id = coalesce(den_group, r.group_id)
        AND bottom.period = r.period AND bottom.code = r.code
    WHERE rule = 'ratio' AND own(r.indicator_id) AND r.value IS NOT NULL AND top.value IS NOT NULL AND bottom.value > 0;

-- The count that a source gives with its rate, and the denominator that the two imply. A rate rounded to few
-- digits implies none; nor does a count of something else, which would make the denominator larger than the
-- area, or smaller than the count of a share.
INSERT INTO parts
    SELECT figure.indicator_id, figure.group_id, figure.period, figure.code, cases,
        round(count_scale.scale * cases / value, 1) AS people, true
    FROM figure JOIN counted USING (indicator_id, group_id, period, code, snapshot_id)
    JOIN count_scale ON count_scale.indicator_id = figure.indicator_id::VARCHAR
    JOIN rule ON rule.indicator_id = figure.indicator_id JOIN region ON region.code = figure.code::VARCHAR
    ANTI JOIN (FROM parts WHERE agrees) AS better ON better.indicator_id = figure.indicator_id
        AND better.group_id = figure.group_id AND better.period = figure.period AND better.code = figure.code
    WHERE NOT figure.derived AND value >= getvariable('digits') * power(10, -decimals)
        AND people <= getvariable('crowd') * population AND (count_scale.scale > 100 OR people >= cases);

INSERT INTO indicator_snapshot
    SELECT indicator_id, snapshot_id, min(period), max(period), count(*)
    FROM (SELECT indicator_id, snapshot_id, period FROM municipal
          UNION ALL SELECT indicator_id, snapshot_id, period FROM given)
    WHERE own(indicator_id) GROUP BY ALL ORDER BY ALL;
DROP TABLE ratio_part;
DROP TABLE raw;
DROP TABLE municipal;
DROP TABLE given;
DROP TABLE alone;
DROP TABLE group_sum;
DROP TABLE group_ratio;
DROP TABLE group_mean;

-- Where each text of a key stands among those of the piece.
CREATE OR REPLACE TEMP TABLE spot AS
    SELECT code, level, dense_rank() OVER (ORDER BY level) AS a, row_number() OVER (ORDER BY code) AS b FROM area;
CREATE OR REPLACE TEMP TABLE slot AS
    SELECT indicator_id, group_id, row_number() OVER (ORDER BY indicator_id, group_id)::UBIGINT AS a, n
    FROM (SELECT indicator_id, group_id, count(*) AS n FROM figure WHERE own(indicator_id) GROUP BY ALL);
CREATE OR REPLACE TEMP TABLE period_place AS
    SELECT period, row_number() OVER (ORDER BY period) AS a FROM (SELECT DISTINCT period FROM figure);
