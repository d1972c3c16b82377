"""The examples of the API page: the same question in four languages, ready to be copied."""

from dataclasses import dataclass

QUESTION = "api/v1/observations?indicator=tyollisyysaste&region=KU091,SSS&from=2015"


@dataclass(frozen=True)
class Example:
    """One example. name: a language or program, the same in every language of ours."""

    name: str
    code: str


def examples(base: str) -> tuple[Example, ...]:
    """The examples for a service at `base`, which ends in a slash."""
    return (
        Example("curl", f'curl "{base}{QUESTION}&format=csv"'),
        Example("Python, pandas", f'import pandas as pd\nframe = pd.read_csv("{base}{QUESTION}&format=csv")'),
        Example("R", f'frame <- read.csv("{base}{QUESTION}&format=csv")'),
        Example(
            "Python, pyjstat",
            "from pyjstat import pyjstat\n"
            f'frame = pyjstat.Dataset.read("{base}{QUESTION}&format=json-stat").write("dataframe")',
        ),
        Example(
            "Python, GeoPandas",
            f'import geopandas as gpd\nareas = gpd.read_file("{base}api/v1/boundaries/kunta")',
        ),
    )
