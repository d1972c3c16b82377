-- Profiles of some areas of one level (variables profile_level, first_code, last_code), from the tables of profile.sql.
INSERT INTO profile
    SELECT area.level, area.code, s.indicator_id, s.group_id, s.period, own.value, parts.numerator, parts.denominator,
        coalesce(own.status, 'missing'), coalesce(own.derived, false), own.rank, s.n, own.percentile,
        area.county_code,
        CASE WHEN comparable THEN county.value END, CASE WHEN comparable THEN county.status END,
        CASE WHEN comparable THEN country.value END, CASE WHEN comparable THEN country.status END,
        CASE WHEN comparable THEN coalesce(near.n, 0) ELSE 0 END,
        CASE WHEN comparable THEN near.spread END, CASE WHEN comparable THEN around.spread END,
        coalesce(line.periods, ''), coalesce(line.values, [])
    FROM profile_area AS area JOIN profile_slice AS s ON s.level = area.level
    LEFT JOIN profile_latest AS own ON own.level = s.level AND own.indicator_id = s.indicator_id AND own.region_code = area.code
    LEFT JOIN profile_latest AS county ON county.level = s.level AND county.indicator_id = s.indicator_id
        AND county.region_code = area.county_code
    LEFT JOIN profile_latest AS country ON country.level = s.level AND country.indicator_id = s.indicator_id
        AND country.region_code = 'SSS'
    LEFT JOIN profile_parts AS parts ON parts.level = s.level AND parts.indicator_id = s.indicator_id
        AND parts.region_code = area.code
    LEFT JOIN profile_spread AS around ON around.level = s.level AND around.indicator_id = s.indicator_id
    LEFT JOIN profile_peer AS near ON near.level = s.level AND near.indicator_id = s.indicator_id
        AND near.region_code = area.code
    LEFT JOIN profile_series AS line ON line.level = s.level AND line.indicator_id = s.indicator_id
        AND line.region_code = area.code
    WHERE area.level = getvariable('profile_level')
        AND area.code BETWEEN getvariable('first_code') AND getvariable('last_code')
    ORDER BY area.level, area.code, s.indicator_id;
