-- Every raw row that an indicator takes, with our group, status and stored value.
CREATE TABLE observation AS
SELECT c.indicator_id, c.group_id, r.period, r.source_code, c.series_rank, r.series AS series_id,
       CASE WHEN c.not_applicable THEN NULL ELSE r.value * c.scale END AS value,
       CASE WHEN c.not_applicable THEN 'not_applicable'
            WHEN r.value IS NULL AND regexp_matches(r.series, '(tyotosuus|tyottomatlopussa)$') THEN 'protected'
            WHEN r.value IS NULL THEN 'missing'
            WHEN c.status IS NOT NULL THEN c.status
            WHEN r.raw_status = 'projection' THEN 'projected'
            WHEN r.raw_status IN ('preliminary', 'budget') THEN r.raw_status
            ELSE 'observed' END AS status,
       -- Age bands of the projections and annual means of months were computed, whatever the file calls them.
       coalesce(c.derived, r.raw_status LIKE 'derived%' OR r.series LIKE '%.annual_mean'
                OR (r.series LIKE 'statfin.vaenn.%' AND r.age <> 'total')) AS derived,
       r.snapshot_id, r.sex, r.age
FROM kept r JOIN claim c ON c.series = r.series AND c.sex = r.sex AND c.age = r.age
WHERE (c.levels IS NULL OR list_contains(c.levels, r.level_name))
  AND (c.periods IS NULL OR list_contains(c.periods, r.period));
