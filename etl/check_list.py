"""What must be true of a store before it is served, as a list of checks; etl/checks.py runs them.

A check is a query that finds what is wrong; it passes when the query finds nothing. Its first column says
in words where, so that a failure can be understood without opening the store.
"""

from __future__ import annotations

from dataclasses import dataclass

TODAY = "(SELECT value::SMALLINT FROM meta WHERE key = 'division_year')"
COUNTS = {
    "kunta": 308,
    "hyvinvointialue": 23,
    "maakunta": 19,
    "tyollisyysalue": 46,
    "kuntaryhma": 3,
    "maa": 1,
}
# Laid down by law or by definition; the number of the others falls when municipalities merge.
FIXED = ("hyvinvointialue", "kuntaryhma", "maa")
YEAR = 2026  # of the embedded division
NO_VALUE = "('protected', 'not_applicable', 'missing')"
STATUSES = f"('observed', 'preliminary', 'estimated', 'projected', 'budget', {NO_VALUE[1:]}"
LARGE = ("observation", "standing")
KEYS = {
    "observation": "indicator_id, group_id, level, period, region_code",
    "standing": "indicator_id, group_id, level, period, region_code",
    "slice": "indicator_id, group_id, level, period",
    "region_member": "municipality_code, group_code, division_year",
    "region_shape": "region_code",
}


@dataclass(frozen=True)
class Check:
    """A check by name. `wrong` finds faults; `looked` counts what it compared, which must not be nothing.

    whole: the large sorted table that `wrong` looks at piece by piece, as the view `part`.
    """

    name: str
    wrong: str
    looked: str = "SELECT count(*) FROM observation"
    whole: str = ""


def _members_check() -> str:
    return f"""
        SELECT municipality.code || ' is in ' || count(group_code) || ' areas of level ' || wanted.level
        FROM region AS municipality
        CROSS JOIN (SELECT DISTINCT level FROM region WHERE level <> 'kunta') AS wanted
        LEFT JOIN (
            SELECT municipality_code, group_code, level
            FROM region_member JOIN region ON code = group_code WHERE division_year = {TODAY}) AS held
            ON held.municipality_code = municipality.code AND held.level = wanted.level
        WHERE municipality.level = 'kunta'
        GROUP BY municipality.code, wanted.level HAVING count(group_code) <> 1"""


def _unique(table: str, key: str) -> Check:
    whole = table if table in LARGE else ""
    source = "part" if whole else table
    wrong = f"SELECT concat_ws(' ', {key}) FROM {source} GROUP BY {key} HAVING count(*) > 1"
    return Check(f"keys of {table} are unique", wrong, f"SELECT count(*) FROM {table}", whole)


def _areas(level: str, number: int) -> Check:
    """Exactly so many in the embedded division, within a tenth in a later year's."""
    held = f"SELECT 'there are ' || count(*) FROM region WHERE level = '{level}'"
    off = 0 if level in FIXED else f"(SELECT if({TODAY} > {YEAR}, {number // 10}, 0))"
    wrong = f"{held} HAVING abs(count(*) - {number}) > {off}"
    return Check(
        f"{number} areas of level {level}", wrong, f"SELECT count(*) FROM region WHERE level = '{level}'"
    )


def _ages(projection: str) -> Check:
    """Sums of municipalities by single age against the country rows the source gives itself."""
    sums = f"""
        SELECT group_id, period, sum(value) FILTER (level = 'kunta') AS municipal,
            sum(value) FILTER (level = 'maa' AND NOT derived) AS given
        FROM observation
        WHERE indicator_id = '{projection}' AND regexp_full_match(group_id, 'total|age_[0-9]+(_plus)?')
        GROUP BY ALL HAVING given IS NOT NULL"""
    return Check(
        f"{projection}: municipalities add up to the source's country rows, by age",
        f"SELECT group_id || ' ' || period || ': ' || municipal || ' against ' || given FROM ({sums}) "
        "WHERE municipal IS DISTINCT FROM given",
        f"SELECT count(*) FROM ({sums})",
    )


POPULATION = """
    SELECT level, period, sum(value) AS added, any_value(given) AS given
    FROM observation JOIN (
        SELECT period, value AS given FROM observation
        WHERE indicator_id = 'vaesto' AND group_id = 'total' AND level = 'maa' AND NOT derived) USING (period)
    WHERE indicator_id = 'vaesto' AND group_id = 'total' AND period BETWEEN '1972' AND '2023' GROUP BY ALL"""

# The rate as published against the one its counts give, for the source's own municipalities.
UNEMPLOYMENT = """
    SELECT rate.region_code, rate.period, rate.value AS published,
        100 * jobless.value / force.value AS counted
    FROM observation AS rate
    JOIN observation AS jobless ON jobless.indicator_id = 'tyottomat_tyonhakijat'
        AND jobless.level = 'kunta' AND jobless.group_id = 'total'
        AND jobless.period = rate.period AND jobless.region_code = rate.region_code
    JOIN observation AS force ON force.indicator_id = 'tyovoima_kuukausi' AND force.level = 'kunta'
        AND force.group_id = 'total' AND force.period = rate.period AND force.region_code = rate.region_code
    WHERE rate.indicator_id = 'tyottomyysaste' AND rate.level = 'kunta' AND rate.group_id = 'total'
        AND published IS NOT NULL AND counted IS NOT NULL"""

NEVER = "JOIN indicator ON indicator.id = indicator_id WHERE aggregation = 'never'"
ALONE = f"(SELECT group_code FROM region_member WHERE division_year = {TODAY} GROUP BY 1 HAVING count(*) = 1)"

