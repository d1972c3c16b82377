"""Which indicators the first view shows, which of them tell the same story, and what is told no more.

Chosen by hand: the figures that a director is asked about, the newest first where two tell the same. A level
that lacks one of them gets the next one of the list.
"""

from __future__ import annotations

from collections.abc import Mapping

ROWS = 4
OLD_YEARS = 4  # a figure older than this is marked as old, and its change is no news
TOLD_YEARS = 6  # a figure older than this is no finding

BOARD: Mapping[str, tuple[str, ...]] = {
    "vaesto": ("vaesto", "vakiluvun_muutos", "vaesto_15_64_osuus", "vaesto_65_osuus"),
    "talous": (
        "vuosikate_asukas",
        "lainakanta",
        "perustoimeentulotuen_saajat_osuus",
        "pienituloisuus_indeksi",
        "pienituloisuusaste",
    ),
    "elinkeinot": (
        "avoimet_tyopaikat",
        "tyopaikat",
        "tyopaikkaomavaraisuus",
        "jalostuksen_tyopaikat_osuus",
    ),
    "tyollisyys": (
        "tyottomyysaste",
        "tyollisyysaste",
        "nuorisotyottomyys_indeksi",
        "pitkaaikaistyottomyys_indeksi",
        "kunnan_osarahoittama_tyomarkkinatuki",
        "taloudellinen_huoltosuhde",
    ),
    "osaaminen": (
        "korkea_asteen_osuus",
        "koulutuksen_ulkopuolella_indeksi",
        "toisen_asteen_osuus",
        "koulutustasomittain",
    ),
    "hyvinvointi": (
        "kiireeton_laakari_yli_7pv",
        "hoidon_jatkuvuus",
        "valtettavissa_olevat_sairaalajaksot",
        "terveys_keskitasoinen_tai_huono",
        "sairastavuusindeksi",
        "inhimillinen_huono_osaisuus",
        "mielenterveysindeksi",
        "tyokyvyttomyysindeksi",
        "tyokyvyttomyyselakkeen_saajat_osuus",
        "aanestysaktiivisuus_kuntavaalit",
    ),
    "ymparisto": (
        "kasvihuonekaasupaastot",
        "taajama_aste",
        "rivi_ja_pientaloasuntokuntien_osuus",
        "vuokra_asuntokuntien_osuus",
    ),
}

# Topic → indicators that tell the same story; at most one finding is told of each.
TOPICS: Mapping[str, tuple[str, ...]] = {
    "tyottomyys": (
        "tyottomyysaste",
        "tyottomyysaste_vuosi",
        "tyottomyysaste_18_64",
        "tyottomien_osuus_tyovoimasta",
        "tyottomat_tyonhakijat",
        "tyottomat_tyonhakijat_vuosi",
        "tyottomat",
        "tyottomat_sotkanet",
        "taloudellinen_huoltosuhde",
    ),
    "tyollisyys": (
        "tyollisyysaste",
        "tyollinen_tyovoima",
        "tyolliset",
        "tyovoima",
        "tyovoima_kuukausi",
        "tyovoima_vuosi",
    ),
    "vakiluku": ("vaesto", "vakiluvun_muutos", "perheet", "asuntokunnat"),
    "ikarakenne": (
        "vaesto_0_14_osuus",
        "vaesto_0_17_osuus",
        "vaesto_15_64_osuus",
        "vaesto_65_osuus",
        "elakelaisten_osuus",
    ),
    "kieli": (
        "vieraskielisten_osuus",
        "vieraskieliset",
        "ulkomaan_kansalaisten_osuus",
        "ulkomaan_kansalaiset",
    ),
    "ruotsinkieliset": ("ruotsinkielisten_osuus", "ruotsinkieliset"),
    "velka": ("lainakanta", "konsernin_lainakanta", "suhteellinen_velkaantuneisuus", "omavaraisuusaste"),
    "vuosikate": ("vuosikate_asukas", "vuosikate", "toimintakate"),
    "kulut": ("sote_nettokayttokustannukset", "pth_nettokustannukset"),
    "toimeentulotuki": (
        "perustoimeentulotuen_saajat_osuus",
        "pienituloisuus_indeksi",
        "pienituloisuusaste",
        "huono_osaisuuden_taloudelliset_yhteydet",
        "pitkaaikainen_toimeentulotuki_18_24_indeksi",
        "pitkaaikainen_toimeentulotuki_25_64_indeksi",
    ),
    "tyopaikat": ("tyopaikat", "tyopaikkaomavaraisuus", "asuinkunnassa_tyossakayvien_osuus"),
    "avoimet": ("avoimet_tyopaikat", "avoimet_tyopaikat_vuosi"),
    "toimialat": (
        "alkutuotannon_tyopaikat_osuus",
        "jalostuksen_tyopaikat_osuus",
        "palvelujen_tyopaikat_osuus",
    ),
    "sairastavuus": ("sairastavuusindeksi", "sairastavuusindeksi_ikavakioimaton"),
    "tyokyvyttomyys": ("tyokyvyttomyysindeksi", "tyokyvyttomyyselakkeen_saajat_osuus"),
    "diabetes": ("diabetesindeksi", "diabeteksen_laakekorvausoikeus"),
    "paihteet": ("paihdehoito_indeksi", "alkoholisairastavuusindeksi", "alkoholikuolleisuus_indeksi"),
    "lastensuojelu": (
        "sijoitetut_osuus",
        "sijoitetut",
        "sijoitetut_0_17_indeksi",
        "lastensuojeluilmoitus_indeksi",
    ),
    "huono_osaisuus": (
        "huono_osaisuus_yhteensa",
        "inhimillinen_huono_osaisuus",
        "huono_osaisuuden_sosiaaliset_seuraukset",
    ),
    "koulutustaso": ("korkea_asteen_osuus", "toisen_asteen_osuus", "koulutustasomittain"),
    "asuminen": ("rivi_ja_pientaloasuntokuntien_osuus", "vuokra_asuntokuntien_osuus", "taajama_aste"),
}
_TOPIC_OF = {indicator: name for name, members in TOPICS.items() for indicator in members}


# Amounts that say something by themselves; others follow the size of the area and are told by their rates.
AMOUNTS = ("vaesto", "kuntien_valinen_nettomuutto", "syntyneiden_enemmyys", "tyopaikat")
# What an area is rather than how it does: true and no news to those who live there.
STRUCTURE = (
    "ruotsinkielisten_osuus",
    "vaestontiheys",
    "rivi_ja_pientaloasuntokuntien_osuus",
    "taajama_aste",
    "alkutuotannon_tyopaikat_osuus",
    "jalostuksen_tyopaikat_osuus",
    "palvelujen_tyopaikat_osuus",
)


def rows(theme: str, has_figure: Mapping[str, bool]) -> list[str]:
    """The theme's indicators on the board: the first ROWS of its list, those with a figure before others.

    has_figure: indicators of the level, and whether the area has a figure. In the order of the list.
    """
    known = [key for key in BOARD.get(theme, ()) if key in has_figure]
    chosen = sorted(known, key=lambda key: not has_figure[key])[:ROWS]
    return [key for key in known if key in chosen]


def topic(indicator: str) -> str:
    """What an indicator's story is called: shared by twins, else its own id."""
    return _TOPIC_OF.get(indicator, indicator)


def told(indicator: str, group: str, amount: bool) -> bool:
    """Whether findings are made of it: the whole population, no plain amount, nothing of structure."""
    return group == "total" and indicator not in STRUCTURE and (not amount or indicator in AMOUNTS)
