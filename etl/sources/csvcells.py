"""What one cell of a file of others means, by its contract; whatever is wrong is said in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from data.groups import group_id
from etl.sources.areas import area_code
from etl.sources.contract import Contract
from etl.sources.texts import plain
from etl.sources.tidy import STATUSES, WITHOUT_VALUE, number, period

MOST_REMEMBERED = 200_000
Figure = tuple[str, str, str, str, float | None, str]  # indicator, area, period, group, value, status


class CellReader:
    """Reads lines, or a column's distinct cells; remembers what codes mean, since few differ."""

    def __init__(self, contract: Contract, header: dict[str, int]) -> None:
        self._contract, self._width = contract, max(header.values()) + 1
        self.place = {field: header[name] for field, name in contract.columns.model_dump().items() if name}
        self.area = _remember(self._read_area)
        self.period = _remember(_read_period)
        self._groups: dict[tuple[str, str], str] = {}
        self._values: dict[tuple[str, str], tuple[float | None, str]] = {}

    def read(self, cells: list[Any]) -> Figure:
        """Return a line's figure. Raises ValueError saying what is wrong with it."""
        if len(cells) < self._width:
            raise ValueError(f"{len(cells)} fields instead of at least {self._width}")
        value, status = self._value(cells)
        return (
            self.indicator(self._text(cells, "indicator")),
            self.area(cells[self.place["area"]]),
            self._contract.period or self.period(cells[self.place["period"]]),
            self.group(self._text(cells, "sex"), self._text(cells, "age")),
            value,
            status,
        )

    def _text(self, cells: list[Any], field: str) -> str:
        return str(cells[self.place[field]]).strip() if field in self.place else ""

    def indicator(self, name: str) -> str:
        """Return the id of an indicator as the file names it. Raises ValueError for an unknown one."""
        if self._contract.indicator:
            return self._contract.indicator
        if name not in self._contract.indicators:
            raise ValueError(f"indicator '{plain(name)[:40]}' is not in the contract")
        return self._contract.indicators[name]

    def _read_area(self, cell: object) -> str:
        text = str(cell).strip()
        if self._contract.area_codes == "prefixed":
            code = area_code(text)
        else:
            code = "SSS" if text == "SSS" else area_code(self._padded(cell), bare_is_municipality=True)
        if code is None:
            raise ValueError(f"'{plain(text)[:40]}' is no area code")
        return code

    def _padded(self, cell: object) -> str:
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
        if len(text) < 3 and text.isdigit():
            if not self._contract.pad_codes:
                raise ValueError(f"'{text}' lost its leading zeros: write {text.zfill(3)}, or set pad_codes")
            return text.zfill(3)
        return text

    def group(self, sex: str, age: str) -> str:
        """Return the group of a sex and an age, '' where there is none. Raises ValueError for no group."""
        if (sex, age) not in self._groups:
            self._groups[sex, age] = self._read_group(sex, age)
        return self._groups[sex, age]

    def _read_group(self, sex: str, age: str) -> str:
        try:
            return group_id(age or "total", self._contract.sexes.get(sex, sex or "total"))
        except ValueError:
            raise ValueError(f"'{plain(sex)[:20]}' '{plain(age)[:20]}' is no population group") from None

    def _value(self, cells: list[Any]) -> tuple[float | None, str]:
        cell, told = cells[self.place["value"]], self._text(cells, "status") or self._contract.status
        if type(cell) is not str:
            return self.value(cell, told)
        if (known := self._values.get((cell, told))) is not None:
            return known
        made = self.value(cell, told)
        if len(self._values) < MOST_REMEMBERED:
            self._values[(cell, told)] = made
        return made

    def value(self, cell: object, told: str) -> tuple[float | None, str]:
        """Return the value and status of a cell; `told` is its line's status. Raises ValueError."""
        contract = self._contract
        if told not in STATUSES:
            raise ValueError(f"status '{plain(told)[:30]}' is not known")
        if isinstance(cell, str) and cell.strip() in contract.marks:
            return None, contract.marks[cell.strip()]
        value = number(self._plain_number(cell))
        if (value is None) != (told in WITHOUT_VALUE):
            raise ValueError("no value" if value is None else f"a value with status {told}")
        low, high = contract.checks.min, contract.checks.max
        if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            raise ValueError(f"{value:g} is outside {low} to {high}")
        return value, told

    def _plain_number(self, cell: object) -> object:
        """Return the cell with a decimal point; the sign that the contract does not name is an error."""
        if not isinstance(cell, str):
            return cell
        text = cell.strip()
        if self._contract.thousands:
            text = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        other = "," if self._contract.decimal == "." else "."
        if other in text:
            raise ValueError(f"'{plain(text)[:30]}' has '{other}', the contract's decimal is another")
        return text


def _remember(read: Callable[[object], str]) -> Callable[[object], str]:
    known: dict[object, str] = {}

    def reading(cell: object) -> str:
        key = cell if type(cell) is str else (type(cell), str(cell))
        if key not in known:
            known[key] = read(cell)
        return known[key]

    return reading


def _read_period(cell: object) -> str:
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    found = period(whole)
    if found is None:
        raise ValueError(f"'{plain(str(cell))[:30]}' is neither a year (2024) nor a month (2024-03)")
    return found
