-- Figures of former municipalities to today's division; see etl/harmonise.py for the tables it works on.

-- Whether an indicator is one of the piece being made, not only a part of one; every one is where no piece is named.
CREATE OR REPLACE TEMP MACRO own(id) AS
    coalesce(id::VARCHAR BETWEEN getvariable('first_id') AND getvariable('last_id'), true);

-- Threads add up in any order: what that leaves in the last bits is rounded away, so that the same inputs give the
-- same store. A figure that lies half way between two would still fall either way: it is moved off the middle first.
CREATE OR REPLACE TEMP MACRO settled(value) AS round(value + 1e-10, 6);

-- Months since year 0, for years and months on one scale; a year stands at its end.
CREATE OR REPLACE TEMP MACRO months(period) AS
    left(period, 4)::INTEGER * 12 + coalesce(try_cast(substr(period, 6, 2) AS INTEGER), 12);

-- The worst status of several parts is the status of what is made of them; a value is never better than its
-- parts.
CREATE OR REPLACE TEMP TABLE severity AS SELECT * FROM (VALUES
    ('observed', 0), ('preliminary', 1), ('estimated', 2), ('budget', 3), ('projected', 4),
    ('not_applicable', 5), ('missing', 6), ('protected', 7)) AS t(status, badness);

CREATE OR REPLACE TEMP TABLE piece AS
    SELECT raw.*, family.new_code, family.pieces
    FROM raw JOIN family USING (snapshot_id, period)
    WHERE level = 'kunta' AND list_contains(family.pieces, raw.code);
-- A gathering may hold tables of several divisions. Rows that show all municipalities of today and none of the
-- former parts have those inside already; rows with other gaps too tell nothing, and their part is missing.
CREATE OR REPLACE TEMP TABLE inside AS
    WITH full_list AS (
        SELECT indicator_id, group_id, period, snapshot_id, series_rank
        FROM raw SEMI JOIN (FROM area WHERE level = 'kunta') AS today USING (code)
        GROUP BY ALL HAVING count(*) = (SELECT count(*) FROM area WHERE level = 'kunta'))
    SELECT indicator_id, group_id, period, snapshot_id, series_rank, new_code
    FROM piece SEMI JOIN full_list USING (indicator_id, group_id, period, snapshot_id, series_rank)
    GROUP BY ALL HAVING count(*) = 1;
CREATE OR REPLACE TEMP TABLE piece AS
    FROM piece ANTI JOIN inside USING (indicator_id, group_id, period, snapshot_id, series_rank, new_code);
CREATE OR REPLACE TEMP TABLE whole AS
    SELECT raw.* FROM raw SEMI JOIN (FROM area WHERE level = 'kunta') AS today USING (code)
    ANTI JOIN piece USING (indicator_id, group_id, period, snapshot_id, series_rank, code);
CREATE OR REPLACE TEMP TABLE joined AS
    SELECT indicator_id, group_id, period, new_code AS code, any_value(pieces) AS pieces, snapshot_id, series_rank,
        count(*) = len(any_value(pieces)) AS complete,
        bool_or(piece.status = 'protected') AS protected,
        bool_or(piece.status = 'missing') AS missing,
        count(value) AS known, sum(value) AS total, max(badness) FILTER (value IS NOT NULL) AS badness
    FROM piece JOIN severity USING (status)
    GROUP BY indicator_id, group_id, period, new_code, snapshot_id, series_rank;

CREATE OR REPLACE TEMP TABLE summed AS
    SELECT indicator_id, group_id, period, code, pieces,
        CASE WHEN protected OR missing OR NOT complete THEN NULL ELSE total END AS value,
        CASE WHEN protected THEN 'protected' WHEN missing OR NOT complete THEN 'missing'
             WHEN known = 0 THEN 'not_applicable' ELSE severity.status END AS status,
        snapshot_id, series_rank
    FROM joined JOIN rule USING (indicator_id) LEFT JOIN severity USING (badness)
    WHERE rule = 'sum';