OUT_OF_RANGE = """
    SELECT concat_ws(' ', indicator_id, group_id, period, region_code, value)
    FROM part JOIN allowed USING (indicator_id)
    LEFT JOIN (SELECT indicator_id, true AS told FROM drift WHERE kind = 'range') USING (indicator_id)
    WHERE ((value < low AND (level = 'kunta' OR NOT adds OR low >= 0))
        OR (value > high AND (level = 'kunta' OR NOT adds)))
        AND NOT (coalesce(told, false) AND (snapshot_id >= {first_live} OR derived))
    ORDER BY ALL LIMIT 200"""

CHECKS = (
    *(_areas(level, number) for level, number in COUNTS.items()),
    Check(
        "each municipality is in one area of every level",
        _members_check(),
        "SELECT count(*) FROM region_member",
    ),
    *(_unique(table, key) for table, key in KEYS.items()),
    Check(
        "every status is known, and a value stands exactly where the status has one",
        f"SELECT concat_ws(' ', indicator_id, group_id, period, region_code, status, value) FROM part "
        f"WHERE status NOT IN {STATUSES} OR (value IS NULL) <> (status IN {NO_VALUE}) OR NOT isfinite(value)",
        whole="observation",
    ),
    Check(
        "every figure has its indicator, area, group and snapshot",
        "SELECT concat_ws(' ', indicator_id, group_id, period, region_code) FROM part "
        "LEFT JOIN indicator ON indicator.id = indicator_id LEFT JOIN region ON region.code = region_code "
        "LEFT JOIN population_group ON population_group.id = group_id "
        "LEFT JOIN snapshot ON snapshot.id = snapshot_id "
        "WHERE indicator.id IS NULL OR region.level IS DISTINCT FROM part.level "
        "OR population_group.id IS NULL OR snapshot.id IS NULL",
        whole="observation",
    ),
    Check(
        "figures stand sorted, so that a slice is read in one piece",
        # Windows without an order run along as rows are read: sorting a piece by its own place takes 150 MB.
        "SELECT 'row ' || place FROM (SELECT place, lag(place) OVER () AS place_before, "
        "(indicator_id, group_id, level, period, region_code) AS k, lag(k) OVER () AS before "
        "FROM part) WHERE before > k OR place_before >= place "
        "UNION ALL SELECT 'row ' || place FROM part "
        "WHERE indicator_id NOT BETWEEN getvariable('first_id') AND getvariable('last_id')",
        whole="observation",
    ),
    Check(
        "population: areas of each level add up to the country in each of 52 years",
        f"SELECT level || ' ' || period || ': ' || added || ' against ' || given FROM ({POPULATION}) "
        f"WHERE added <> given UNION ALL SELECT level || ' has ' || count(*) || ' years' FROM ({POPULATION}) "
        "GROUP BY level HAVING count(*) <> 52",
        f"SELECT count(*) FROM ({POPULATION})",
    ),
    Check(
        "unemployment rate is within 0.1 of 100 × unemployed / labour force",
        "SELECT concat_ws(' ', region_code, period, published, 'against', round(counted, 2)) "
        f"FROM ({UNEMPLOYMENT}) WHERE abs(published - counted) > 0.1",
        f"SELECT count(*) FROM ({UNEMPLOYMENT})",
    ),
    _ages("vaestoennuste_2019"),
    _ages("vaestoennuste_2024"),
    Check(
        "an index is never averaged or added",
        f"SELECT concat_ws(' ', indicator_id, group_id, period, region_code) FROM part {NEVER} "
        f"AND derived AND status = 'estimated' AND level <> 'kunta' AND region_code NOT IN {ALONE}",
        f"SELECT count(*) FROM observation {NEVER}",
        whole="observation",
    ),
    Check(
        "an index has the rule never, and no municipality's is a sum of others'",
        f"SELECT concat_ws(' ', indicator_id, region_code, method) FROM harmonised {NEVER} "
        "AND method IN ('sum', 'ratio', 'weighted') "
        "UNION ALL SELECT id || ' is an index with rule ' || aggregation FROM indicator "
        "WHERE unit LIKE 'index_%' AND aggregation <> 'never'",
        "SELECT count(*) FROM indicator WHERE unit LIKE 'index_%'",
    ),
    Check(
        "a ratio and its parts agree",
        "SELECT concat_ws(' ', indicator_id, group_id, period, region_code) FROM part "
        "WHERE denominator <= 0 OR (numerator IS NULL) <> (denominator IS NULL)",
        "SELECT count(*) FROM observation WHERE numerator IS NOT NULL",
        whole="observation",
    ),
    Check(
        "ranks and percentiles lie in their range",
        "SELECT concat_ws(' ', indicator_id, group_id, level, period, region_code) FROM part "
        "WHERE rank NOT BETWEEN 1 AND n OR percentile NOT BETWEEN 0 AND 100",
        "SELECT count(*) FROM standing",
        whole="standing",
    ),
    Check(
        "class bounds are ascending and distinct",
        "SELECT concat_ws(' ', indicator_id, group_id, level, period) FROM slice WHERE "
        + " OR ".join(f"list_sort(list_distinct({b})) <> {b}" for b in
                      ("breaks_quantile", "breaks_equal", "breaks_country")),
        "SELECT count(*) FROM slice",
    ),
    Check(
        "every core indicator has figures",
        "SELECT id FROM indicator WHERE tier = 'core' AND NOT available",
        "SELECT count(*) FROM indicator WHERE tier = 'core'",
    ),
)  # fmt: skip
