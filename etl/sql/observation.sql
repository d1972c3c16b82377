-- Figures of some slots (an indicator's group; variables first_slot and last_slot), in the order of the table.
INSERT INTO observation
    SELECT figure.indicator_id, figure.group_id, spot.level, figure.period, figure.code,
        CASE WHEN figure.derived THEN settled(figure.value) ELSE figure.value END,
        settled(parts.numerator), settled(parts.denominator), figure.status, figure.derived, figure.snapshot_id
    FROM figure JOIN spot USING (code) JOIN slot USING (indicator_id, group_id) JOIN period_place USING (period)
    LEFT JOIN parts ON parts.indicator_id = figure.indicator_id AND parts.group_id = figure.group_id
        AND parts.period = figure.period AND parts.code = figure.code AND agrees
    WHERE slot.a BETWEEN getvariable('first_slot') AND getvariable('last_slot')
    -- Slot, level, period and area as one number: five texts would take three times as long to sort.
    ORDER BY ((slot.a * 16 + spot.a) * 8192 + period_place.a) * 8192 + spot.b;
