"""moto's server of the S3 protocol, which a test may stop and start again on the same port."""

from __future__ import annotations

import logging
from itertools import count
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

REGION = "eu-north-1"


class S3:
    """Buckets on the loopback."""

    def __init__(self, *, quiet: bool = False) -> None:
        if quiet:
            logging.getLogger("werkzeug").setLevel(logging.WARNING)
        self._server, self._numbers, self._port = self._made(0), count(1), 0

    def __enter__(self) -> S3:
        self._server.start()
        self._port = self._server.get_host_and_port()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    @property
    def environment(self) -> dict[str, str]:
        """What the libraries read."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self._port}",
            "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "tests",
            "AWS_SECRET_ACCESS_KEY": "tests",
        }

    @property
    def client(self) -> Any:
        """Another S3 client than the product's."""
        return boto3.client(
            "s3", endpoint_url=self.environment["AWS_ENDPOINT_URL"], region_name=REGION,
            aws_access_key_id="tests", aws_secret_access_key="tests",
        )  # fmt: skip

    def bucket(self) -> str:
        """A new bucket's address."""
        name = f"stores-{next(self._numbers)}"
        self.client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        return f"s3://{name}/tilannekuva"

    def away(self) -> None:
        """Stops answering; what is stored stays."""
        self._server.stop()

    def back(self) -> None:
        """Answers again where it did."""
        self._server = self._made(self._port)
        self._server.start()

    @staticmethod
    def _made(port: int) -> ThreadedMotoServer:
        return ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
