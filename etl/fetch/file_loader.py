"""Loads own files by their contracts: checked line by line, kept with the contract that explains them."""

from __future__ import annotations

from pathlib import Path

from etl.fetch.context import Context
from etl.fetch.lock import Held
from etl.fetch.options import LiveItem
from etl.fetch.report import Outcome
from etl.sources.contract import Contract, parse_contract
from etl.sources.csvfile import FileResult, parse_file
from etl.sources.errors import ContractError, TooMuchData

LARGEST_FILE = 500 * 1024 * 1024
SHOWN_LINES = 20


def file_items(contracts: list[Path] | tuple[Path, ...]) -> list[LiveItem]:
    """Return one item for each contract; the contract's path is the source id."""
    return [LiveItem(path.stem, "file", str(path)) for path in contracts]


class FileLoader:
    """Takes in one file at a time."""

    parallel = 1

    def __init__(self, context: Context) -> None:
        self._context = context

    def load(self, item: LiveItem) -> Outcome:
        """Take a file in when it or its contract changed. Raises SourceError; what was held stays then."""
        context, path = self._context, Path(item.source_id)
        contract_body = _read(path)
        contract = parse_contract(contract_body, path.name)
        key = f"file:{contract.id}"
        body = _read(path.parent / contract.file)
        contract_hash, body_hash = context.store.put(contract_body), context.store.put(body)
        held = context.lock.held.get(key)
        if held and held.answers == (body_hash,) and held.request.get("contract") == contract_hash:
            return context.unchanged(held)
        result = parse_file(body, contract)
        if len(result.bad_lines) > contract.allow_bad_lines:
            return Outcome(key, "failed", 0, _lines(result), f"{len(result.bad_lines)} bad lines")
        context.check_rows(key, result.rows.num_rows)
        if context.options.dry_run:
            return Outcome(key, "planned", 0, f"{result.rows.num_rows} figures")
        context.lock.hold(_held(context, key, contract, contract_hash, body_hash, result))
        return Outcome(key, "loaded", result.rows.num_rows, _lines(result))


def _held(
    context: Context, key: str, contract: Contract, contract_hash: str, body_hash: str, result: FileResult
) -> Held:
    return Held(
        key=key, kind="file", indicator_id=contract.indicator or "", source=f"file.{contract.id}",
        producer=contract.producer, statistics=contract.statistics.model_dump(exclude_none=True),
        table_id=contract.file, address=contract.address or "", licence=contract.licence,
        title=contract.statistics.fi, data_date=contract.data_date or "", fetched_at=context.stamp(),
        checked_at=context.stamp(), answers=(body_hash,), rows=result.rows.num_rows,
        request={"contract": contract_hash} | _next(contract),
        note=contract.quality.fi if contract.quality else "",
    )  # fmt: skip


def _next(contract: Contract) -> dict[str, str]:
    return {"next_release": contract.next_release.isoformat()} if contract.next_release else {}


def _lines(result: FileResult) -> str:
    shown = [f"line {line.number}: {line.reason}" for line in result.bad_lines[:SHOWN_LINES]]
    more = len(result.bad_lines) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TooMuchData(f"The file is larger than {LARGEST_FILE:,} bytes", path.name)
        return path.read_bytes()
    except OSError as error:
        raise ContractError(f"Cannot be read: {error.strerror}", path.name, "check the path") from None