-- The first series that has something to say wins a cell; a mere gap never hides another series' figure.
CREATE OR REPLACE TEMP TABLE counts AS
    SELECT indicator_id, group_id, period, code, value, status, derived, snapshot_id, series_rank FROM (
        SELECT whole.* EXCLUDE (level) FROM whole JOIN rule USING (indicator_id) WHERE rule = 'sum'
        UNION ALL BY NAME
        SELECT * EXCLUDE (pieces), true AS derived FROM summed
    )
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id, group_id, period, code
        ORDER BY status = 'missing', series_rank, snapshot_id) = 1;

-- A ratio of the joined municipality from its parts, already on today's division.
CREATE OR REPLACE TEMP TABLE rebuilt AS
    SELECT joined.indicator_id, joined.group_id, joined.period, joined.code, pieces,
        scale * top.value / bottom.value AS value,
        worst.status AS status, joined.snapshot_id, joined.series_rank
    FROM joined JOIN rule USING (indicator_id)
    JOIN counts AS top ON top.indicator_id = num_id AND top.group_id = coalesce(num_group, joined.group_id)
        AND top.period = joined.period AND top.code = joined.code
    JOIN counts AS bottom ON bottom.indicator_id = den_id AND bottom.group_id = coalesce(den_group, joined.group_id)
        AND bottom.period = joined.period AND bottom.code = joined.code
    JOIN severity AS a ON a.status = top.status JOIN severity AS b ON b.status = bottom.status
    JOIN severity AS worst ON worst.badness = greatest(a.badness, b.badness)
    WHERE rule = 'ratio' AND known > 0 AND top.value IS NOT NULL AND bottom.value > 0;

-- Weights of the parts from the nearest period of a table that shows the same parts. Months and years are
-- compared on one scale, a year standing at its end.
CREATE OR REPLACE TEMP TABLE part_weight AS
    SELECT piece.indicator_id, piece.group_id, new_code, pieces, code, months(period) AS month,
        first(value ORDER BY series_rank) AS weight
    FROM piece
    SEMI JOIN (SELECT coalesce(weight_id, den_id) AS indicator_id FROM rule) AS used USING (indicator_id)
    WHERE value IS NOT NULL GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE weight_month AS
    SELECT indicator_id, group_id, new_code, pieces, month FROM part_weight
    GROUP BY ALL HAVING count(*) = len(pieces) AND sum(weight) > 0;
CREATE OR REPLACE TEMP TABLE wanted AS
    SELECT joined.indicator_id, joined.group_id, joined.period, joined.code, joined.pieces, joined.snapshot_id,
        joined.series_rank, coalesce(weight_id, den_id) AS weight_id,
        CASE WHEN rule = 'weighted' THEN coalesce(weight_group, joined.group_id)
             ELSE coalesce(den_group, joined.group_id) END AS weight_group,
        protected, missing, complete, known, badness
    FROM joined JOIN rule USING (indicator_id)
    ANTI JOIN rebuilt USING (indicator_id, group_id, period, code, series_rank)
    WHERE rule IN ('weighted', 'ratio');
CREATE OR REPLACE TEMP TABLE chosen AS
    SELECT wanted.*, weight_month.month FROM wanted JOIN weight_month
        ON weight_month.indicator_id = weight_id AND weight_month.group_id = weight_group
        AND weight_month.new_code = wanted.code AND weight_month.pieces = wanted.pieces
    QUALIFY row_number() OVER (
        PARTITION BY wanted.indicator_id, wanted.group_id, wanted.period, wanted.code, wanted.series_rank,
            wanted.snapshot_id
        ORDER BY abs(weight_month.month - months(wanted.period)), weight_month.month) = 1;
