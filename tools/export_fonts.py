"""Makes the typefaces of exported pictures: two weights of Source Sans 3 with the letters that we need."""

from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parents[1] / "exports" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 600}
# Latin letters of our languages and their neighbours, punctuation, arrows, signs of comparison, superscripts.
LETTERS = [*range(0x20, 0x180), *range(0x2000, 0x2070), 0x1D47, 0x2070, 0x20AC, 0x2080, 0x2082, 0x2122,
           *range(0x2190, 0x2200), *range(0x2200, 0x2270), *range(0x25A0, 0x2600)]  # fmt: skip
FAMILY = "Tilannekuva Sans"  # the licence keeps the original's name for the original


def make(name: str, weight: int) -> Path:
    """Writes one weight as a TTF and returns where it is."""
    package = files("fontpkg_source_sans_3")
    font = TTFont(str(package / "files" / "SourceSans3[wght].ttf"))
    font = instantiateVariableFont(font, {"wght": weight})
    options = Options()
    options.layout_features = ["kern", "tnum", "lnum", "mark", "mkmk", "ccmp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    _rename(font, name)
    path = TARGET / f"tilannekuva-sans-{name.lower()}.ttf"
    path.parent.mkdir(exist_ok=True)
    font.save(path)
    (path.parent / "LICENSE-OFL.txt").write_bytes((package / "LICENSE").read_bytes())
    return path


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    for number, text in ((1, FAMILY), (2, style), (4, f"{FAMILY} {style}"), (6, f"TilannekuvaSans-{style}")):
        names.setName(text, number, 3, 1, 0x409)
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    font["OS/2"].usWeightClass = {"Regular": 400, "Bold": 700}[style]  # what drawing libraries ask for


if __name__ == "__main__":
    for style, weight in WEIGHTS.items():
        made = make(style, weight)
        print(f"{made.name}: {made.stat().st_size} bytes")
