"""Two web hosts behind nginx, one bucket, one Redis: published once, served by both; each may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import redis

from data.program import fingerprint
from data.store_address import Bucket, parse
from etl.publish_bucket import push
from server.static import prepare
from tests.hosts.hosts import Clients, Host, Nginx, ask, until
from tests.hosts.redis import Redis
from tests.hosts.s3 import S3

INTERVAL = 1
SECONDS = 20  # a second or two where nothing else runs on the machine
FOLLOWED = "the bucket of stores is followed"


@dataclass
class Site:
    """All that serves: hosts, the balancer, and what they share."""

    built: Path
    bucket: str
    s3: S3
    redis: Redis
    hosts: list[Host]
    nginx: Nginx

    def file(self, number: int) -> Path:
        """A new version of the built store."""
        path = self.built / f"tilannekuva-20260101T0000{number:02}-{number:010x}.duckdb"
        path.hardlink_to(self.built / "source")
        return path

    def push(self, path: Path) -> str:
        """Publishes as `etl publish --to` does after its checks; returns the version."""
        place = parse(self.bucket)
        assert isinstance(place, Bucket)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.s3.environment.items():
                patch.setenv(name, value)
            assert push(place, path)
        return path.stem.removeprefix("tilannekuva-")


@pytest.fixture(scope="module")
def site(
    store: Path, s3: S3, redis_server: Redis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Both hosts serve the first version when this is given."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "built").mkdir()
    served = store / (store / "CURRENT").read_text(encoding="utf-8").strip()
    link(served, folder / "built" / "source")
    prepare()
    bucket = s3.bucket()
    environment = {
        **s3.environment, "TILANNEKUVA_STORE": bucket, "STORE_INTERVAL": str(INTERVAL),
        "REDIS_URL": redis_server.url, "TRUSTED_PROXIES": "1",
    }  # fmt: skip
    hosts = [Host(folder / f"host-{n}", environment) for n in (1, 2)]
    made = Site(folder / "built", bucket, s3, redis_server, hosts, Nginx(folder, [h.port for h in hosts]))
    try:
        first = made.push(made.file(1))
        for host in hosts:
            host.start()
        for host in hosts:
            until(f"{first} at {host.port}\n{host.log()}", lambda host=host: host.version() == first)
        made.nginx.start()
        yield made
    finally:
        for program in (made.nginx, *hosts):
            program.stop()


def link(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:  # another disk
        target.write_bytes(path.read_bytes())


def test_published_once_both_serve_it_within_seconds_and_no_request_fails(site: Site) -> None:
    with Clients(site.nginx.port) as clients:
        version = site.push(site.file(2))
        took = [until(f"{version} at {host.port}", lambda host=host: host.version() == version, SECONDS)
                for host in site.hosts]  # fmt: skip
    assert clients.failed == []
    assert clients.asked > 0
    print(f"served by both {sum(took):.1f} s after publishing; {clients.asked} requests meanwhile")
    assert sum(took) < SECONDS
    assert all(host.check(FOLLOWED)["ok"] for host in site.hosts)


def test_hosts_share_what_one_has_made(site: Site) -> None:
    version = site.hosts[0].version()
    path = f"/geo/{version}/maakunta.json"
    bodies = [ask(host.port, path) for host in site.hosts]
    assert bodies[0] == bodies[1] and bodies[0][0] == 200
    with redis.Redis(port=site.redis.port) as client:
        keys = [key.decode() for key in client.scan_iter("tilannekuva:*")]
    assert f"tilannekuva:{fingerprint()}:{version}||geo|maakunta" in keys


def test_without_redis_both_go_on(site: Site) -> None:
    site.redis.stop()
    try:
        with Clients(site.nginx.port, 2) as clients:
            version = site.hosts[0].version()
            for level in ("kunta", "hyvinvointialue", "seutukunta"):
                assert ask(site.nginx.port, f"/geo/{version}/{level}.json")[0] == 200
            until("requests", lambda: clients.asked > 10)
        assert clients.failed == []
    finally:
        site.redis.start()


def test_one_host_is_stopped_and_no_request_fails(site: Site) -> None:
    with Clients(site.nginx.port) as clients:
        until("requests", lambda: clients.asked > 5)
        site.hosts[1].stop()
        gone = clients.asked
        until("requests after it", lambda: clients.asked > gone + 30)
    assert clients.failed == []
    assert site.hosts[1].ready()[0] == 0


def test_a_host_starts_from_its_own_copy_while_the_bucket_is_away_and_says_so(site: Site) -> None:
    version = site.hosts[0].version()
    site.s3.away()
    try:
        site.hosts[1].start()
        until(f"{version}\n{site.hosts[1].log()}", lambda: site.hosts[1].version() == version)
        for host in site.hosts:
            until("the trouble is told", lambda host=host: not host.check(FOLLOWED)["ok"], 30)
            status, told = host.ready()
            assert (status, told["status"], told["version"]) == (200, "warning", version)
            assert site.bucket in host.check(FOLLOWED)["detail"]
            assert ask(host.port, "/alue/KU091")[0] == 200
    finally:
        site.s3.back()
    newest = site.push(site.file(3))
    for host in site.hosts:
        until(f"{newest} at {host.port}", lambda host=host: host.version() == newest, 40)
        until("all is well", lambda host=host: host.check(FOLLOWED)["ok"], 40)
