"""The file kinds an exhibit can become; what writes a kind is loaded when it is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from exports.models import Exhibit, NoExhibit

XML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Kind:
    """One kind of file: its media type, and the module and function that write it."""

    mime: str
    module: str
    function: str = "write"
    ending: str = ""

    def writer(self) -> Callable[[Exhibit], bytes]:
        """The function that turns an exhibit into the file's bytes; loads its libraries."""
        found: Callable[[Exhibit], bytes] = getattr(import_module(f"exports.{self.module}"), self.function)
        return found


KINDS: dict[str, Kind] = {
    "png": Kind("image/png", "picture.files", "png"),
    "svg": Kind("image/svg+xml", "picture.files", "svg"),
    "pptx": Kind(f"{XML}.presentationml.presentation", "slides.files"),
    "xlsx": Kind(f"{XML}.spreadsheetml.sheet", "xlsx_file"),
    "csv": Kind("text/csv; charset=utf-8", "csv_file"),
    "zip": Kind("application/zip", "csv_file", "bundle"),
    "parquet": Kind("application/vnd.apache.parquet", "parquet_file"),
}

# Kinds that hold rows: there is none of an exhibit that is words only.
DATA = ("xlsx", "csv", "zip", "parquet")


def kind(name: str) -> Kind:
    """A kind of file by its ending. Raises NoExhibit for one that is not made here."""
    if name not in KINDS:
        raise NoExhibit(f"There are no files of kind '{name[:20]}'.", f"use one of {', '.join(KINDS)}")
    return KINDS[name]
