"""The accessibility statement says what the checklist says, and how to reach whom."""

import json
import re
from pathlib import Path

import plotly
import pytest

from components.i18n import LANGS, translator
from components.saavutettavuus.layout import ASSESSED, NOT_MET, Provider, content

CHECKLIST = (Path(__file__).parents[3] / "docs" / "accessibility.md").read_text(encoding="utf-8")


def _text(provider: Provider, lang: str) -> str:
    return json.dumps(content(provider, lang), cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


def test_what_is_not_met_is_the_checklists() -> None:
    rows = re.findall(r"^\| (\d\.\d\.\d+) [^|]*\| \*\*(?:in part|not met)\*\* \|", CHECKLIST, re.M)
    assert sorted(rows) == sorted(number for number, _, _ in NOT_MET)


def test_the_day_is_the_checklists() -> None:
    assert ASSESSED == "2026-11-29"
    assert "29 November 2026" in CHECKLIST


@pytest.mark.parametrize("lang", LANGS)
def test_provider_and_feedback_by_setting(lang: str) -> None:
    given = _text(Provider("Kotkan kaupunki", "mailto:palaute@example.org"), lang)
    assert "Kotkan kaupunki" in given
    assert "mailto:palaute@example.org" in given
    absent = _text(Provider(), lang)
    _ = translator(lang)
    assert "mailto:" not in absent
    assert _("Finnish Transport and Communications Agency Traficom") in absent
    assert "14" in absent
