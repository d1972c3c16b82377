"""The examples for running it are right by the programs that read them, and use settings that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
LISTED = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
NOT_OURS = {"PYTHONDONTWRITEBYTECODE", "MPLCONFIGDIR"}


def needed(name: str) -> str:
    """The path of a program that packages.txt brings; the test fails by its name when it is not there."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/bin")
    assert found, f"{name} is not installed: see packages.txt"
    return found


def test_nginx_takes_its_example(tmp_path: Path) -> None:
    key, certificate = tmp_path / "k.pem", tmp_path / "c.pem"
    command = [
        needed("openssl"),
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=x",
    ]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for shown, used in (
        ("/etc/ssl/tilannekuva/fullchain.pem", certificate),
        ("/etc/ssl/tilannekuva/privkey.pem", key),
        ("/var/log/nginx", tmp_path),
    ):
        assert shown in text
        text = text.replace(shown, str(used))
    (tmp_path / "site.conf").write_text(text, encoding="utf-8")
    main = tmp_path / "nginx.conf"
    main.write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ include {tmp_path}/site.conf; }}", encoding="utf-8"
    )
    command = [needed("nginx"), "-t", "-e", str(tmp_path / "error.log"), "-c", str(main)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """Paths and users of the host that will run it are put aside: they are not here."""
    for unit in UNITS:
        text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text(encoding="utf-8"), flags=re.M)
        (tmp_path / unit.name).write_text(
            re.sub(r"^(User|Group)=.*\n", "", text, flags=re.M), encoding="utf-8"
        )
    command = [needed("systemd-analyze"), "verify", *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("unit", [u for u in UNITS if u.suffix == ".service"], ids=lambda u: u.name)
def test_the_units_are_hardened(unit: Path) -> None:
    command = [needed("systemd-analyze"), "security", "--offline=true", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    exposure = re.search(r"exposure level for \S+: ([\d.]+)", done.stdout)
    assert exposure, done.stdout + done.stderr
    assert float(exposure[1]) <= 2.5
    text = unit.read_text(encoding="utf-8")
    assert re.search(r"^User=tilannekuva", text, re.M)
    assert "ProtectSystem=strict" in text and "NoNewPrivileges=yes" in text


def test_the_web_unit_cannot_write_the_store() -> None:
    text = (DEPLOY / "tilannekuva.service").read_text(encoding="utf-8")
    assert "ReadOnlyPaths=/var/lib/tilannekuva" in text
    assert "ReadWritePaths" not in text and "StateDirectory" not in text


def test_units_and_container_use_settings_that_there_are() -> None:
    used: set[str] = set()
    for unit in UNITS:
        for line in re.findall(r"^Environment=(.*)$", unit.read_text(encoding="utf-8"), re.M):
            used |= set(re.findall(r"([A-Z_]+)=", line))
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    used |= set(re.findall(r"^(?:ENV|   ) ([A-Z_]+)=", container, re.M))
    assert used - NOT_OURS <= LISTED
    assert len(used) > 5


def test_hadolint_takes_the_containerfile() -> None:
    program = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([program, DEPLOY / "Containerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_runs_as_nobody_from_a_named_version() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    bases = re.findall(r"^FROM (\S+)", text, re.M)
    assert bases and all(re.search(r":\d", base) for base in bases)
    last = text[text.rindex("FROM ") :]
    assert re.search(r"^USER \d+$", last, re.M)
    assert "HEALTHCHECK" in last and 'CMD ["' in last
    assert "ADD " not in text and "sudo" not in text and "latest" not in text
    assert not re.search(r"(TOKEN|PASSWORD|REDIS_URL)=", text)


def test_the_example_refuses_metrics_and_large_or_slow_questions() -> None:
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for line in (
        "location = /metrics { return 404; }",
        "client_max_body_size 1m;",
        "client_header_timeout 10s;",
    ):
        assert line in nginx
    assert "$remote_addr" not in re.search(r"log_format .*?;", nginx, re.S)[0]  # type: ignore[index]
