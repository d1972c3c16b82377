-- Signs of drift that no figure tells: of codes without a place (`strange`) and of titles (fetched_item).
INSERT INTO drift SELECT *, false FROM (
    SELECT 'codes:' || indicator_id, indicator_id, 'codes', false,
        'codes without a place in the division: ' || string_agg(code, ', ' ORDER BY code)
    FROM strange GROUP BY indicator_id
    UNION ALL
    SELECT 'title:' || key, indicator_id, 'title', false, note FROM fetched_item WHERE state = 'quarantined'
    UNION ALL
    SELECT 'title:' || key, indicator_id, 'title', false, note FROM fetched_item
    WHERE state = 'held' AND note LIKE 'title has changed%'
    ) ORDER BY 1;
