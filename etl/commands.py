"""The commands of `python -m etl`; heavy libraries are imported only by the commands that need them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from data.store_address import Bucket, Followed, Lake
from etl.errors import EtlError
from etl.live.commands import add_commands
from etl.places import Places, default_places, published_to
from etl.progress import progress
from etl.publish import alone, current, find, previous, prune, publish
from etl.version import fingerprint, version_of

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 0 done, 1 failed (the served store is untouched), 2 wrong usage."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options, default_places()) or 0)
    except EtlError as error:
        print(f"Error: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Interrupted; what was served is served on.", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = argparse.ArgumentParser(
        prog="python -m etl", description="Build and look after the store of figures."
    )
    commands = top.add_subparsers(required=True, metavar="command")
    make = _command(commands, "build", run_build, "make a new store, check it and serve it")
    make.add_argument(
        "--if-needed", action="store_true", help="do nothing when the served store is up to date"
    )
    make.add_argument("--no-publish", action="store_true", help="leave serving it to `publish`")
    make.add_argument("--threads", type=int, default=2, help="threads to use (2)")
    make.add_argument("--memory", default="1GB", help="memory DuckDB may use (1GB)")
    make.add_argument(
        "--apart", action="store_true", help="each stage in a process of its own: less memory in all"
    )
    check = _command(commands, "check", run_check, "run the hard checks on a store and print each result")
    check.add_argument("version", nargs="?", help="a version that status lists; the served one by default")
    add_commands(lambda name, run, text: _command(commands, name, run, text))
    serve = _command(commands, "publish", run_publish, "check a store and serve it")
    serve.add_argument("version", nargs="?", help="a version that status lists; the newest by default")
    back = _command(commands, "rollback", run_rollback, "serve the store before the served one again")
    for command in (make, serve, back):
        command.add_argument(
            "--to", metavar="s3://…|ducklake:…", help="publish to the web hosts' bucket or lake as well"
        )
    for command in (make, check, serve):
        command.add_argument(
            "--accept", nargs="+", default=[], metavar="NAME", help="drift found to be right"
        )
    status = _command(commands, "status", run_status, "say what is in the served store, by source")
    status.add_argument("--json", action="store_true", help="for programs")
    status.add_argument("--indicators", action="store_true", help="with the age of each indicator's figures")
    status.add_argument("--to", metavar="ducklake:…", help="of a lake instead: its snapshots, what is served")
    embed = _command(
        commands, "embed", run_embed, "make the embedded data again from a folder of source files"
    )
    embed.add_argument(
        "--from", dest="folder", type=Path, required=True, metavar="DIR", help="folder of source files"
    )
    return top


def run_build(options: argparse.Namespace, places: Places) -> int:
    """Build, check and serve; with --if-needed only when inputs have changed since the served build."""
    served, place = current(places.store), published_to(options.to)
    if options.if_needed and served and served_is_current(places, served):
        print(f"The store is up to date ({version_of(served)}).")
        _push(place, places.store / served)
        return 0
    from etl.build import build
    from etl.part import Limits
    from etl.stages import STEPS

    with alone(places.store):
        served = current(places.store)
        if options.if_needed and served and served_is_current(places, served):
            print(f"The store is up to date ({version_of(served)}): another build has just made it.")
            _push(place, places.store / served)
            return 0
        with progress(STEPS) as display:
            name = build(places, display, Limits(options.threads, options.memory, options.apart))
    if options.no_publish:
        print(f"Built {version_of(name)}; serve it with `python -m etl publish`.")
        return 0
    if told := _drift(places, name, options.accept):
        raise EtlError(
            f"is built but not served: {told}", "look at the source; if it is right, add `--accept NAME`.",
            places.store / name,
        )  # fmt: skip
    return _serve(places, name, place)


def served_is_current(places: Places, served: str) -> bool:
    """True when the served store was built from the very inputs that are there now."""
    try:
        return version_of(served).endswith(f"-{fingerprint(places)}")
    except EtlError:
        return False


def run_check(options: argparse.Namespace, places: Places) -> int:
    """Print each check with its result; 1 when one fails."""
    name = find(places.store, options.version) if options.version else _served(places)
    return FAILED if _print_checks(places, name, options.accept) else 0


def run_publish(options: argparse.Namespace, places: Places) -> int:
    """Serve a version that passes its checks."""
    place, name = published_to(options.to), find(places.store, options.version)
    if _print_checks(places, name, options.accept):
        raise EtlError(
            "does not pass its checks and is not served.",
            "correct the inputs and build; `--accept NAME` lets a sign of drift found right through.",
            places.store / name,
        )
    return _serve(places, name, place)


def run_rollback(options: argparse.Namespace, places: Places) -> int:
    """Serve the version before the served one."""
    place = published_to(options.to)
    with alone(places.store):
        name = previous(places.store)
        _push(place, places.store / name)
        publish(places.store, name)
    print(f"Serving {version_of(name)} again.")
    return 0


def run_status(options: argparse.Namespace, places: Places) -> int:
    """Print sources with what the served store holds of them."""
    from etl.status import as_table, freshness, lake_status, read_status

    if options.to:
        place = published_to(options.to)
        if not isinstance(place, Lake):
            raise EtlError(f"--to {options.to} is no lake.", "a bucket holds the files that the builder has.")
        status = lake_status(place)
    else:
        status = read_status(places.store / _served(places))
    told = json.dumps(status, ensure_ascii=False, indent=2) if options.json else as_table(status)
    print(told if options.json or not options.indicators else f"{told}\n\n{freshness(status)}")
    return 0


def run_embed(options: argparse.Namespace, places: Places) -> int:
    """Make the embedded data from a folder of source files."""
    from etl.embed import EmbedError, run

    try:
        print(run(options.folder, places.embedded, lambda text: print(text, file=sys.stderr)))
    except EmbedError as error:
        raise EtlError(f"{error.problem}.", f"{error.remedy}.", options.folder / error.file) from error
    return 0


def _command(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: object, text: str
             ) -> argparse.ArgumentParser:  # fmt: skip
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    return command


def _served(places: Places) -> str:
    name = current(places.store)
    if name is None:
        raise EtlError("nothing is served from here.", "run `python -m etl build`.", places.store)
    return name


def _serve(places: Places, name: str, place: Followed | None) -> int:
    with alone(places.store):
        # The bucket or lake first: when it cannot be reached nothing has changed; the next try does it all.
        _push(place, places.store / name)
        publish(places.store, name)
        removed = prune(places.store)
    print(f"Serving {version_of(name)}." + (f" Removed {len(removed)} older." if removed else ""))
    return 0


def _push(place: Followed | None, path: Path) -> None:
    """Serve a store from the bucket or lake of web hosts, if there is one."""
    if place is None:
        return
    if isinstance(place, Bucket):
        from etl.publish_bucket import push as push_file

        changed = push_file(place, path)
    else:
        from etl.publish_lake import push as push_snapshot

        changed = push_snapshot(place, path)
    if changed:
        print(f"Published to {place.url}.")


def _drift(places: Places, name: str, accepted: Sequence[str]) -> str:
    """Hard signs of drift that keep a store from being served, in words; '' when there are none."""
    from etl.built import drift_of

    return "; ".join(f"{drift.name}: {drift.detail}" for drift in drift_of(places, name, accepted)[1])


def _print_checks(places: Places, name: str, accepted: Sequence[str] = ()) -> int:
    """Print every check and every sign of drift of a store; returns how many keep it from being served."""
    from etl.built import check_file, drift_of

    results = check_file(places, name)
    for result in results:
        print(f"{'ok    ' if result.passed else 'FAILED'} {result.name}: {result.detail}")
    drifts, refused = drift_of(places, name, accepted)
    for drift in drifts:
        word = "FAILED" if drift in refused else "note  "
        print(f"{word} drift {drift.name}: {drift.detail}")
    return sum(not result.passed for result in results) + len(refused)
