"""Collects translatable texts from the code into locale/*/LC_MESSAGES/messages.po: `make messages`.

Texts already translated stay; ones no longer in the code go; English fills itself from the message ids.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDERS = ("analysis", "components", "exports", "pages", "server")
KEYWORDS = {"_": None, "mark": None, "plural": (1, 2)}


def collect() -> Catalog:
    """All message ids of the code."""
    found = Catalog(charset="utf-8")
    for folder in FOLDERS:
        if not (ROOT / folder).is_dir():
            continue
        for name, _line, message, comments, _context in extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            found.add(message, locations=[(f"{folder}/{name}", 1)], auto_comments=comments)
    return found


def updated(lang: str, template: Catalog) -> Catalog:
    """The language's catalogue with exactly the texts of the template."""
    path = path_of(lang)
    catalogue = read_po(path.open("rb"), locale=lang) if path.exists() else Catalog(locale=lang)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        if lang == "en" and message.id:
            message.string = message.id
    return catalogue


def text_of(catalogue: Catalog) -> bytes:
    """The catalogue as the bytes of its file: sorted, without dates or line numbers."""
    out = BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)
    header = f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale_identifier}\\n"\n'
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    return header.encode() + out.getvalue()


def path_of(lang: str) -> Path:
    """The language's file."""
    return ROOT / "locale" / lang / "LC_MESSAGES" / "messages.po"


def main() -> None:
    """Writes the three files and says what is still to translate."""
    template = collect()
    for lang in ("fi", "sv", "en"):
        catalogue = updated(lang, template)
        path_of(lang).write_bytes(text_of(catalogue))
        missing = [m.id for m in catalogue if m.id and not (all(m.string) if m.pluralizable else m.string)]
        print(f"{lang}: {len(catalogue)} texts, {len(missing)} to translate")
        for message in missing:
            print(f"    {message}")


if __name__ == "__main__":
    main()
