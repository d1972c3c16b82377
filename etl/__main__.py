"""python -m etl: build, check, publish, roll back and describe the store, or make the embedded data."""

from __future__ import annotations

import sys

from etl.commands import main

if __name__ == "__main__":
    sys.exit(main())
