"""A serving process goes without pandas: bound values are answered and Parquet is written all the same."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ASKED = """
import sys
from data.lean import without_pandas
without_pandas()
from app import app
from server.warm import warm
warm(app)
loaded = [name for name in ("pandas", "pyarrow", "geopandas", "matplotlib") if sys.modules.get(name)]
assert not loaded, loaded
answer = app.server.test_client().get("/api/v1/observations?indicator=vaesto&region=KU091&format=parquet")
assert answer.status_code == 200 and answer.get_data()[:4] == b"PAR1", answer.get_data()[:300]
"""


@pytest.mark.store
def test_a_warm_process_has_loaded_neither_pandas_nor_pyarrow() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-1500:]
