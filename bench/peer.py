"""What the benchmark must know of a way of showing the map in order to start and drive it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Peer:
    """One way of showing the map. `command` and `path` may hold {port}; scripts are those of hooks.py.

    fingerprint: text of all colours once every area is coloured, else null
    whole: true once everything on the page is drawn (default: the map)
    usable: true once the map answers to the reader (default: as soon as it is seen)
    act: changes the indicator to `value`
    step: goes to the neighbouring period, where the peer has periods
    before_step: what a reader does first, such as turning to the control
    """

    name: str
    command: tuple[str, ...]
    fingerprint: str
    act: str
    path: str = "/"
    whole: str = ""
    usable: str = ""
    step: str = ""
    before_step: str = ""
    env: dict[str, str] = field(default_factory=dict)
