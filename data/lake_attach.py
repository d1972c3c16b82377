"""Opens a DuckLake in DuckDB: extensions from installed wheels, keys of the environment, ATTACH.

Nothing is downloaded: an extension is what requirements-lake.txt has brought. ATTACH binds no values, so its
texts are put together here and nowhere else; what goes in comes from settings and names of files.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb

# The catalogue is asked for 5 seconds at most, a broken line is noticed after 10.
_PATIENCE = "connect_timeout=5 tcp_user_timeout=10000"
_CLOSED: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


def opened(extensions: tuple[str, ...], settings: dict[str, Any]) -> Any:
    """An empty database in memory with extensions of DuckDB, which it checks itself. Raises duckdb.Error."""
    connection = duckdb.connect(config={**_CLOSED, **settings})
    for name in extensions:
        connection.load_extension(_file_of(name))
    return connection


def _file_of(name: str) -> str:
    """Where the wheel of an extension has put it."""
    found = find_spec(f"duckdb_extension_{name}")
    places = list(found.submodule_search_locations or []) if found else []
    files = [path for place in places for path in Path(place).glob(f"extensions/v{duckdb.__version__}/*")]
    if not files:
        raise duckdb.IOException(
            f"the extension {name} for DuckDB {duckdb.__version__} is not installed: "
            "pip install -r requirements-lake.txt"
        )
    return str(files[0])


def use_keys(connection: Any) -> None:
    """Gives the connection the bucket's keys, in its memory only. AWS_… as obstore reads them."""
    endpoint = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    # DuckDB takes an empty text for what is not set.
    connection.execute(
        "CREATE SECRET bucket (TYPE s3, KEY_ID $key, SECRET $secret, SESSION_TOKEN $token, REGION $region, "
        "ENDPOINT $endpoint, USE_SSL $ssl, URL_STYLE $style)",
        {
            "key": os.environ.get("AWS_ACCESS_KEY_ID", ""),
            "secret": os.environ.get("AWS_SECRET_ACCESS_KEY", ""),
            "token": os.environ.get("AWS_SESSION_TOKEN", ""),
            "region": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1",
            "endpoint": endpoint.netloc or "s3.amazonaws.com",
            "ssl": endpoint.scheme != "http",
            "style": "path" if endpoint.netloc else "vhost",
        },
    )


def attach_snapshot(connection: Any, catalogue: Path, snapshot: int) -> None:
    """The lake as it was at a snapshot, by a copy of its catalogue: to read only, as `store`."""
    connection.execute(
        f"ATTACH {quoted(f'ducklake:{catalogue}')} AS store (READ_ONLY, SNAPSHOT_VERSION {snapshot:d})"
    )


def attach_lake(
    connection: Any, catalogue: str, data: str = "", *, writing: bool = False, snapshot: int | None = None
) -> None:
    """The lake as `lake`. Writing with `data` makes one that is not there yet, its files under `data`."""
    # Rows stand in Parquet files always: those in the catalogue would be typed as PostgreSQL types them.
    options = ["DATA_INLINING_ROW_LIMIT 0"] if writing else ["READ_ONLY"]
    options.append(f"DATA_PATH {quoted(data)}" if data else "CREATE_IF_NOT_EXISTS false")
    if snapshot is not None:
        options.append(f"SNAPSHOT_VERSION {snapshot:d}")
    place = quoted(f"ducklake:postgres:{catalogue} {_PATIENCE}")
    connection.execute(f"ATTACH {place} AS lake ({', '.join(options)})")


def attach_catalogue(connection: Any, catalogue: str, *, writing: bool = False) -> None:
    """The catalogue's own tables as `catalogue`."""
    options = "TYPE postgres" if writing else "TYPE postgres, READ_ONLY"
    connection.execute(f"ATTACH {quoted(f'{catalogue} {_PATIENCE}')} AS catalogue ({options})")


def attach_file(connection: Any, path: Path, name: str, *, writing: bool = False) -> None:
    """A DuckDB file under a name."""
    options = "" if writing else "(READ_ONLY)"
    connection.execute(f"ATTACH {quoted(str(path))} AS {name} {options}")


def copy_table(connection: Any, name: str) -> None:
    """A table of the catalogue to the file attached as `copy`."""
    connection.execute(f"CREATE TABLE copy.main.{name} AS FROM catalogue.public.{name}")


def quoted(text: str) -> str:
    """A text as SQL writes it, where none can be bound."""
    return "'" + text.replace("'", "''") + "'"
