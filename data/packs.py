"""Ready packs of the forum: data/packs/*.yml, each a theme's figures for any municipality or county."""

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator

from data.catalog_files import CatalogError, read_yaml
from data.texts import Frozen, FullText, Identifier

FOLDER = Path(__file__).parent / "packs"
# What a pin's query may ask of the chosen area; `county` is the area itself for a county.
FIELDS = ("area", "county", "members", "level")
Level = Literal["kunta", "hyvinvointialue"]


class PackPin(Frozen):
    """One figure of a pack: view and figure by name, the query with {fields} of the area, a note.

    levels: the kinds of area that the pin is for.
    """

    view: Identifier
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    query: dict[str, str]
    note: FullText
    levels: tuple[Level, ...] = ("kunta", "hyvinvointialue")

    @field_validator("query")
    @classmethod
    def _known_fields(cls, query: dict[str, str]) -> dict[str, str]:
        for value in query.values():
            unknown = {field for _text, field, _spec, _conv in Formatter().parse(value) if field} - {*FIELDS}
            if unknown:
                raise ValueError(f"unknown field {{{unknown.pop()}}}: use {', '.join(FIELDS)}")
        return query


class Pack(Frozen):
    """A forum theme: its name, whom it is for, and its pins in the order of the show."""

    id: Identifier
    position: int
    name: FullText
    about: FullText
    pins: Annotated[tuple[PackPin, ...], Field(min_length=4)]


@lru_cache(maxsize=1)
def load() -> tuple[Pack, ...]:
    """Every pack in order. Raises CatalogError with file, field and remedy when one cannot be used."""
    return read(FOLDER)


def read(folder: Path) -> tuple[Pack, ...]:
    """The packs of a folder, in the order of their positions. Raises CatalogError."""
    return tuple(sorted((_read(path) for path in sorted(folder.glob("*.yml"))), key=lambda p: p.position))


def _read(path: Path) -> Pack:
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise CatalogError(path, "(whole file)", "it is not a list of fields", "write field: value lines")
    try:
        pack = Pack.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CatalogError(path, field, first["msg"], "correct it after another pack") from None
    if pack.id != path.stem:
        raise CatalogError(path, "id", f"'{pack.id}' is not the file's name", f"write id: {path.stem}")
    return pack


def filled(pin: PackPin, values: dict[str, str]) -> dict[str, str]:
    """The pin's query for an area, without parts that come out empty. values: a text for each of FIELDS."""
    made = {name: text.format(**values) for name, text in pin.query.items()}
    return {name: text for name, text in made.items() if text}
