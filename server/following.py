"""Keeps what this host has of a bucket or a lake up to date, and tells how that goes."""

from __future__ import annotations

import time
from pathlib import Path

from data.store_address import Bucket, Followed, chosen, followed_folder
from server.settings import Settings

FIRST_SECONDS = 20.0  # a new process waits this long for its first store, then starts without one
LATE_SECONDS = 60.0  # a look under way may bring a whole file


def start(setting: Settings) -> None:
    """Follows the bucket or lake that the store is in, and waits for the first look. After the fork only."""
    place = followed()
    if place is None:
        return
    from data.follow import Follower, Remote  # what they need starts threads of its own

    remote: Remote
    if isinstance(place, Bucket):
        from data.bucket import Remote as BucketRemote

        remote = BucketRemote(place)
    else:
        from data.lake import Catalogue

        remote = Catalogue(place)
    follower = Follower(remote, followed_folder(place), float(setting.store_interval))
    follower.start()
    follower.looked.wait(FIRST_SECONDS)


def followed() -> Followed | None:
    """The bucket or lake that the store is in; None for a folder."""
    place = chosen()
    return None if isinstance(place, Path) else place


def trouble(interval: int) -> str | None:
    """What is wrong with following the bucket or lake, '' for nothing; None when the store is in a folder."""
    place = followed()
    if place is None:
        return None
    from data.follow import LONGEST_PAUSE, last_look

    looked = last_look(followed_folder(place))
    if looked is None:
        return f"{place.url} has not been looked at yet"
    late = time.time() - looked.at
    if not looked.error and late > max(LONGEST_PAUSE, 2 * interval) + LATE_SECONDS:
        return f"{place.url} was last looked at {late:.0f} seconds ago; restart the web process"
    return looked.error
