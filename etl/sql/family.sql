-- Parts of one municipality of today that a table shows in a period: (snapshot_id, period, new_code, pieces), where
-- the temporary table `shown` says which former ones it shows.
CREATE OR REPLACE TEMP TABLE family AS
    SELECT snapshot_id, period, new_code, list_sort(list_distinct(list(code)) || [new_code]) AS pieces
    FROM shown JOIN follow ON follow.old_code = shown.code
    GROUP BY snapshot_id, period, new_code;
