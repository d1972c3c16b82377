"""The one error of this package: what is wrong with the input, in which file, and what to do about it."""

from __future__ import annotations


class EmbedError(ValueError):
    """Input cannot be taken in. The message names the file, the problem and the remedy."""

    def __init__(self, file: str, problem: str, remedy: str) -> None:
        self.file, self.problem, self.remedy = file, problem, remedy
        super().__init__(f"{file}: {problem}. Remedy: {remedy}.")
