-- Raw rows with prefixed area code, division, snapshot and status; area levels that are not served are left out.
CREATE TABLE tagged AS
SELECT r.*, s.key AS snapshot,
       coalesce(r.division, CASE WHEN s.division = 'year' THEN left(r.period, 4)::INTEGER ELSE s.division::INTEGER END)
           AS division_year
FROM raw r JOIN source_table s ON s.source = r.source AND s.annual = (r.series LIKE '%.annual_mean');

CREATE TABLE snapshot AS
SELECT (row_number() OVER (ORDER BY snapshot, division_year))::SMALLINT AS id, snapshot AS key, division_year,
       count(*) AS row_count, list_sort(list(DISTINCT file)) AS files,
       min(left(period, 4)) AS first_year, max(left(period, 4)) AS last_year
FROM tagged GROUP BY snapshot, division_year;

CREATE TABLE rows AS
SELECT t.series, t.sex, t.age, t.level,
       CASE t.level WHEN 'maa' THEN 'SSS'
            WHEN 'kunta' THEN 'KU' || lpad(t.code, 3, '0')
            WHEN 'hva' THEN 'HVA' || lpad(replace(t.code, 'HVA', ''), 2, '0')
            WHEN 'maakunta' THEN 'MK' || lpad(t.code, 2, '0')
            WHEN 'seutukunta' THEN 'SK' || lpad(t.code, 3, '0') END AS source_code,
       t.period, t.value, t.status AS raw_status, n.id AS snapshot_id, n.key AS snapshot, t.division_year, t.file
FROM tagged t JOIN snapshot n ON n.key = t.snapshot AND n.division_year = t.division_year;
