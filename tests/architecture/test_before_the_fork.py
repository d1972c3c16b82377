"""What the web server's first process loads before it forks: nothing that starts threads.

duckdb makes a connection with a thread when it is imported. A forked process inherits the connection without
the thread, and waits for it for ever when it ends.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK = """
import logging, os, runpy, sys, types
found = runpy.run_path("gunicorn.conf.py")
found["on_starting"](types.SimpleNamespace(log=types.SimpleNamespace(error_log=logging.getLogger("x"))))
threads = len(os.listdir("/proc/self/task"))
print(threads, *sorted({"duckdb", "pyarrow", "pandas"} & set(sys.modules)))
"""


def test_no_threads_before_the_fork() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split() == ["1"], done.stdout
