-- Everything a profile of one area shows, one row for each core indicator, so that a profile is one short read.
-- Spreads are computed of core indicators only: of all those of a large bank they would not fit into memory.
CREATE TEMP TABLE profile_area AS
    SELECT region.code, region.level, CASE WHEN shared.n > 1 THEN hva_code END AS county_code
    FROM region LEFT JOIN (SELECT group_code, count(DISTINCT municipality_code) AS n FROM region_member
        WHERE division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year') GROUP BY ALL) AS shared
        ON shared.group_code = hva_code
    WHERE region.level IN ('kunta', 'hyvinvointialue', 'maakunta');
-- An amount of an area is no comparison to the amount of a larger one: it gets neither comparators nor spread.
CREATE TEMP TABLE profile_slice AS
    SELECT last_period.*, aggregation <> 'sum' AS comparable, frequency = 'month' AS monthly
    FROM last_period JOIN indicator ON indicator.id = indicator_id
    WHERE tier = 'core' AND last_period.level IN ('kunta', 'hyvinvointialue', 'maakunta');
CREATE TEMP TABLE profile_latest AS
    SELECT level, indicator_id, region_code, value, status, derived, rank, percentile
    FROM latest WHERE indicator_id IN (SELECT indicator_id FROM profile_slice);
CREATE TEMP TABLE profile_spread AS
    SELECT latest.level, indicator_id, quantile_cont(value, [0.05, 0.25, 0.5, 0.75, 0.95]) AS spread
    FROM profile_latest AS latest JOIN region ON region.code = region_code AND region.level = latest.level
    WHERE value IS NOT NULL GROUP BY ALL;
CREATE TEMP TABLE profile_peer AS
    SELECT peer.level, peer.region_code, indicator_id, count(value) AS n, quantile_cont(value, [0.25, 0.5, 0.75]) AS spread
    FROM peer JOIN profile_latest AS latest ON latest.level = peer.level AND latest.region_code = peer_code
    WHERE value IS NOT NULL GROUP BY ALL;
-- Points are sorted as a list: an aggregate with an order of its own takes ten times the memory.
CREATE TEMP TABLE profile_series AS
    SELECT level, region_code, indicator_id, array_to_string(list_transform(points, lambda p: p.period), ' ') AS periods,
        list_transform(points, lambda p: p.value) AS "values"
    FROM (
        SELECT s.level, region_code, indicator_id, list_sort(list({'period': o.period, 'value': value}))[-20:] AS points
        FROM observation AS o JOIN profile_slice AS s USING (indicator_id, group_id, level)
        WHERE value IS NOT NULL AND o.period <= s.period AND o.period >= '1990' AND status NOT IN ('projected', 'budget')
            AND (NOT monthly OR substr(o.period, 5) = substr(s.period, 5))
        GROUP BY ALL);
CREATE TEMP TABLE profile_parts AS
    SELECT s.level, region_code, indicator_id, numerator, denominator
    FROM observation AS o JOIN profile_slice AS s USING (indicator_id, group_id, level, period)
    WHERE numerator IS NOT NULL;
