"""Command line: python -m etl.embed --from DIR."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from etl.embed import EmbedError, run
from etl.embed.run import DATA


def main() -> int:
    """Rebuild data/embedded/ from a folder of raw files; return 0, or 2 when the input cannot be taken in."""
    parser = argparse.ArgumentParser(
        prog="python -m etl.embed", description="Rebuild data/embedded/ from raw files."
    )
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of raw files")
    parser.add_argument("--to", dest="target", type=Path, default=DATA / "embedded", help="folder to rebuild")
    options = parser.parse_args()
    try:
        report = run(options.source, options.target, print)
    except EmbedError as error:
        print(f"embed: {error}", file=sys.stderr)
        return 2
    print(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
