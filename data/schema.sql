-- The whole store, in one place. A build writes a new DuckDB file with these tables; nothing else creates any.
-- Codes are text: KU179 municipality, HVA13 wellbeing services county, MK13 region, SK131 sub-region,
-- TYA18 employment area, KR1 urban-rural group, SSS whole country.
-- Periods are text that sorts: '2024' a year, '2024-03' a month.

CREATE TABLE meta (
    key VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'Facts about this build: version, built_at, schema_version, division_year, data_date';
COMMENT ON COLUMN meta.key IS 'Name of the fact';
COMMENT ON COLUMN meta.value IS 'Its value as text';

CREATE TABLE region (
    code VARCHAR PRIMARY KEY,
    level VARCHAR NOT NULL,
    name_fi VARCHAR NOT NULL,
    name_sv VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    hva_code VARCHAR,
    mk_code VARCHAR,
    language_group VARCHAR,
    population INTEGER
);
COMMENT ON TABLE region IS 'Areas of today''s division at every level';
COMMENT ON COLUMN region.code IS 'Prefixed code, for example KU179';
COMMENT ON COLUMN region.level IS 'kunta, hyvinvointialue, maakunta, seutukunta, tyollisyysalue, kuntaryhma or maa';
COMMENT ON COLUMN region.name_fi IS 'Finnish name';
COMMENT ON COLUMN region.name_sv IS 'Swedish name';
COMMENT ON COLUMN region.name_en IS 'English name';
COMMENT ON COLUMN region.hva_code IS 'A municipality''s wellbeing services county; null at other levels';
COMMENT ON COLUMN region.mk_code IS 'A municipality''s region (maakunta); null at other levels';
COMMENT ON COLUMN region.language_group IS 'A municipality''s language status: fi, fi_sv, sv_fi or sv; null at other levels';
COMMENT ON COLUMN region.population IS 'Latest final population, for weights and the small-area mark';

CREATE TABLE region_member (
    municipality_code VARCHAR NOT NULL,
    group_code VARCHAR NOT NULL,
    division_year SMALLINT NOT NULL
);
COMMENT ON TABLE region_member IS 'Which municipality belongs to which group of areas, by division year';
COMMENT ON COLUMN region_member.municipality_code IS 'KU code';
COMMENT ON COLUMN region_member.group_code IS 'Code of the county, region, sub-region, employment area, urban-rural group or SSS';
COMMENT ON COLUMN region_member.division_year IS 'Year of the division; today''s is in meta.division_year';

CREATE TABLE region_change (
    old_code VARCHAR NOT NULL,
    new_code VARCHAR NOT NULL,
    year SMALLINT,
    name_fi VARCHAR
);
COMMENT ON TABLE region_change IS 'Municipalities that no longer exist and where their figures are counted today';
COMMENT ON COLUMN region_change.old_code IS 'KU code that no longer exists';
COMMENT ON COLUMN region_change.new_code IS 'KU code of today that holds its figures';
COMMENT ON COLUMN region_change.year IS 'First year without the old municipality; null where not recorded';
COMMENT ON COLUMN region_change.name_fi IS 'Finnish name of the old municipality, where known';

CREATE TABLE region_shape (
    region_code VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    x0 DOUBLE NOT NULL, y0 DOUBLE NOT NULL, x1 DOUBLE NOT NULL, y1 DOUBLE NOT NULL,
    cx DOUBLE NOT NULL, cy DOUBLE NOT NULL,
    neighbours VARCHAR[] NOT NULL
);
COMMENT ON TABLE region_shape IS 'Boundaries as SVG paths in ETRS-TM35FIN (EPSG:3067), scaled to a 1000 unit tall drawing, y down';
COMMENT ON COLUMN region_shape.region_code IS 'Area';
COMMENT ON COLUMN region_shape.level IS 'Level of the area';
COMMENT ON COLUMN region_shape.path IS 'SVG path data, one decimal, relative commands, evenodd';
COMMENT ON COLUMN region_shape.x0 IS 'Bounding box, left';
COMMENT ON COLUMN region_shape.y0 IS 'Bounding box, top';
COMMENT ON COLUMN region_shape.x1 IS 'Bounding box, right';
COMMENT ON COLUMN region_shape.y1 IS 'Bounding box, bottom';
COMMENT ON COLUMN region_shape.cx IS 'A point inside the area, x';
COMMENT ON COLUMN region_shape.cy IS 'A point inside the area, y';
COMMENT ON COLUMN region_shape.neighbours IS 'Codes of the areas of the level that share a border';

CREATE TABLE border (
    level VARCHAR PRIMARY KEY,
    path VARCHAR NOT NULL
);
COMMENT ON TABLE border IS 'Borders between the areas of a level, coasts left out, to lay over a map of another level';
COMMENT ON COLUMN border.level IS 'Level';
COMMENT ON COLUMN border.path IS 'SVG path data of open lines, in the drawing of region_shape';

CREATE TABLE snapshot (
    id SMALLINT PRIMARY KEY,
    source VARCHAR NOT NULL,
    producer VARCHAR NOT NULL,
    statistics_fi VARCHAR, statistics_sv VARCHAR, statistics_en VARCHAR,
    table_id VARCHAR,
    address VARCHAR,
    licence VARCHAR NOT NULL,
    data_date VARCHAR,
    fetched_at VARCHAR,
    obtained VARCHAR,
    quality_note VARCHAR,
    sha256 VARCHAR NOT NULL,
    row_count INTEGER NOT NULL
);
COMMENT ON TABLE snapshot IS 'Where figures came from: one row for each producer''s table as it was taken in';
COMMENT ON COLUMN snapshot.id IS 'Number used by observation.snapshot_id';
COMMENT ON COLUMN snapshot.source IS 'Short key of the source, for example statfin.11re';
COMMENT ON COLUMN snapshot.producer IS 'Who produced the figures';
COMMENT ON COLUMN snapshot.statistics_fi IS 'Name of the statistics in Finnish';
COMMENT ON COLUMN snapshot.statistics_sv IS 'Name of the statistics in Swedish';
COMMENT ON COLUMN snapshot.statistics_en IS 'Name of the statistics in English';
COMMENT ON COLUMN snapshot.table_id IS 'Producer''s table or indicator id';
COMMENT ON COLUMN snapshot.address IS 'Page where the producer shows it';
COMMENT ON COLUMN snapshot.licence IS 'Licence of the figures';
COMMENT ON COLUMN snapshot.data_date IS 'Producer''s date of the data; null where not recorded';
COMMENT ON COLUMN snapshot.fetched_at IS 'When it was fetched; null where not recorded';
COMMENT ON COLUMN snapshot.obtained IS 'How it was obtained, in words';
COMMENT ON COLUMN snapshot.quality_note IS 'What a careful reader should know';
COMMENT ON COLUMN snapshot.sha256 IS 'Hash of the rows as taken in';
COMMENT ON COLUMN snapshot.row_count IS 'Rows as taken in';

CREATE TABLE indicator (
    id VARCHAR PRIMARY KEY,
    tier VARCHAR NOT NULL,
    theme VARCHAR NOT NULL,
    name_fi VARCHAR NOT NULL, name_sv VARCHAR, name_en VARCHAR,
    short_fi VARCHAR, short_sv VARCHAR, short_en VARCHAR,
    definition_fi VARCHAR, definition_sv VARCHAR, definition_en VARCHAR,
    unit VARCHAR NOT NULL,
    decimals TINYINT NOT NULL,
    direction VARCHAR NOT NULL,
    frequency VARCHAR NOT NULL,
    aggregation VARCHAR NOT NULL,
    frameworks VARCHAR[] NOT NULL,
    available BOOLEAN NOT NULL,
    source_kind VARCHAR,
    source_id VARCHAR,
    first_period VARCHAR,
    last_period VARCHAR,
    period_count SMALLINT NOT NULL,
    row_count INTEGER NOT NULL,
    position SMALLINT NOT NULL
);
COMMENT ON TABLE indicator IS 'What is measured: texts, unit, how it may be judged and added up';
COMMENT ON COLUMN indicator.id IS 'Id, used in addresses';
COMMENT ON COLUMN indicator.tier IS 'core (default views), extra (search only) or live (no figures until fetched)';
COMMENT ON COLUMN indicator.theme IS 'vaesto, talous, elinkeinot, tyollisyys, osaaminen, hyvinvointi or ymparisto';
COMMENT ON COLUMN indicator.name_fi IS 'Name in Finnish';
COMMENT ON COLUMN indicator.name_sv IS 'Name in Swedish; null where none is known';
COMMENT ON COLUMN indicator.name_en IS 'Name in English; null where none is known';
COMMENT ON COLUMN indicator.short_fi IS 'Short name in Finnish';
COMMENT ON COLUMN indicator.short_sv IS 'Short name in Swedish';
COMMENT ON COLUMN indicator.short_en IS 'Short name in English';
COMMENT ON COLUMN indicator.definition_fi IS 'Definition in Finnish';
COMMENT ON COLUMN indicator.definition_sv IS 'Definition in Swedish';
COMMENT ON COLUMN indicator.definition_en IS 'Definition in English';
COMMENT ON COLUMN indicator.unit IS 'Unit key of the catalogue, for example percent';
COMMENT ON COLUMN indicator.decimals IS 'Decimals to show';
COMMENT ON COLUMN indicator.direction IS 'higher or lower is better, or none: no judgement';
COMMENT ON COLUMN indicator.frequency IS 'year or month';
COMMENT ON COLUMN indicator.aggregation IS 'sum, ratio, weighted or never: how a group''s figure is made';
COMMENT ON COLUMN indicator.frameworks IS 'Frameworks that use it, for example HYTE-2017';
COMMENT ON COLUMN indicator.available IS 'True when the store holds figures for it';
COMMENT ON COLUMN indicator.source_kind IS 'sotkanet, statfin, … where the live figures come from';
COMMENT ON COLUMN indicator.source_id IS 'Id or table in that service';
COMMENT ON COLUMN indicator.first_period IS 'First period with a figure';
COMMENT ON COLUMN indicator.last_period IS 'Last period with a figure';
COMMENT ON COLUMN indicator.period_count IS 'How many periods';
COMMENT ON COLUMN indicator.row_count IS 'How many observations';
COMMENT ON COLUMN indicator.position IS 'Order inside the theme';

CREATE TABLE indicator_note (
    indicator_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    period VARCHAR,
    text_fi VARCHAR NOT NULL, text_sv VARCHAR NOT NULL, text_en VARCHAR NOT NULL
);
COMMENT ON TABLE indicator_note IS 'Notes a reader of the figures needs';
COMMENT ON COLUMN indicator_note.indicator_id IS 'Indicator';
COMMENT ON COLUMN indicator_note.kind IS 'quality, or break: the series is not comparable over the period';
COMMENT ON COLUMN indicator_note.period IS 'First period after the break; null for a note on the whole';
COMMENT ON COLUMN indicator_note.text_fi IS 'Note in Finnish';
COMMENT ON COLUMN indicator_note.text_sv IS 'Note in Swedish';
COMMENT ON COLUMN indicator_note.text_en IS 'Note in English';

CREATE TABLE indicator_snapshot (
    indicator_id VARCHAR NOT NULL,
    snapshot_id SMALLINT NOT NULL,
    first_period VARCHAR NOT NULL,
    last_period VARCHAR NOT NULL,
    row_count INTEGER NOT NULL
);
COMMENT ON TABLE indicator_snapshot IS 'Which producers'' tables the figures of an indicator come from';
COMMENT ON COLUMN indicator_snapshot.indicator_id IS 'Indicator';
COMMENT ON COLUMN indicator_snapshot.snapshot_id IS 'Snapshot';
COMMENT ON COLUMN indicator_snapshot.first_period IS 'First period taken from it';
COMMENT ON COLUMN indicator_snapshot.last_period IS 'Last period taken from it';
COMMENT ON COLUMN indicator_snapshot.row_count IS 'Figures taken from it, on today''s municipalities and given areas';

CREATE TABLE harmonised (
    indicator_id VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    pieces VARCHAR[] NOT NULL,
    method VARCHAR NOT NULL,
    first_period VARCHAR NOT NULL,
    last_period VARCHAR NOT NULL,
    cells INTEGER NOT NULL
);
COMMENT ON TABLE harmonised IS 'What became of figures of former municipalities when they were brought to today''s division';
COMMENT ON COLUMN harmonised.indicator_id IS 'Indicator';
COMMENT ON COLUMN harmonised.region_code IS 'Municipality of today, or the source''s code where the figure has no place today';
COMMENT ON COLUMN harmonised.pieces IS 'Codes whose figures it was made from';
COMMENT ON COLUMN harmonised.method IS 'sum, ratio or weighted; or left_out, incomplete, no_place, other_division: no figure was made';
COMMENT ON COLUMN harmonised.first_period IS 'First period concerned';
COMMENT ON COLUMN harmonised.last_period IS 'Last period concerned';
COMMENT ON COLUMN harmonised.cells IS 'How many figures';

CREATE TABLE population_group (
    id VARCHAR PRIMARY KEY,
    sex VARCHAR NOT NULL,
    age_from SMALLINT,
    age_to SMALLINT,
    name_fi VARCHAR NOT NULL, name_sv VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    position SMALLINT NOT NULL
);
COMMENT ON TABLE population_group IS 'Whom a figure concerns';
COMMENT ON COLUMN population_group.id IS 'total, male, female, age_15_64, age_75_plus, male_age_0_4 …';
COMMENT ON COLUMN population_group.sex IS 'total, male or female';
COMMENT ON COLUMN population_group.age_from IS 'Youngest age; null when all ages';
COMMENT ON COLUMN population_group.age_to IS 'Oldest age, inclusive; null when open or all ages';
COMMENT ON COLUMN population_group.name_fi IS 'Name in Finnish';
COMMENT ON COLUMN population_group.name_sv IS 'Name in Swedish';
COMMENT ON COLUMN population_group.name_en IS 'Name in English';
COMMENT ON COLUMN population_group.position IS 'Order in lists: totals, sexes, bands, single ages';

CREATE TABLE observation (
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    value DOUBLE,
    numerator DOUBLE,
    denominator DOUBLE,
    status VARCHAR NOT NULL,
    derived BOOLEAN NOT NULL,
    snapshot_id SMALLINT NOT NULL
);
COMMENT ON TABLE observation IS 'The figures, sorted by indicator, group, level, period and region, so that one slice is contiguous';
COMMENT ON COLUMN observation.indicator_id IS 'Indicator';
COMMENT ON COLUMN observation.group_id IS 'Population group';
COMMENT ON COLUMN observation.level IS 'Level of the area, repeated here so that a slice is one range';
COMMENT ON COLUMN observation.period IS 'Year or month';
COMMENT ON COLUMN observation.region_code IS 'Area of today''s division';
COMMENT ON COLUMN observation.value IS 'The figure; null when protected, not_applicable or missing, never zero in their place';
COMMENT ON COLUMN observation.numerator IS 'Count above the line of a ratio, where known';
COMMENT ON COLUMN observation.denominator IS 'Count below the line of a ratio, where known';
COMMENT ON COLUMN observation.status IS 'observed, preliminary, estimated, projected, budget, protected, not_applicable or missing';
COMMENT ON COLUMN observation.derived IS 'True when computed here from other figures instead of given by the source';
COMMENT ON COLUMN observation.snapshot_id IS 'Where it came from';

CREATE TABLE standing (
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    rank SMALLINT NOT NULL,
    n SMALLINT NOT NULL,
    percentile DOUBLE NOT NULL
);
COMMENT ON TABLE standing IS 'Order of the areas of one level in one slice, made at build';
COMMENT ON COLUMN standing.indicator_id IS 'Indicator';
COMMENT ON COLUMN standing.group_id IS 'Population group';
COMMENT ON COLUMN standing.level IS 'Level';
COMMENT ON COLUMN standing.period IS 'Period';
COMMENT ON COLUMN standing.region_code IS 'Area';
COMMENT ON COLUMN standing.rank IS '1 = largest value; equal values share the best rank';
COMMENT ON COLUMN standing.n IS 'Areas with a value';
COMMENT ON COLUMN standing.percentile IS 'Share of the other areas with a smaller value, ties half, 0 to 100';

CREATE TABLE slice (
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    n SMALLINT NOT NULL,
    minimum DOUBLE, maximum DOUBLE, median DOUBLE,
    country_value DOUBLE,
    country_status VARCHAR,
    country_derived BOOLEAN,
    breaks_quantile DOUBLE[] NOT NULL,
    breaks_equal DOUBLE[] NOT NULL,
    breaks_country DOUBLE[] NOT NULL
);
COMMENT ON TABLE slice IS 'One row for each indicator, group, level and period that has figures, with map class bounds made at build';
COMMENT ON COLUMN slice.indicator_id IS 'Indicator';
COMMENT ON COLUMN slice.group_id IS 'Population group';
COMMENT ON COLUMN slice.level IS 'Level';
COMMENT ON COLUMN slice.period IS 'Period';
COMMENT ON COLUMN slice.n IS 'Areas with a value';
COMMENT ON COLUMN slice.minimum IS 'Smallest value';
COMMENT ON COLUMN slice.maximum IS 'Largest value';
COMMENT ON COLUMN slice.median IS 'Median over areas';
COMMENT ON COLUMN slice.country_value IS 'Whole country''s figure, null where none exists';
COMMENT ON COLUMN slice.country_status IS 'Status of the country''s figure';
COMMENT ON COLUMN slice.country_derived IS 'True when the country''s figure is computed here';
COMMENT ON COLUMN slice.breaks_quantile IS 'Inner class bounds, as many areas in each class, ascending and distinct';
COMMENT ON COLUMN slice.breaks_equal IS 'Inner class bounds at equal steps';
COMMENT ON COLUMN slice.breaks_country IS 'Inner class bounds placed evenly on both sides of the country''s value; empty where none exists';

CREATE TABLE latest (
    level VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    value DOUBLE,
    status VARCHAR NOT NULL,
    derived BOOLEAN NOT NULL,
    rank SMALLINT,
    n SMALLINT NOT NULL,
    percentile DOUBLE
);
COMMENT ON TABLE latest IS 'Each indicator at its latest period of a level, for profiles and comparisons: the areas of the level, and counties, regions and the country beside them';
COMMENT ON COLUMN latest.level IS 'Level whose latest period it is and within which areas are placed';
COMMENT ON COLUMN latest.indicator_id IS 'Indicator';
COMMENT ON COLUMN latest.group_id IS 'Population group: total where there is one, else the first';
COMMENT ON COLUMN latest.period IS 'Latest period with figures at the level';
COMMENT ON COLUMN latest.region_code IS 'Area of the level, or a county, region or the country to compare with';
COMMENT ON COLUMN latest.value IS 'The figure';
COMMENT ON COLUMN latest.status IS 'As in observation';
COMMENT ON COLUMN latest.derived IS 'As in observation';
COMMENT ON COLUMN latest.rank IS '1 = largest value of the level; null for areas of other levels';
COMMENT ON COLUMN latest.n IS 'Areas of the level with a value';
COMMENT ON COLUMN latest.percentile IS 'Percent of the level''s other areas with a smaller value, ties half';

CREATE TABLE trend (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    slope DOUBLE, low DOUBLE, high DOUBLE,
    p DOUBLE,
    n SMALLINT NOT NULL,
    first_period VARCHAR, last_period VARCHAR,
    method VARCHAR,
    factor DOUBLE NOT NULL,
    after_break VARCHAR
);
COMMENT ON TABLE trend IS 'Whether core indicators have a direction since 2010: Mann-Kendall test and Theil-Sen slope (analysis.trend), municipalities, counties, regions and the country';
COMMENT ON COLUMN trend.level IS 'Level of the area';
COMMENT ON COLUMN trend.region_code IS 'Area';
COMMENT ON COLUMN trend.indicator_id IS 'Indicator';
COMMENT ON COLUMN trend.group_id IS 'Population group that the indicator starts with, as in latest';
COMMENT ON COLUMN trend.direction IS 'rising, falling, none (no clear change at 5 %) or too_few (under five points)';
COMMENT ON COLUMN trend.slope IS 'Change per year in the indicator''s unit; null when too few';
COMMENT ON COLUMN trend.low IS 'Lower limit of the slope at 95 %; null where there is none';
COMMENT ON COLUMN trend.high IS 'Upper limit of the slope at 95 %';
COMMENT ON COLUMN trend.p IS 'Two-sided p of the test; null when too few';
COMMENT ON COLUMN trend.n IS 'Points tested: known figures since 2010 and since the last break, one month a year';
COMMENT ON COLUMN trend.first_period IS 'First of them';
COMMENT ON COLUMN trend.last_period IS 'Last of them';
COMMENT ON COLUMN trend.method IS 'exact, normal or dependent (variance widened for autocorrelation); null when too few';
COMMENT ON COLUMN trend.factor IS 'How much the variance was widened; 1 where it was not';
COMMENT ON COLUMN trend.after_break IS 'First period after the break that cut the series; null where none did';

CREATE TABLE peer (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    position SMALLINT NOT NULL,
    peer_code VARCHAR NOT NULL,
    distance DOUBLE NOT NULL,
    weight_known DOUBLE NOT NULL,
    reasons VARCHAR NOT NULL
);
COMMENT ON TABLE peer IS 'Similar areas by the general preset of analysis.similar_presets: ten for a municipality, five for a county';
COMMENT ON COLUMN peer.level IS 'Level of both areas';
COMMENT ON COLUMN peer.region_code IS 'Area';
COMMENT ON COLUMN peer.position IS '1 = the most similar';
COMMENT ON COLUMN peer.peer_code IS 'The similar area';
COMMENT ON COLUMN peer.distance IS 'Typical difference of the two in standard deviations of the level';
COMMENT ON COLUMN peer.weight_known IS 'Share of the weight of features that both have, 1 when none is missing';
COMMENT ON COLUMN peer.reasons IS 'JSON list, largest share first: feature, own, other, steps (standard deviations, signed), share of the squared distance';

CREATE TABLE profile (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    value DOUBLE,
    numerator DOUBLE,
    denominator DOUBLE,
    status VARCHAR NOT NULL,
    derived BOOLEAN NOT NULL,
    rank SMALLINT,
    n SMALLINT NOT NULL,
    percentile DOUBLE,
    county_code VARCHAR,
    county_value DOUBLE,
    county_status VARCHAR,
    country_value DOUBLE,
    country_status VARCHAR,
    peer_n SMALLINT NOT NULL,
    peer_spread DOUBLE[],
    level_spread DOUBLE[],
    series_periods VARCHAR NOT NULL,
    series_values DOUBLE[] NOT NULL
);
COMMENT ON TABLE profile IS 'A municipality, county or region with every core indicator of its level at the level''s latest period, and what it is compared with; sorted by level and area';
COMMENT ON COLUMN profile.level IS 'Level of the area';
COMMENT ON COLUMN profile.region_code IS 'Area';
COMMENT ON COLUMN profile.indicator_id IS 'Indicator';
COMMENT ON COLUMN profile.group_id IS 'Population group, as in latest';
COMMENT ON COLUMN profile.period IS 'Latest period with figures at the level';
COMMENT ON COLUMN profile.value IS 'The figure; null where the area has none';
COMMENT ON COLUMN profile.numerator IS 'As in observation';
COMMENT ON COLUMN profile.denominator IS 'As in observation';
COMMENT ON COLUMN profile.status IS 'As in observation; missing also where the area has no row';
COMMENT ON COLUMN profile.derived IS 'As in observation';
COMMENT ON COLUMN profile.rank IS '1 = largest value of the level';
COMMENT ON COLUMN profile.n IS 'Areas of the level with a value';
COMMENT ON COLUMN profile.percentile IS 'Percent of the level''s other areas with a smaller value, ties half';
COMMENT ON COLUMN profile.county_code IS 'A municipality''s county; null where the county is the municipality itself and at other levels';
COMMENT ON COLUMN profile.county_value IS 'The county''s figure; null for amounts (aggregation sum)';
COMMENT ON COLUMN profile.county_status IS 'Its status';
COMMENT ON COLUMN profile.country_value IS 'The country''s figure; null for amounts';
COMMENT ON COLUMN profile.country_status IS 'Its status';
COMMENT ON COLUMN profile.peer_n IS 'Similar areas (table peer) with a value; 0 for amounts';
COMMENT ON COLUMN profile.peer_spread IS 'Their lower quartile, median and upper quartile; null where none has a value and for amounts';
COMMENT ON COLUMN profile.level_spread IS 'Percentiles 5, 25, 50, 75 and 95 of all areas of the level; null for amounts';
COMMENT ON COLUMN profile.series_periods IS 'At most 20 latest periods with a figure, projections left out, one month a year, a space between them: one text that most areas share is read quicker than lists';
COMMENT ON COLUMN profile.series_values IS 'Figures of those periods';

CREATE TABLE latest_change (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    previous_period VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    previous DOUBLE NOT NULL,
    difference DOUBLE NOT NULL,
    earlier SMALLINT NOT NULL,
    largest DOUBLE NOT NULL,
    middle DOUBLE NOT NULL,
    deviation DOUBLE NOT NULL,
    first_period VARCHAR NOT NULL
);
COMMENT ON TABLE latest_change IS 'The latest change of each series of profile beside its earlier ones (analysis.change), after its last break; no row without two figures; sorted by level and area';
COMMENT ON COLUMN latest_change.level IS 'Level of the area';
COMMENT ON COLUMN latest_change.region_code IS 'Area';
COMMENT ON COLUMN latest_change.indicator_id IS 'Indicator';
COMMENT ON COLUMN latest_change.group_id IS 'Population group, as in profile';
COMMENT ON COLUMN latest_change.period IS 'Period of the latest figure';
COMMENT ON COLUMN latest_change.previous_period IS 'Period of the figure before it';
COMMENT ON COLUMN latest_change.value IS 'The latest figure';
COMMENT ON COLUMN latest_change.previous IS 'The figure before it';
COMMENT ON COLUMN latest_change.difference IS 'value less previous, in the indicator''s unit';
COMMENT ON COLUMN latest_change.earlier IS 'Earlier changes over an equally long step';
COMMENT ON COLUMN latest_change.largest IS 'The largest of them without its sign; 0 where there is none';
COMMENT ON COLUMN latest_change.middle IS 'Their median; 0 where there is none';
COMMENT ON COLUMN latest_change.deviation IS '1.4826 times their median absolute deviation; 0 where there is none';
COMMENT ON COLUMN latest_change.first_period IS 'Period from which they are counted';

CREATE TABLE fetched_item (
    key VARCHAR PRIMARY KEY,
    indicator_id VARCHAR,
    state VARCHAR NOT NULL,
    snapshot_id SMALLINT,
    title VARCHAR,
    data_date VARCHAR,
    noted_at VARCHAR,
    note VARCHAR,
    next_release VARCHAR
);
COMMENT ON TABLE fetched_item IS 'What has been fetched from live sources, and what was put aside';
COMMENT ON COLUMN fetched_item.key IS 'Item in the lock, for example sotkanet:181';
COMMENT ON COLUMN fetched_item.indicator_id IS 'Indicator; null when nothing of the item was ever taken in, or a file holds several';
COMMENT ON COLUMN fetched_item.state IS 'held, or quarantined: its title was not the expected one, and what was held before is used';
COMMENT ON COLUMN fetched_item.snapshot_id IS 'Snapshot of the figures in use; null when there are none';
COMMENT ON COLUMN fetched_item.title IS 'Title that the source gives';
COMMENT ON COLUMN fetched_item.data_date IS 'Producer''s date of the figures in use';
COMMENT ON COLUMN fetched_item.noted_at IS 'When it was fetched or put aside';
COMMENT ON COLUMN fetched_item.note IS 'What a person should know';
COMMENT ON COLUMN fetched_item.next_release IS 'Day on which the source publishes next; null where it does not say';

CREATE TABLE superseded (
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    value DOUBLE,
    status VARCHAR NOT NULL,
    snapshot_id SMALLINT NOT NULL,
    live_value DOUBLE,
    live_snapshot_id SMALLINT NOT NULL
);
COMMENT ON TABLE superseded IS 'The older vintage: embedded figures in whose place a fetched one stands';
COMMENT ON COLUMN superseded.indicator_id IS 'Indicator';
COMMENT ON COLUMN superseded.group_id IS 'Population group';
COMMENT ON COLUMN superseded.level IS 'Level of the area';
COMMENT ON COLUMN superseded.period IS 'Year or month';
COMMENT ON COLUMN superseded.region_code IS 'Area of today''s division';
COMMENT ON COLUMN superseded.value IS 'The older figure';
COMMENT ON COLUMN superseded.status IS 'Its status';
COMMENT ON COLUMN superseded.snapshot_id IS 'Where the older figure came from';
COMMENT ON COLUMN superseded.live_value IS 'The figure that took its place';
COMMENT ON COLUMN superseded.live_snapshot_id IS 'Where that came from';

CREATE TABLE revised (
    indicator_id VARCHAR PRIMARY KEY,
    changed INTEGER NOT NULL,
    added INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    first_changed VARCHAR, last_changed VARCHAR,
    last_added VARCHAR
);
COMMENT ON TABLE revised IS 'How the figures of indicators differ from the store served before; meta.compared_with names it';
COMMENT ON COLUMN revised.indicator_id IS 'Indicator';
COMMENT ON COLUMN revised.changed IS 'Figures that both stores have and that differ in value or status';
COMMENT ON COLUMN revised.added IS 'Figures that only the newer store has';
COMMENT ON COLUMN revised.gone IS 'Figures that only the older store had';
COMMENT ON COLUMN revised.first_changed IS 'First period with a changed or gone figure';
COMMENT ON COLUMN revised.last_changed IS 'Last period with one';
COMMENT ON COLUMN revised.last_added IS 'Last period with an added figure';

CREATE TABLE revision (
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    old_value DOUBLE,
    new_value DOUBLE,
    old_status VARCHAR NOT NULL,
    new_status VARCHAR NOT NULL,
    steps DOUBLE
);
COMMENT ON TABLE revision IS 'The 10,000 largest changes of single figures since the store served before, largest first';
COMMENT ON COLUMN revision.indicator_id IS 'Indicator';
COMMENT ON COLUMN revision.group_id IS 'Population group';
COMMENT ON COLUMN revision.level IS 'Level of the area';
COMMENT ON COLUMN revision.period IS 'Year or month';
COMMENT ON COLUMN revision.region_code IS 'Area';
COMMENT ON COLUMN revision.old_value IS 'The figure before';
COMMENT ON COLUMN revision.new_value IS 'The figure now';
COMMENT ON COLUMN revision.old_status IS 'Status before';
COMMENT ON COLUMN revision.new_status IS 'Status now';
COMMENT ON COLUMN revision.steps IS 'Size of the change in standard deviations of the slice; null where no area differs or a figure is lacking';

CREATE TABLE drift (
    name VARCHAR PRIMARY KEY,
    indicator_id VARCHAR,
    kind VARCHAR NOT NULL,
    hard BOOLEAN NOT NULL,
    detail VARCHAR NOT NULL,
    accepted BOOLEAN NOT NULL
);
COMMENT ON TABLE drift IS 'Signs that a live source is no longer what it was';
COMMENT ON COLUMN drift.name IS 'What --accept takes, for example areas:tyottomyysaste';
COMMENT ON COLUMN drift.indicator_id IS 'Indicator; null where none was taken in';
COMMENT ON COLUMN drift.kind IS 'areas, level, jump, range, codes or title';
COMMENT ON COLUMN drift.hard IS 'True when the store is not served before a person has accepted it';
COMMENT ON COLUMN drift.detail IS 'What was seen';
COMMENT ON COLUMN drift.accepted IS 'True when a person has looked at a hard sign and found the figures right';

CREATE TABLE left_out (
    series VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    row_count INTEGER NOT NULL,
    first_period VARCHAR, last_period VARCHAR,
    explanation VARCHAR NOT NULL
);
COMMENT ON TABLE left_out IS 'Series of the embedded source files that are not in the store';
COMMENT ON COLUMN left_out.series IS 'Series in the source files';
COMMENT ON COLUMN left_out.reason IS 'level_not_served, no_indicator, not_taken or year_in_two_tables';
COMMENT ON COLUMN left_out.row_count IS 'Rows';
COMMENT ON COLUMN left_out.first_period IS 'First period';
COMMENT ON COLUMN left_out.last_period IS 'Last period';
COMMENT ON COLUMN left_out.explanation IS 'Why, in English';

CREATE TABLE ages (
    region_code VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    sex VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    counts DOUBLE[] NOT NULL,
    open_end BOOLEAN NOT NULL,
    status VARCHAR NOT NULL,
    derived BOOLEAN NOT NULL
);
COMMENT ON TABLE ages IS 'Population by single age, one row for each area, year and sex with every age known; sorted by area, so that one area is contiguous';
COMMENT ON COLUMN ages.region_code IS 'Area';
COMMENT ON COLUMN ages.level IS 'Level of the area';
COMMENT ON COLUMN ages.indicator_id IS 'vaesto (what happened) or vaestoennuste_<year> (a projection of that year)';
COMMENT ON COLUMN ages.sex IS 'total, male or female';
COMMENT ON COLUMN ages.period IS 'Year';
COMMENT ON COLUMN ages.counts IS 'Persons aged 0, 1, … 99 and, with an open end, 100 and over';
COMMENT ON COLUMN ages.open_end IS 'True when the last number holds everybody aged 100 and over; false when they are missing';
COMMENT ON COLUMN ages.status IS 'As in observation';
COMMENT ON COLUMN ages.derived IS 'As in observation';

CREATE TABLE hindsight (
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    projected DOUBLE NOT NULL,
    actual DOUBLE NOT NULL,
    status VARCHAR NOT NULL
);
COMMENT ON TABLE hindsight IS 'What a projection said beside what happened, for years that have both';
COMMENT ON COLUMN hindsight.indicator_id IS 'The projection';
COMMENT ON COLUMN hindsight.group_id IS 'total or an age band';
COMMENT ON COLUMN hindsight.level IS 'Level of the area';
COMMENT ON COLUMN hindsight.region_code IS 'Area';
COMMENT ON COLUMN hindsight.period IS 'Year';
COMMENT ON COLUMN hindsight.projected IS 'Persons by the projection: the sum of its single ages';
COMMENT ON COLUMN hindsight.actual IS 'Persons by the statistics of what happened';
COMMENT ON COLUMN hindsight.status IS 'Status of what happened: observed or preliminary';

CREATE TABLE boundary (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    geometry VARCHAR NOT NULL
);
COMMENT ON TABLE boundary IS 'Boundaries as they leave through the API: longitude and latitude, not for drawing here';
COMMENT ON COLUMN boundary.level IS 'Level of the area';
COMMENT ON COLUMN boundary.region_code IS 'Area';
COMMENT ON COLUMN boundary.geometry IS 'GeoJSON geometry (RFC 7946): WGS 84 degrees with four decimals, outlines anticlockwise';

CREATE TABLE spread (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    latest BOOLEAN NOT NULL,
    value DOUBLE,
    status VARCHAR NOT NULL,
    n SMALLINT NOT NULL,
    members SMALLINT NOT NULL,
    covered DOUBLE NOT NULL,
    deviation DOUBLE NOT NULL,
    rank SMALLINT,
    ranked SMALLINT,
    times DOUBLE,
    gini DOUBLE,
    low DOUBLE,
    high DOUBLE,
    low_code VARCHAR,
    high_code VARCHAR,
    above INTEGER,
    below INTEGER,
    people INTEGER NOT NULL
);
COMMENT ON TABLE spread IS 'How far the municipalities of a county, region or employment area stand from each other (analysis.spread): core indicators that are no amounts, observed figures, areas of two municipalities and more; sorted by indicator';
COMMENT ON COLUMN spread.level IS 'Level of the area';
COMMENT ON COLUMN spread.region_code IS 'Area';
COMMENT ON COLUMN spread.indicator_id IS 'Indicator';
COMMENT ON COLUMN spread.group_id IS 'Population group';
COMMENT ON COLUMN spread.period IS 'Year or month; of monthly figures one month of each year, that of the newest ones';
COMMENT ON COLUMN spread.latest IS 'True for the newest period of the indicator and group';
COMMENT ON COLUMN spread.value IS 'The area''s own figure; null where there is none';
COMMENT ON COLUMN spread.status IS 'Its status; missing also where there is no row';
COMMENT ON COLUMN spread.n IS 'Municipalities with a value';
COMMENT ON COLUMN spread.members IS 'Municipalities of the area';
COMMENT ON COLUMN spread.covered IS 'Share of the area''s people who live in municipalities with a value, 0 to 1';
COMMENT ON COLUMN spread.deviation IS 'Standard deviation weighted by people, in the indicator''s unit';
COMMENT ON COLUMN spread.rank IS '1 = widest of the level by deviation; null with under three municipalities or under 90 % of the people';
COMMENT ON COLUMN spread.ranked IS 'Areas that have a rank';
COMMENT ON COLUMN spread.times IS 'Deviation divided by the median one of the ranked areas';
COMMENT ON COLUMN spread.gini IS 'Gini index between municipalities weighted by people, 0 to 1; null where the scale has no true zero, for indices and with values below zero';
COMMENT ON COLUMN spread.low IS 'Smallest figure of municipalities with at least 2,000 inhabitants';
COMMENT ON COLUMN spread.high IS 'Largest figure of them';
COMMENT ON COLUMN spread.low_code IS 'Municipality with the smallest figure';
COMMENT ON COLUMN spread.high_code IS 'Municipality with the largest figure';
COMMENT ON COLUMN spread.above IS 'People in municipalities whose figure, as shown, is larger than the area''s; null where the area has none';
COMMENT ON COLUMN spread.below IS 'People in municipalities whose figure is smaller';
COMMENT ON COLUMN spread.people IS 'People in municipalities with a value, of the figure''s year or the nearest one with a population';

CREATE TABLE spread_trend (
    level VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    slope DOUBLE,
    p DOUBLE,
    n SMALLINT NOT NULL,
    first_period VARCHAR, last_period VARCHAR,
    method VARCHAR,
    after_break VARCHAR
);
COMMENT ON TABLE spread_trend IS 'Whether the spread inside an area grows or shrinks since 2010: Mann-Kendall test and Theil-Sen slope as in trend, of spreads that have a rank';
COMMENT ON COLUMN spread_trend.level IS 'Level of the area';
COMMENT ON COLUMN spread_trend.region_code IS 'Area';
COMMENT ON COLUMN spread_trend.indicator_id IS 'Indicator';
COMMENT ON COLUMN spread_trend.group_id IS 'Population group';
COMMENT ON COLUMN spread_trend.measure IS 'deviation or gini';
COMMENT ON COLUMN spread_trend.direction IS 'rising, falling, none (no clear change at 5 %) or too_few (under five points)';
COMMENT ON COLUMN spread_trend.slope IS 'Change of the measure per year; null when too few';
COMMENT ON COLUMN spread_trend.p IS 'Two-sided p of the test; null when too few';
COMMENT ON COLUMN spread_trend.n IS 'Points tested';
COMMENT ON COLUMN spread_trend.first_period IS 'First of them';
COMMENT ON COLUMN spread_trend.last_period IS 'Last of them';
COMMENT ON COLUMN spread_trend.method IS 'exact, normal or dependent, as in trend';
COMMENT ON COLUMN spread_trend.after_break IS 'First period after the break that cut the series; null where none did';
