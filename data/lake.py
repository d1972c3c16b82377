"""A DuckLake as the store: a snapshot that stays as it is, and the catalogue that tells which one is served.

A host copies the catalogue, which is small, and reads Parquet files where they are: a catalogue that is away
stops nothing. A copy's name tells the store's version and the snapshot, as in
tilannekuva-<version>.<snapshot>.duckdb.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb

from data.bucket import BucketError, Published
from data.bucket import Remote as BucketRemote
from data.lake_attach import attach_catalogue, attach_file, attach_snapshot, copy_table, opened, use_keys
from data.store_address import Bucket, Lake

PREFIX, SUFFIX = "tilannekuva-", ".duckdb"
# Which snapshot is served: the last row. It stands beside the lake's own tables, in the same database.
SERVED = "tilannekuva_served"
_SERVED = f"SELECT number, snapshot_id, version FROM {SERVED} ORDER BY number DESC LIMIT 1"
_DATA_PATH = "SELECT value FROM ducklake_metadata WHERE key = 'data_path'"
_TABLES = """
    SELECT table_name FROM duckdb_tables()
    WHERE database_name = 'catalogue' AND starts_with(table_name, 'ducklake_')"""
# Files of a lake are never changed, so that what was read of them once needs no second look.
_READING = """
    SET GLOBAL validate_external_file_cache = 'NO_VALIDATION';
    SET GLOBAL parquet_metadata_cache = true;
    SET GLOBAL enable_http_metadata_cache = true;
    SET GLOBAL http_timeout = 10;
    SET GLOBAL http_retries = 2"""


class Snapshot:
    """One snapshot of a lake, open to be read; asked as a connection to a file is."""

    REMEDY = "check the bucket; what has been read of it is served from memory, all of it when it is back"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def cursor(self) -> Any:
        """For one question; its names of tables are those of the snapshot."""
        cursor = self._connection.cursor()
        cursor.execute("USE store")
        return cursor

    @staticmethod
    def lacks(error: duckdb.Error) -> bool:
        """Whether an error says that a file of the snapshot is gone: a bucket that is away may come back."""
        return getattr(error, "status_code", None) == 404 or "404" in str(error).splitlines()[0]


def connect(catalogue: Path, snapshot: int, threads: int, memory_limit: str) -> Snapshot:
    """Opens a snapshot by a copy of the catalogue. Raises duckdb.Error."""
    limits = {"threads": threads, "memory_limit": memory_limit}
    connection = opened(("httpfs", "ducklake"), limits)
    use_keys(connection)
    connection.execute(_READING)
    attach_snapshot(connection, catalogue, snapshot)
    # From here on nothing else may be reached: no file of the host, no other bucket, no other address.
    connection.execute("SET allowed_directories = ?", [[data_path(catalogue)]])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return Snapshot(connection)


def data_path(catalogue: Path) -> str:
    """Where a lake's Parquet files are, by a copy of its catalogue. Raises duckdb.Error."""
    with duckdb.connect(catalogue, read_only=True) as copy:
        found = copy.execute(_DATA_PATH).fetchone()
    return str(found[0]) if found else ""


class Catalogue:
    """The lake as a host follows it: which snapshot is served, and a copy of the catalogue for it."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self._connection: Any = None
        self._bucket: BucketRemote | None = None

    def pointer(self, known: str | None = None) -> tuple[Published, str] | None:
        """The served snapshot and its number in the row of publications; None when that is still `known`."""
        try:
            number, snapshot, version = self._served()
            self._data_answers()
        except duckdb.Error as error:
            self._connection = None
            raise self._failed(error) from error
        if str(number) == known:
            return None
        return Published(f"{PREFIX}{version}.{snapshot}{SUFFIX}", 0, ""), str(number)

    def is_whole(self, path: Path, published: Published) -> bool:
        """Whether the host has this copy already and it can be read."""
        try:
            return path.is_file() and bool(data_path(path))
        except duckdb.Error:
            return False

    def download(self, published: Published, target: Path) -> None:
        """Copies the catalogue, all of it as it is at one moment."""
        try:
            connection = self._asked()
            attach_file(connection, target, "copy", writing=True)
            try:
                _copy_tables(connection)
            finally:
                connection.execute("DETACH copy")
        except duckdb.Error as error:
            self._connection = None
            raise self._failed(error) from error

    def _served(self) -> tuple[int, int, str]:
        found = self._asked().execute("FROM postgres_query('catalogue', ?)", [_SERVED]).fetchone()
        if found is None:
            raise BucketError(self.lake, "nothing is published in it yet.", "`python -m etl publish --to …`")
        return found  # type: ignore[no-any-return]

    def _data_answers(self) -> None:
        if self._bucket is None:
            question = "FROM postgres_query('catalogue', ?)"
            found = self._asked().execute(question, [_DATA_PATH]).fetchone()
            place = urlsplit(str(found[0]) if found else "")
            if place.scheme != "s3":
                return  # a folder that hosts share
            self._bucket = BucketRemote(Bucket(place.netloc, place.path.strip("/")))
        self._bucket.answers()

    def _asked(self) -> Any:
        """The connection to the catalogue, made again after a failure."""
        if self._connection is None:
            made = opened(("postgres_scanner",), {"threads": 1, "memory_limit": "64MB"})
            attach_catalogue(made, self.lake.catalogue)
            self._connection = made
        return self._connection

    def _failed(self, error: duckdb.Error) -> BucketError:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        remedy = "check the catalogue's PostgreSQL, the address and PGPASSWORD"
        return BucketError(self.lake, f"{first[:300]}.", remedy)


def _copy_tables(connection: Any) -> None:
    """One transaction: PostgreSQL shows it one state, however many tables there are."""
    connection.begin()
    try:
        for (name,) in connection.execute(_TABLES).fetchall():
            copy_table(connection, name)
        connection.commit()
    except duckdb.Error:
        connection.rollback()
        raise
