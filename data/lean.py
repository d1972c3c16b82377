"""What a process does without, so that it stays small."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class WithoutPandas(MetaPathFinder):
    """Says that there is no pandas."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raises ModuleNotFoundError for pandas; nothing for any other module, so that others find it."""
        if fullname == "pandas":
            raise ModuleNotFoundError("this process goes without pandas", name=fullname)
        return None


def without_pandas() -> None:
    """No code of a server uses pandas, nor most of a build: 40 MB and a second of each process's start.

    DuckDB's client imports it when a value is bound, to know pandas' own kinds of nothing, and PyArrow when
    it writes; both go on without where there is none. Being told so costs a question 0.1 ms.
    """
    if "pandas" not in sys.modules and not any(isinstance(one, WithoutPandas) for one in sys.meta_path):
        sys.meta_path.insert(0, WithoutPandas())
