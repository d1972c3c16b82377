"""Keeps this host's copy of the bucket's store up to date, and tells how that goes."""

from __future__ import annotations

import time

from data.store_address import Bucket, chosen, followed_folder
from server.settings import Settings

FIRST_SECONDS = 20.0  # a new process waits this long for its first store, then starts without one
LATE_SECONDS = 60.0  # a look under way may bring a whole file


def start(setting: Settings) -> None:
    """Follows the bucket, if the store is in one, and waits for the first look. After the fork only."""
    place = chosen()
    if not isinstance(place, Bucket):
        return
    from data.bucket import Remote  # starts threads of its own
    from data.follow import Follower

    follower = Follower(Remote(place), followed_folder(place), float(setting.store_interval))
    follower.start()
    follower.looked.wait(FIRST_SECONDS)


def trouble(interval: int) -> str | None:
    """What is wrong with following the bucket, '' for nothing; None when the store is in a folder."""
    place = chosen()
    if not isinstance(place, Bucket):
        return None
    from data.follow import LONGEST_PAUSE, last_look

    looked = last_look(followed_folder(place))
    if looked is None:
        return f"{place.url} has not been looked at yet"
    late = time.time() - looked.at
    if not looked.error and late > max(LONGEST_PAUSE, 2 * interval) + LATE_SECONDS:
        return f"{place.url} was last looked at {late:.0f} seconds ago; restart the web process"
    return looked.error
