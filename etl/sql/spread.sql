-- Figures of municipalities beside the people who live in them, one slice of an area after the other.
-- Of the piece of indicators under way. Amounts are left out: they grow with the municipality. So are projections and budgets.
CREATE TEMP TABLE spread_member AS
    SELECT m.group_code, area.level, m.municipality_code, count(*) OVER (PARTITION BY m.group_code) AS members
    FROM region_member AS m JOIN region AS area ON area.code = m.group_code
    WHERE list_contains(getvariable('spread_levels'), area.level)
        AND m.division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year')
    QUALIFY members > 1;

-- Of monthly figures only one month of each year: that of the newest ones.
CREATE TEMP TABLE spread_wanted AS
    SELECT s.indicator_id, s.group_id, s.period, decimals,
        s.period = max(s.period) OVER (PARTITION BY s.indicator_id, s.group_id) AS latest
    FROM slice AS s JOIN indicator ON indicator.id = s.indicator_id
    WHERE s.level = 'kunta' AND tier = 'core' AND aggregation <> 'sum'
        AND NOT list_contains(getvariable('amounts'), unit)
        AND s.indicator_id BETWEEN getvariable('first_id') AND getvariable('last_id')
        AND EXISTS (FROM observation AS o WHERE o.indicator_id = s.indicator_id AND o.group_id = s.group_id
            AND o.level = 'kunta' AND o.period = s.period AND o.value IS NOT NULL
            AND o.status NOT IN ('projected', 'budget'))
    QUALIFY frequency <> 'month' OR substr(s.period, 5) =
        substr(max(s.period) OVER (PARTITION BY s.indicator_id, s.group_id), 5);

-- People of the figure's own year; of the nearest year with a population where that one has none.
CREATE TEMP TABLE spread_people AS
    WITH held AS (
        SELECT period AS year, region_code AS code, value AS people FROM observation
        WHERE indicator_id = getvariable('population') AND group_id = 'total' AND level = 'kunta'
            AND status = 'observed' AND value > 0),
    years AS (SELECT min(year) AS first, max(year) AS last FROM held)
    SELECT wanted.year, code, people
    FROM (SELECT DISTINCT substr(period, 1, 4) AS year FROM spread_wanted) AS wanted
    CROSS JOIN years JOIN held ON held.year = greatest(least(wanted.year, years.last), years.first);

CREATE TEMP TABLE spread_whole AS
    SELECT group_code, year, sum(people) AS people
    FROM spread_member JOIN spread_people ON code = municipality_code GROUP BY ALL;

CREATE TEMP TABLE spread_slice AS
    SELECT row_number() OVER (ORDER BY s.indicator_id, s.group_id, area.level, s.period, area.group_code) - 1 AS slice,
        s.indicator_id, s.group_id, s.period, s.latest, s.decimals, area.level, area.group_code, area.members,
        own.value, coalesce(own.status, 'missing') AS status, round(own.value, decimals + 1) AS shown
    FROM spread_wanted AS s
    CROSS JOIN (SELECT DISTINCT level, group_code, members FROM spread_member) AS area
    LEFT JOIN observation AS own ON own.indicator_id = s.indicator_id AND own.group_id = s.group_id
        AND own.level = area.level AND own.period = s.period AND own.region_code = area.group_code;

CREATE TEMP TABLE spread_cell AS
    SELECT slice, municipality_code AS code, o.value, people, round(o.value, decimals + 1) AS rounded, shown
    FROM spread_slice AS s JOIN spread_member AS m USING (group_code)
    JOIN observation AS o ON o.indicator_id = s.indicator_id AND o.group_id = s.group_id AND o.level = 'kunta'
        AND o.period = s.period AND o.region_code = m.municipality_code
    JOIN spread_people AS p ON p.code = m.municipality_code AND p.year = substr(s.period, 1, 4)
    WHERE o.value IS NOT NULL AND o.status NOT IN ('projected', 'budget');
