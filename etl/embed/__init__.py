"""Takes the raw files of a folder into data/embedded/ in the project's own schema."""

from etl.embed.errors import EmbedError
from etl.embed.run import EmbedReport, run

__all__ = ["EmbedError", "EmbedReport", "run"]
