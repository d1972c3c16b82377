"""What a serving process does without, so that it stays small."""

import sys


def without_pandas() -> None:
    """No code of a server uses pandas: 40 MB and a second of each process's start.

    DuckDB's client imports it when the first value is bound, to know pandas' own kinds of nothing, and goes
    on without where there is none. None in sys.modules is Python's way to say that a module cannot be had.
    """
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
