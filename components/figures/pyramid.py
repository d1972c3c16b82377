"""Population by age and sex as shares, two years on top of each other, with its summary in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.formats import quantity
from components.i18n import translator

Ages = Mapping[str, Sequence[int]]  # 'male' and 'female' → 20 five-year classes, 0–4 … 90–94, 95+
CHILDREN, OLD = 3, 13  # classes under 15, first class of 65 and over


def build(found: Mapping[str, Ages], lang: str) -> dict[str, Any] | None:
    """What assets/js/figures/profile_marks.js draws: shares of the population in per cent, newest and oldest.

    None when there is no year; `then` is None when there is only one.
    """
    if not found:
        return None
    years = sorted(found)
    now, then = found[years[-1]], found[years[0]] if len(years) > 1 else None
    if not _total(now):
        return None
    return {
        "year": years[-1],
        "thenYear": years[0] if then else None,
        "ages": [*(f"{age}–{age + 4}" for age in range(0, 95, 5)), "95+"],
        "now": _shares(now),
        "then": _shares(then) if then else None,
        "count": {sex: list(numbers) for sex, numbers in now.items()},
        "summary": _summary(years, found, lang),
    }


def labels(lang: str) -> dict[str, str]:
    """Words of the picture and of its bars; {names} in braces are filled in the browser."""
    _ = translator(lang)
    return {
        "men": _("Men"),
        "women": _("Women"),
        "bar": _("{sex}, age {age}: {share} ({year}), persons: {n}"),
        "barHint": _("Left and right arrow go from age to age, up and down from one sex to the other."),
    }


def _total(ages: Ages) -> int:
    return sum(map(sum, ages.values()))


def _shares(ages: Ages) -> dict[str, list[float]]:
    whole = _total(ages)
    return {sex: [round(100 * number / whole, 2) for number in numbers] for sex, numbers in ages.items()}


def _part(ages: Ages, first: int, last: int | None) -> float:
    return 100 * sum(sum(numbers[first:last]) for numbers in ages.values()) / _total(ages)


def _summary(years: Sequence[str], found: Mapping[str, Ages], lang: str) -> str:
    _ = translator(lang)
    parts = (
        (_("under 15"), 0, CHILDREN),
        (_("aged 15–64"), CHILDREN, OLD),
        (_("65 and over"), OLD, None),
    )
    told = []
    for name, first, last in parts:
        now = quantity(_part(found[years[-1]], first, last), 1, "%", lang)
        if len(years) > 1:
            then = quantity(_part(found[years[0]], first, last), 1, "%", lang)
            told.append(
                _("{group} {share} ({year}: {then})", group=name, share=now, year=years[0], then=then)
            )
        else:
            told.append(f"{name} {now}")
    return _("In {year}: {list}.", year=years[-1], list=", ".join(told))
