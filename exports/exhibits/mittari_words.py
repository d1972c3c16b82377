"""What the figures of the indicator view say: the sentence over the picture (assets/js/mittari/lead.js)."""

from components.formats import number
from components.mittari.labels import browser_labels
from data import queries
from exports.exhibits.mittari_state import View


def lead(view: View) -> str:
    """The own area's value and place, its county and the country; without an own area the range."""
    texts = browser_labels(view.lang)["lead"]
    places = {code: place for place, code in enumerate(view.found.codes)}
    place = places.get(view.own[0]) if view.own else None
    if place is None:
        return _general(view, texts)
    if view.found.rounded[place] is None:
        told = texts["none"].format(
            area=view.names[view.own[0]], status=_status(view, place), period=view.when
        )
        return f"{told} {_general(view, texts)}"
    return " ".join(part for part in _own(view, texts, place) if part)


def _own(view: View, texts: dict[str, str | dict[str, str]], place: int) -> tuple[str, str, str]:
    value = view.found.rounded[place]
    status = view.status(place)
    when = view.when if status == "observed" else f"{view.when}, {_status(view, place)}"
    start = str(texts["own"]).format(
        area=view.names[view.own[0]],
        value=view.said(value),
        period=when,
        rank=view.ranks[place],
        n=view.meta.n,
        level=_among(view, texts),
    )
    assert value is not None
    return start, _county(view, texts, value), _country(view, texts, value)


def _county(view: View, texts: dict[str, str | dict[str, str]], value: float) -> str:
    county = queries.county_of(view.own[0]) if view.state.level == "kunta" else None
    if not county or not view.about.comparable:
        return ""
    key = (view.state.indicator, view.state.group, "hyvinvointialue", view.state.period)
    found = queries.slice_values(*key)
    reference = found.rounded[found.codes.index(county)] if found else None
    if reference is None:
        return ""
    named = queries.region_names([county], view.lang)[county]
    return str(texts["county"]).format(
        county=named, value=view.said(reference), diff=_diff(view, value, reference)
    )


def _country(view: View, texts: dict[str, str | dict[str, str]], value: float) -> str:
    if view.country is None or not view.about.comparable:
        return ""
    return str(texts["country"]).format(value=view.said(view.country), diff=_diff(view, value, view.country))


def _general(view: View, texts: dict[str, str | dict[str, str]]) -> str:
    rounded = view.found.rounded
    order = sorted((i for i, v in enumerate(rounded) if v is not None), key=lambda i: -(rounded[i] or 0.0))
    if not order:
        return str(texts["empty"]).format(period=view.when)
    top, low = order[0], order[-1]
    code = view.found.codes
    whole = str(texts["whole"]).format(value=view.said(view.country), period=view.when)
    told = str(texts["range"]).format(
        n=view.meta.n,
        level=_among(view, texts),
        top=view.names[code[top]],
        topValue=view.said(rounded[top]),
        low=view.names[code[low]],
        lowValue=view.said(rounded[low]),
    )
    return told if view.country is None else f"{whole} {told}"


def _among(view: View, texts: dict[str, str | dict[str, str]]) -> str:
    among = texts["among"]
    return among[view.state.level] if isinstance(among, dict) else ""


def _diff(view: View, value: float, reference: float) -> str:
    return number(value - reference, view.about.decimals, view.lang, signed=True)


def _status(view: View, place: int) -> str:
    found: str = browser_labels(view.lang)["status"][view.status(place)]
    return found
