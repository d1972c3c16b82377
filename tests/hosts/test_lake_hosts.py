"""Two web hosts behind nginx read one lake while it is published to; its catalogue or bucket may go away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.store_address import Lake, parse
from etl.publish_lake import push
from server.static import prepare
from tests.hosts.hosts import Clients, Host, Nginx, ask, until
from tests.hosts.lakes import Lakes
from tests.hosts.test_hosts import link

SECONDS = 20  # two or three where nothing else runs on the machine
FOLLOWED = "the lake of stores is followed"


@dataclass
class Site:
    """All that serves: hosts, the balancer, and the lake that they share."""

    built: Path
    lake: Lake
    environment: dict[str, str]
    lakes: Lakes
    hosts: list[Host]
    nginx: Nginx

    def push(self, number: int) -> str:
        """Publishes the built store as a new version, as `etl publish --to` does after its checks."""
        path = self.built / f"tilannekuva-20260101T0000{number:02}-{number:010x}.duckdb"
        if not path.exists():
            path.hardlink_to(self.built / "source")
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.environment.items():
                patch.setenv(name, value)
            assert push(self.lake, path)
        return path.stem.removeprefix("tilannekuva-")


@pytest.fixture(scope="module")
def site(store: Path, lakes: Lakes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Both hosts serve the first version when this is given."""
    folder = tmp_path_factory.mktemp("lake-site")
    (folder / "built").mkdir()
    link(store / (store / "CURRENT").read_text(encoding="utf-8").strip(), folder / "built" / "source")
    prepare()
    address, environment = lakes.made()
    lake = parse(address)
    assert isinstance(lake, Lake)
    own = {**environment, "TILANNEKUVA_STORE": address, "STORE_INTERVAL": "1", "TRUSTED_PROXIES": "1"}
    hosts = [Host(folder / f"host-{n}", own) for n in (1, 2)]
    nginx = Nginx(folder, [host.port for host in hosts])
    made = Site(folder / "built", lake, environment, lakes, hosts, nginx)
    try:
        first = made.push(1)
        for host in hosts:
            host.start()
        for host in hosts:
            until(f"{first} at {host.port}\n{host.log()}", lambda host=host: host.version() == first)
        nginx.start()
        yield made
    finally:
        for program in (nginx, *hosts):
            program.stop()


def test_both_read_while_it_is_published_to_and_serve_the_new_snapshot_within_seconds(site: Site) -> None:
    with Clients(site.nginx.port) as clients:
        version = site.push(2)
        took = [until(f"{version} at {host.port}", lambda host=host: host.version() == version, SECONDS)
                for host in site.hosts]  # fmt: skip
        after = clients.asked
        until("requests after it", lambda: clients.asked > after + 10)
    assert clients.failed == []
    print(f"served by both {sum(took):.1f} s after publishing; {clients.asked} requests meanwhile")
    assert sum(took) < SECONDS
    assert all(host.check(FOLLOWED)["ok"] for host in site.hosts)


def test_back_to_the_snapshot_before(site: Site) -> None:
    version = site.push(1)
    for host in site.hosts:
        until(f"{version} at {host.port}", lambda host=host: host.version() == version, SECONDS)


def test_without_the_catalogue_all_is_served_and_told(site: Site) -> None:
    version = site.hosts[0].version()
    site.lakes.postgres.stop()
    try:
        for host in site.hosts:
            until("the trouble is told", lambda host=host: not host.check(FOLLOWED)["ok"], 30)
            status, told = host.ready()
            assert (status, told["status"], told["version"]) == (200, "warning", version)
            assert "PGPASSWORD" in host.check(FOLLOWED)["detail"]
            assert ask(host.port, "/alue/KU405")[0] == 200  # asked for the first time: only files are needed
    finally:
        site.lakes.postgres.start()
    for host in site.hosts:
        until("all is well", lambda host=host: host.check(FOLLOWED)["ok"], 40)


def test_without_the_bucket_what_was_read_is_served_and_the_trouble_told(site: Site) -> None:
    version = site.hosts[0].version()
    for host in site.hosts:
        assert ask(host.port, "/alue/KU091")[0] == 200
    site.lakes.s3.away()
    try:
        for host in site.hosts:
            until("the trouble is told", lambda host=host: not host.check(FOLLOWED)["ok"], 30)
            status, told = host.ready()
            assert (status, told["status"], told["version"]) == (200, "warning", version)
            assert ask(host.port, "/alue/KU091")[0] == 200
    finally:
        site.lakes.s3.back()
    for host in site.hosts:
        until("all is well", lambda host=host: host.check(FOLLOWED)["ok"], 40)
        assert ask(host.port, "/alue/KU405")[0] == 200


def test_no_secret_stands_in_a_log(site: Site) -> None:
    for host in site.hosts:
        text = (host.folder / "log").read_text(errors="replace")
        assert site.environment["PGPASSWORD"] not in text
        assert "The published stores are followed again" in text
