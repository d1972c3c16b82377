"""Everything that a change of indicator shows, in one answer: the answers of several addresses by address."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from components.mittari import state as mittari
from components.url_state import GROUP, LEVEL, PERIOD, Reader
from data import queries
from data.catalog import load
from server import view_routes
from server.problem import Unknown

LATEST = "uusin"  # stands for the last period that there is
NOBODY = "-"  # stands for no chosen area
COUNTIES = "hyvinvointialue"
COUNTRY = "SSS"


def change(lang: str, indicator_id: str, group: str, level: str, period: str, codes: str) -> dict[str, Any]:
    """Facts, map slice, counties' slice and series of an indicator as {address: what that address answers}.

    The level, group and period that the indicator lacks are replaced as the view would; the browser asks for
    what it wants otherwise. period: '2024', '2024-03' or 'uusin'; codes: KU179,KU077 or '-'.
    """
    facts = view_routes.indicator(lang, indicator_id)
    areas = [code for code in codes.split(",") if code != NOBODY][: mittari.MOST_AREAS]
    found = _nearest(indicator_id, group, level, period)
    parts = {_address("indicator", lang, indicator_id): facts}
    parts |= _slices(found, bool(areas))
    drawn = _drawn(areas, found.level, facts["aggregation"] != "sum")
    if drawn:
        at = _address("series", lang, indicator_id, found.group, ",".join(drawn))
        parts[at] = view_routes.series(lang, indicator_id, found.group, ",".join(drawn))
    return parts


def change_and_about(
    lang: str, indicator_id: str, group: str, level: str, period: str, codes: str
) -> dict[str, Any]:
    """The same with what is told of the indicator at the view's foot, for a reader who has it in sight."""
    parts = change(lang, indicator_id, group, level, period, codes)
    return parts | {_address("about", lang, indicator_id): view_routes.about(lang, indicator_id)}


def _nearest(indicator_id: str, group: str, level: str, period: str) -> mittari.State:
    wanted = {GROUP: group, LEVEL: level, PERIOD: "" if period == LATEST else period}
    coverage = {name: groups for name, groups in queries.coverage(indicator_id).items() if name != "maa"}
    if not coverage:
        raise Unknown(f"Indicator '{indicator_id}' has figures of the country alone.", view_routes.REMEDY)
    known: Mapping[str, Sequence[str]] = dict.fromkeys(coverage, ())
    return mittari.read(Reader(wanted), load().get(indicator_id), coverage, known, ())


def _slices(found: mittari.State, with_counties: bool) -> dict[str, Any]:
    levels = [found.level, *([COUNTIES] if with_counties and found.level == "kunta" else [])]
    made = {
        level: queries.slice_payload(found.indicator, found.group, level, found.period) for level in levels
    }
    return {
        _address("slice", found.indicator, found.group, level, found.period): body
        for level, body in made.items()
        if body is not None
    }


def _drawn(areas: Sequence[str], level: str, comparable: bool) -> list[str]:
    """Areas of the development chart, as assets/js/mittari/draw.js chooses them."""
    own = areas[0] if areas else ""
    county = queries.memberships("kunta").get(own, {}).get(COUNTIES, "") if level == "kunta" else ""
    around = [county, COUNTRY] if comparable or not areas else []
    return list(dict.fromkeys(code for code in [*areas, *around] if code))


def _address(name: str, *parts: str) -> str:
    """The address as assets/js/data.js writes it."""
    codes = [quote(part, safe=",!~*'()") for part in (queries.current_version(), *parts)]
    return f"/{name}/" + "/".join(codes) + ".json"


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "change": (
        "/change/<version>/<lang>/<indicator_id>/<group>/<level>/<period>/<codes>.json",
        change,
    ),
    "change_and_about": (
        "/change/<version>/<lang>/<indicator_id>/<group>/<level>/<period>/<codes>/about.json",
        change_and_about,
    ),
}
