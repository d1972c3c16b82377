"""Makes banks of figures in the sources' own formats, held as a fetch would hold them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from etl.fetch.answer_store import AnswerStore
from etl.fetch.lock import Held, Lock

ROOT = Path(__file__).parents[1]
CATEGORIES = {"KU": "KUNTA", "HVA": "HYVINVOINTIALUE", "MK": "MAAKUNTA", "SSS": "MAA"}
YEARS, SEXES = (2000, 2024), ("male", "female", "total")
MONTHS, FIRST_MONTH = 360, 1995
STAMP = "2026-01-01T00:00:00+00:00"
TABLE = "StatFin/tyonv/12tf.px"
LONGEST_FILE = 2_500_000
CSV_HEAD = "kunta;kuukausi;sp;arvo"
CONTRACT = (
    "id: own{number}\nfile: own.csv\nproducer: x\nlicence: CC BY 4.0\nstatistics: {{fi: x}}\nunit: percent\n"
    "indicator: own{number}\ncolumns: {{area: kunta, period: kuukausi, sex: sp, value: arvo}}\n"
    "decimal: ','\narea_codes: prefixed\nsexes: {{'1': male, '2': female}}\n"
)


def areas() -> list[tuple[str, str, str]]:
    """Code, Sotkanet's category and code of every municipality, county, region and the country."""
    codes = (
        code
        for (code,) in duckdb.sql(
            f"SELECT code FROM '{ROOT}/data/embedded/regions.parquet' ORDER BY 1"
        ).fetchall()
    )
    found = []
    for code in codes:
        prefix = code.rstrip("0123456789")
        if prefix in CATEGORIES:
            found.append((code, CATEGORIES[prefix], "358" if prefix == "SSS" else code.removeprefix(prefix)))
    return found


def sotkanet(folder: Path, rows: int, indicators: int | None = None) -> None:
    """About `rows` figures as Sotkanet's answers, one indicator to an answer.

    indicators: how many; as many as are needed when every cell has a figure, if not said.
    """
    store, lock = AnswerStore(folder), Lock(folder)
    listed = [
        {"id": n, "code": code, "category": category, "title": {"fi": ours}, "memberOf": []}
        for n, (ours, category, code) in enumerate(areas(), 1)
    ]
    regions = store.put(json.dumps(listed).encode())
    each = len(listed) * (YEARS[1] - YEARS[0] + 1) * len(SEXES)
    answer, sexes = folder / "answer.json", ", ".join(f"'{sex}'" for sex in SEXES)
    number_of = indicators or max(1, round(rows / each))
    share = min(100, round(100 * rows / each / number_of))
    for number in range(1, number_of + 1):
        value = f"round((region * 7 + year * {number}) % 997 / 9, 1) AS value"
        count = duckdb.execute(
            f"COPY (SELECT {number} AS indicator, region, year, gender, {value} "
            f"FROM range(1, {len(listed) + 1}) AS a(region), range({YEARS[0]}, {YEARS[1] + 1}) AS b(year), "
            f"(SELECT unnest([{sexes}]) AS gender) "
            f"WHERE hash(region, year, gender, {number}) % 100 < {share} "
            f"ORDER BY ALL) TO '{answer}' (FORMAT json, ARRAY true)"
        ).fetchone()[0]
        sha256 = store.put(answer.read_bytes())
        lock.held[f"sotkanet:{number}"] = _held("sotkanet", number, (sha256,), count, regions)
    answer.unlink()
    lock.compact()


def pxweb(folder: Path, rows: int) -> None:
    """About `rows` figures as json-stat2 answers, each under the service's limit of cells."""
    store, lock, codes = AnswerStore(folder), Lock(folder), [code for code, *_ in areas()]
    months = [f"{FIRST_MONTH + n // 12}M{n % 12 + 1:02d}" for n in range(MONTHS)]
    each = len(codes) * MONTHS
    for number in range(1, max(1, round(rows / each)) + 1):
        content = {
            "version": "2.0", "class": "dataset", "label": "x", "source": "x",
            "updated": "2026-04-01T05:00:00Z",
            "id": ["alue", "timeperiod_m", "contentscode"], "size": [len(codes), MONTHS, 1],
            "role": {"time": ["timeperiod_m"], "geo": ["alue"]},
            "dimension": {
                "alue": _dimension("Alue", codes), "timeperiod_m": _dimension("Kuukausi", months),
                "contentscode": _dimension("Tiedot", ["tyonv-OSUUS"]),
            },
            "value": [round((at * number) % 997 / 9, 1) for at in range(each)],
        }  # fmt: skip
        sha256 = store.put(json.dumps(content).encode())
        lock.held[f"statfin:{number}"] = _held("pxweb", number, (sha256,), each)
    lock.compact()


def own_file(folder: Path, rows: int) -> None:
    """About `rows` figures as CSV files with their contracts, none longer than a reader takes in."""
    store, lock = AnswerStore(folder), Lock(folder)
    codes = [code for code, *_ in areas() if code.startswith("KU")]
    files = -(-rows // LONGEST_FILE)
    months = [f"{1700 + n // 12}-{n % 12 + 1:02d}" for n in range(max(1, rows // files // len(codes) // 2))]
    for number in range(1, files + 1):
        lines = [f"{code};{month};{sex};{(at * place + number) % 9973 / 9:.1f}".replace(".", ",")
                 for at, code in enumerate(codes)
                 for place, month in enumerate(months) for sex in ("1", "2")]  # fmt: skip
        sha256 = store.put("\n".join([CSV_HEAD, *lines]).encode())
        held = _held("file", number, (sha256,), len(lines))
        held.request["contract"] = store.put(CONTRACT.format(number=number).encode())
        lock.held[held.key] = held
    lock.compact()


def parquet(folder: Path, rows: int) -> None:
    """The same figures as sotkanet makes, in short keys and no order, in one file: read at best."""
    from etl.fetch.bulk import load_into

    sotkanet(folder, rows)
    con = duckdb.connect()
    load_into(con, folder, "live")
    con.execute(f"COPY (FROM live_figure ORDER BY hash(item, place, period)) TO '{folder}/bank.parquet'")


MAKERS = {"sotkanet": sotkanet, "pxweb": pxweb, "file": own_file, "parquet": parquet}


def _held(kind: str, number: int, answers: tuple[str, ...], rows: int, regions: str = "") -> Held:
    request: dict[str, Any] = {
        "sotkanet": {"indicator": number, "since": None},
        "pxweb": {"table": TABLE, "wanted": "OSUUS"},
        "file": {},
    }[kind]
    return Held(
        key=f"{kind}:{number}", kind=kind, indicator_id=f"g{number:05d}_mittari", source=f"{kind}.{number}",
        producer="x", statistics={"fi": "x"}, table_id=str(number), address="", licence="CC BY 4.0",
        title="x", data_date="", fetched_at=STAMP, checked_at=STAMP, answers=answers, rows=rows,
        request=request, regions=regions,
    )  # fmt: skip


def _dimension(label: str, codes: Iterable[str]) -> dict[str, Any]:
    listed = list(codes)
    index = {code: at for at, code in enumerate(listed)}
    return {"label": label, "category": {"index": index, "label": {code: code for code in listed}}}
