"""Holds texts in three languages, and the units and themes made of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[str, Field(min_length=1)]


class Frozen(BaseModel):
    """Base of everything here: read-only, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """A text in Finnish and, where known, in Swedish and English."""

    fi: Words
    sv: Words | None = None
    en: Words | None = None

    def get(self, language: str) -> str:
        """Return the text in a language ('fi', 'sv', 'en'), in Finnish where it has none."""
        return getattr(self, language, None) or self.fi

    def has(self, language: str) -> bool:
        """Tell whether the text exists in a language, so that a fallback can be shown as one."""
        return bool(getattr(self, language, None))


class FullText(Text):
    """A text that must exist in all three languages."""

    sv: Words
    en: Words


class Unit(Frozen):
    """A unit: its full name, what stands after a number, and what stands after a difference."""

    id: Identifier
    label: FullText
    suffix: Text | None = None
    difference: Text | None = None

    def after(self, language: str) -> str:
        """Return what is written after a number, '' where the unit needs nothing."""
        return self.suffix.get(language) if self.suffix else ""

    def after_difference(self, language: str) -> str:
        """Return what is written after a difference of two numbers (percent → percentage points)."""
        return self.difference.get(language) if self.difference else self.after(language)


class Theme(Frozen):
    """One of the seven sectors, in the order of the views."""

    id: Identifier
    name: FullText
    short: FullText
    description: FullText
