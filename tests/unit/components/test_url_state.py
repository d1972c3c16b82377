"""Whatever stands in an address, reading it never raises, and what was written reads back."""

from hypothesis import given
from hypothesis import strategies as st

from components import url_state
from components.i18n import LANGS
from components.notices import notices, sentence
from components.url_state import Notice, Reader, to_query

PERIODS = ("2019", "2020", "2022", "2024")
CODES = tuple(f"KU{n:03}" for n in range(100))
anything = st.one_of(
    st.none(), st.text(), st.integers(), st.lists(st.text(), max_size=3), st.binary(max_size=4)
)
queries = st.dictionaries(
    st.one_of(st.sampled_from(url_state.NAMES), st.text(max_size=8)), anything, max_size=6
)


def _read(query: dict[str, object]) -> tuple[Reader, str, str, tuple[str, ...]]:
    reader = Reader(query)
    level = reader.choice(url_state.LEVEL, ("kunta", "maakunta"), "kunta")
    period = reader.period(PERIODS, PERIODS[-1])
    return reader, level, period, reader.codes(url_state.AREAS, CODES)


@given(queries)
def test_any_query_gives_a_valid_view(query: dict[str, object]) -> None:
    reader, level, period, codes = _read(query)
    assert level in ("kunta", "maakunta")
    assert period in PERIODS
    assert set(codes) <= set(CODES)
    assert len(codes) == len(set(codes)) <= url_state.MOST_CODES
    for lang in LANGS:
        assert all(sentence(notice, lang) for notice in reader.notices)
        assert (notices(reader.notices, lang) is None) == (not reader.notices)


@given(
    st.sampled_from(("kunta", "maakunta")),
    st.sampled_from(PERIODS),
    st.lists(st.sampled_from(CODES), unique=True, max_size=url_state.MOST_CODES),
)
def test_what_was_written_reads_back(level: str, period: str, codes: list[str]) -> None:
    from urllib.parse import parse_qs

    text = to_query({url_state.LEVEL: level, url_state.PERIOD: period, url_state.AREAS: codes})
    query: dict[str, object] = {name: values[0] for name, values in parse_qs(text.lstrip("?")).items()}
    reader, *rest = _read(query)
    assert rest == [level, period, tuple(codes)]
    assert reader.notices == []


@given(st.text(), st.text())
def test_any_value_survives_the_way(name: str, value: str) -> None:
    from urllib.parse import parse_qs

    if not value or not name or any("\ud800" <= letter <= "\udfff" for letter in name + value):
        return
    assert parse_qs(to_query({name: value}).lstrip("?"), keep_blank_values=True) == {name: [value]}


def test_defaults_are_left_out() -> None:
    values = {url_state.LEVEL: "kunta", url_state.AREAS: ("KU001", "KU002"), url_state.THEME: ""}
    assert to_query(values, {url_state.LEVEL: "kunta"}) == "?alueet=KU001,KU002"
    assert to_query({url_state.LEVEL: "kunta"}, {url_state.LEVEL: "kunta"}) == ""


def test_nearest_period_is_said() -> None:
    reader = Reader({"aika": "2021"})
    assert reader.period(PERIODS, "2024") == "2020"
    assert reader.notices == [Notice("nearest", "aika", "2021", "2020")]
    assert "2021" in sentence(reader.notices[0], "fi")
    early = Reader({"aika": "1900"})
    assert early.period(PERIODS, "2024") == "2019"


def test_unknown_and_too_many_codes_are_said() -> None:
    reader = Reader({"alueet": "KU001,XX,KU001,KU002"})
    assert reader.codes("alueet", CODES) == ("KU001", "KU002")
    assert [notice.kind for notice in reader.notices] == ["unknown"]
    many = Reader({"alueet": ",".join(CODES)})
    assert len(many.codes("alueet", CODES, most=10)) == 10
    assert many.notices == [Notice("too_many", "alueet", "100", "10")]


def test_a_long_value_is_cut_in_the_notice() -> None:
    reader = Reader({"taso": "x" * 500})
    reader.choice("taso", ("kunta",), "kunta")
    assert len(reader.notices[0].given) == url_state.MOST_LETTERS
