-- The measured spreads with their place among the areas of the level, widest first.
INSERT INTO spread
    WITH placed AS (
        SELECT s.*, m.*, whole.people AS everybody,
            m.n >= getvariable('fewest') AND m.people >= getvariable('spread_coverage') * whole.people AS fit
        FROM spread_slice AS s JOIN made_spread AS m USING (slice)
        JOIN spread_whole AS whole ON whole.group_code = s.group_code AND whole.year = substr(s.period, 1, 4)
        WHERE m.n > 1),
    compared AS (
        SELECT *, CASE WHEN fit THEN rank() OVER (w ORDER BY round(deviation, 6) DESC) END AS place,
            CASE WHEN fit THEN count(*) OVER w END AS places,
            CASE WHEN fit THEN deviation / nullif(median(deviation) OVER w, 0) END AS times
        FROM placed WINDOW w AS (PARTITION BY indicator_id, group_id, level, period, fit))
    SELECT level, group_code, indicator_id, group_id, period, latest, value, status, n, members,
        round(least(people / everybody, 1), 4), round(deviation, 6), place, places, round(times, 3), round(gini, 6),
        low, high, low_code, high_code, above, below, people
    FROM compared
    ORDER BY indicator_id, group_id, level, period, group_code;
DROP TABLE spread_member;
DROP TABLE spread_wanted;
DROP TABLE spread_people;
DROP TABLE spread_whole;
DROP TABLE spread_slice;
DROP TABLE spread_cell;