CREATE OR REPLACE TEMP TABLE averaged AS
    SELECT chosen.indicator_id, chosen.group_id, chosen.period, chosen.code, chosen.pieces,
        CASE WHEN any_value(protected OR missing OR NOT complete) OR any_value(known) < len(chosen.pieces) THEN NULL
             ELSE sum(piece.value * part_weight.weight) / sum(part_weight.weight) END AS value,
        CASE WHEN any_value(protected) THEN 'protected'
             WHEN any_value(known) = 0 AND any_value(complete AND NOT missing) THEN 'not_applicable'
             WHEN any_value(missing OR NOT complete) OR any_value(known) < len(chosen.pieces) THEN 'missing'
             WHEN any_value(badness) > 2 THEN any_value(worst.status) ELSE 'estimated' END AS status,
        chosen.snapshot_id, chosen.series_rank
    FROM chosen
    JOIN piece ON piece.indicator_id = chosen.indicator_id AND piece.group_id = chosen.group_id
        AND piece.period = chosen.period AND piece.new_code = chosen.code
        AND piece.series_rank = chosen.series_rank AND piece.snapshot_id = chosen.snapshot_id
    JOIN part_weight ON part_weight.indicator_id = weight_id AND part_weight.group_id = weight_group
        AND part_weight.new_code = chosen.code AND part_weight.pieces = chosen.pieces
        AND part_weight.month = chosen.month AND part_weight.code = piece.code
    LEFT JOIN severity AS worst USING (badness)
    GROUP BY chosen.indicator_id, chosen.group_id, chosen.period, chosen.code, chosen.pieces, chosen.snapshot_id,
        chosen.series_rank;

-- Only indicators with several series or tables can have a cell twice; the others pass without being sorted.
CREATE OR REPLACE TEMP TABLE several AS
    SELECT indicator_id FROM (SELECT DISTINCT indicator_id, series_rank, snapshot_id FROM raw)
    GROUP BY ALL HAVING count(*) > 1;
CREATE OR REPLACE TEMP TABLE municipal AS
    WITH known AS (
        SELECT * EXCLUDE (level) FROM whole
        UNION ALL BY NAME SELECT * EXCLUDE (pieces), true AS derived FROM summed
        UNION ALL BY NAME SELECT * EXCLUDE (pieces), true AS derived FROM rebuilt
        UNION ALL BY NAME SELECT * EXCLUDE (pieces), true AS derived FROM averaged),
    chosen_series AS (
        FROM known SEMI JOIN several USING (indicator_id)
        QUALIFY row_number() OVER (
            PARTITION BY indicator_id, group_id, period, code
            ORDER BY status = 'missing', series_rank, snapshot_id) = 1)
    SELECT indicator_id, group_id, period, code, value, status, derived, snapshot_id, series_rank FROM chosen_series
    UNION ALL
    SELECT indicator_id, group_id, period, code, value, status, derived, snapshot_id, series_rank
    FROM known ANTI JOIN several USING (indicator_id);
DROP TABLE several;

INSERT INTO harmonised
    WITH made AS (
        SELECT indicator_id, code, pieces, period, 'sum' AS method, value, status FROM summed
        UNION ALL SELECT indicator_id, code, pieces, period, 'ratio', value, status FROM rebuilt
        UNION ALL SELECT indicator_id, code, pieces, period, 'weighted', value, status FROM averaged
        UNION ALL SELECT indicator_id, code, pieces, period, 'left_out', 0, '' FROM joined
            ANTI JOIN summed USING (indicator_id, code, period, series_rank)
            ANTI JOIN rebuilt USING (indicator_id, code, period, series_rank)
            ANTI JOIN averaged USING (indicator_id, code, period, series_rank)
        UNION ALL SELECT indicator_id, code, [code], period, 'no_place', 0, '' FROM raw
            ANTI JOIN area USING (code) ANTI JOIN follow ON follow.old_code = raw.code
            WHERE level = 'kunta')
    SELECT indicator_id, code, pieces, CASE WHEN status IN ('protected', 'missing') THEN 'incomplete' ELSE method END AS how,
        min(period), max(period), count(*)
    FROM made WHERE own(indicator_id) GROUP BY indicator_id, code, pieces, how ORDER BY ALL;

DROP TABLE piece;
DROP TABLE whole;
DROP TABLE counts;
DROP TABLE part_weight;
