"""Names of the producers of figures in three languages; the store keeps the Finnish ones."""

from components.i18n import mark, translator

_ENGLISH = {
    "Diakonia-ammattikorkeakoulu (Diak)": mark("Diaconia University of Applied Sciences (Diak)"),
    "Kela": mark("Kela (Social Insurance Institution of Finland)"),
    "KEHA-keskus": mark("KEHA Centre"),
    "THL ja Kela": mark("THL and Kela"),
    "Terveyden ja hyvinvoinnin laitos (THL)": mark("Finnish Institute for Health and Welfare (THL)"),
    "Tilastokeskus": mark("Statistics Finland"),
    "Työ- ja elinkeinoministeriö (TEM)": mark("Ministry of Economic Affairs and Employment (TEM)"),
    "Valtiokonttori": mark("State Treasury"),
    "Verohallinto": mark("Tax Administration"),
}


def name(producer: str, lang: str) -> str:
    """The producer's name in a language; as it stands where no other is known."""
    english = _ENGLISH.get(producer)
    return translator(lang)(english) if english else producer


def known(producer: str) -> bool:
    """Whether the producer's name is known in every language."""
    return producer in _ENGLISH
