"""Asks the advisories about everything installed: python tools/audit.py [--ci]. Needs the network.

Exit 1 when an advisory concerns a package and .ci/audit-exceptions.txt does not name it. When nothing could
be asked it says so and fails, except with --ci, where the lack of a network must not stop a change.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MOST_SECONDS = 180
EXCEPTIONS = ROOT / ".ci" / "audit-exceptions.txt"
LINE = re.compile(r"^(\S+) (\d{4}-\d\d-\d\d) (\S.+)$")


def exceptions(text: str, today: date) -> set[str]:
    """Ids that are let pass. Raises ValueError on a line without reason, and on one past its day."""
    found = set()
    for line in [line for line in text.splitlines() if line and not line.startswith("#")]:
        parts = LINE.match(line)
        if not parts:
            raise ValueError(f"'{line}': write an id, the day to look again (2027-01-31) and a reason.")
        if date.fromisoformat(parts[2]) < today:
            raise ValueError(f"{parts[1]}: its day {parts[2]} has passed; look at it again.")
        found.add(parts[1])
    return found


def verdict(told: dict[str, Any], allowed: set[str], ci: bool) -> tuple[int, list[str]]:
    """Exit code and lines to print. told: pip-audit's answer."""
    packages = told["dependencies"]
    asked = [package for package in packages if "skip_reason" not in package]
    holes = [(package, hole) for package in asked for hole in package["vulns"]]
    bad = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions'])}"
        for package, hole in holes
        if not allowed & {hole["id"], *hole.get("aliases", ())}
    ]
    if bad:
        return 1, bad
    if not asked:
        return (0 if ci else 3), ["NOT AUDITED: no advisory could be asked for; is there a network?"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    more = [f"not known to the advisories: {', '.join(skipped)}"] if skipped else []
    return 0, [f"{len(asked)} packages without an open advisory", *more]


def main() -> int:
    """The whole audit."""
    allowed = exceptions(EXCEPTIONS.read_text(encoding="utf-8"), date.today())
    program = [sys.executable, "-m", "pip_audit", "--local", "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=MOST_SECONDS)
        told = json.loads(done.stdout)
    except (ValueError, subprocess.TimeoutExpired) as error:
        print(f"pip-audit gave no answer: {error}")
        told = {"dependencies": []}
    code, lines = verdict(told, allowed, "--ci" in sys.argv)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
