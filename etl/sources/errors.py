"""Named errors of the sources: each says what happened, where, and what to do about it."""

from __future__ import annotations

from etl.errors import EtlError


class SourceError(EtlError):
    """A source could not give usable figures.

    what: the fact in one sentence; where: address, table, file or row; remedy: what a person can do.
    retry: whether asking again may help; wait: seconds the service asked us to wait, when it said so.
    """

    retry = False
    default_remedy = "see docs/sources.md"

    def __init__(self, what: str, where: str = "", remedy: str = "", wait: float | None = None) -> None:
        self.what, self.where, self.wait = what, where, wait
        place = f" ({where})" if where else ""
        super().__init__(f"{what}{place}.", f"{remedy or self.default_remedy}.")
        self.remedy = remedy or self.default_remedy

    @property
    def name(self) -> str:
        """Return the error's name as shown in reports."""
        return type(self).__name__


class Unreachable(SourceError):
    """No connection to the service."""

    retry = True
    default_remedy = "check the network, the proxy and the base address in the settings, then run fetch again"


class SlowAnswer(SourceError):
    """The service did not answer in the time allowed."""

    retry = True
    default_remedy = "run fetch again later; what was loaded is kept"


class TruncatedAnswer(SourceError):
    """The answer stopped before its end."""

    retry = True
    default_remedy = "run fetch again; a proxy that cuts long answers needs a larger limit"


class ServerTrouble(SourceError):
    """The service answered 5xx."""

    retry = True
    default_remedy = "run fetch again later; the trouble is at the service"


class RateLimited(SourceError):
    """The service answered 429: too many calls."""

    retry = True
    default_remedy = "wait and run fetch again; make the pause between calls longer if it repeats"


class HtmlInsteadOfData(SourceError):
    """A web page came where data was expected."""

    retry = True
    default_remedy = (
        "open the address in a browser: a maintenance page, a login or a proxy may stand in between"
    )


class Refused(SourceError):
    """The service answered 403."""

    default_remedy = "set TILANNEKUVA_CONTACT so that the service knows who asks, or ask for fewer cells"


class BadRequest(SourceError):
    """The service answered 400: it does not know the table, a code or a parameter."""

    default_remedy = "compare the request with the table's metadata (python -m etl doctor)"


class NotFound(SourceError):
    """The service answered 404."""

    default_remedy = "check the id or the table's address in the catalogue"


class Moved(SourceError):
    """The service points to another address."""

    default_remedy = "set the new base address in the settings after checking that it is the right service"


class UnexpectedAnswer(SourceError):
    """A status or content type that the service is not known to use."""

    default_remedy = "open the address in a browser and compare with docs/sources.md"


class TooMuchData(SourceError):
    """An answer or a selection is larger than allowed."""

    default_remedy = "select fewer years or areas"


class BudgetSpent(SourceError):
    """The time allowed for the whole run is over."""

    default_remedy = "run fetch again: it goes on where it stopped"


class Stopped(SourceError):
    """The run was interrupted."""

    default_remedy = "run fetch again: it goes on where it stopped"


class ParseError(SourceError):
    """Bytes that are not in the format expected, or that contradict themselves."""

    default_remedy = "the raw answer is kept; compare it with docs/sources.md, the format may have changed"


class RegionsError(SourceError):
    """The service's areas are not the ones expected: nothing can be placed on the map safely."""

    default_remedy = "compare the service's area list with the 23 wellbeing services counties and the country"


class TitleMismatch(SourceError):
    """The title behind an id is not the one the catalogue expects."""

    default_remedy = "check the id; accept it with --accept, or correct the catalogue"


class UnknownCode(SourceError):
    """A code of a request does not exist in the table's metadata."""

    default_remedy = "choose one of the codes named, or correct the catalogue"


class ContractError(SourceError):
    """The YAML contract of a file source is wrong."""

    default_remedy = "correct the field named; docs/sources.md lists them all"


class GeographyError(SourceError):
    """Boundaries or classifications that cannot be used."""

    default_remedy = "check the year and the layer's name"


class StoreError(SourceError):
    """The folder of raw answers is damaged or in use."""

    default_remedy = "remove the damaged file named; fetch loads it again"
