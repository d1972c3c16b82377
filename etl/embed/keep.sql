-- Rows of the levels we serve, each figure once; where one series has a year in two tables of different divisions,
-- the newer division stays. What goes is counted in left_out.
CREATE VIEW levelled AS
SELECT *, CASE level WHEN 'kunta' THEN 'kunta' WHEN 'hva' THEN 'hyvinvointialue' WHEN 'maakunta' THEN 'maakunta'
                     WHEN 'seutukunta' THEN 'seutukunta' WHEN 'maa' THEN 'maa' END AS level_name
FROM rows;

CREATE TABLE doubled AS
SELECT series, sex, age, level, period, max(division_year) AS division_year FROM rows
GROUP BY ALL HAVING min(division_year) < max(division_year);

CREATE TABLE kept AS
SELECT l.* FROM levelled l LEFT JOIN doubled d USING (series, sex, age, level, period)
WHERE level_name IS NOT NULL AND l.division_year = coalesce(d.division_year, l.division_year);

CREATE TABLE left_out AS
SELECT series, 'level_not_served' AS reason, count(*) AS row_count,
       min(period) AS first_period, max(period) AS last_period
FROM levelled WHERE level_name IS NULL GROUP BY series
UNION ALL
SELECT l.series, 'year_in_two_tables', count(*), min(l.period), max(l.period)
FROM levelled l JOIN doubled d USING (series, sex, age, level, period)
WHERE level_name IS NOT NULL AND l.division_year < d.division_year GROUP BY l.series;
