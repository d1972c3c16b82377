"""Today's figures: run() asks the sources, snapshots() reads what came, doctor() checks what docs assume."""

from etl.fetch.bulk import load_into
from etl.fetch.doctor import Finding, doctor
from etl.fetch.options import FetchOptions, LiveItem, live_items
from etl.fetch.parsed import ParsedSnapshot, divisions, snapshots
from etl.fetch.progress import for_terminal
from etl.fetch.report import FetchReport, Outcome
from etl.fetch.runner import run, store_folder

__all__ = [
    "FetchOptions",
    "FetchReport",
    "Finding",
    "LiveItem",
    "Outcome",
    "ParsedSnapshot",
    "divisions",
    "doctor",
    "for_terminal",
    "live_items",
    "load_into",
    "run",
    "snapshots",
    "store_folder",
]
