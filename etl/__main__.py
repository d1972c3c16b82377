"""python -m etl: build, check and publish the store, say what is in it, go back, or make the embedded data."""

from __future__ import annotations

import sys

from etl.commands import main

if __name__ == "__main__":
    sys.exit(main())
