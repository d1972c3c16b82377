"""Which indicator of the catalogue gives each feature by which areas are called similar."""

from collections.abc import Mapping
from types import MappingProxyType

INDICATORS: Mapping[str, str] = MappingProxyType(
    {
        "vakiluku": "vaesto",
        "lapset": "vaesto_0_14_osuus",
        "tyoikaiset": "vaesto_15_64_osuus",
        "ikaantyneet": "vaesto_65_osuus",
        "tiheys": "vaestontiheys",
        "taajama": "taajama_aste",
        "korkeakoulutetut": "korkea_asteen_osuus",
        "alkutuotanto": "alkutuotannon_tyopaikat_osuus",
        "jalostus": "jalostuksen_tyopaikat_osuus",
        "palvelut": "palvelujen_tyopaikat_osuus",
        "ruotsinkieliset": "ruotsinkielisten_osuus",
        "vieraskieliset": "vieraskielisten_osuus",
        "tulot": "asuntokuntien_tulo_mediaani",
        "muutos": "vakiluvun_muutos",
    }
)
