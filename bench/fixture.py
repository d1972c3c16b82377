"""Write what every peer draws, from the built store: the same areas, boundaries and values in plain files."""

import json
import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EMPTY_WORLD = {"type": "Topology", "objects": {}, "arcs": []}
LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")


def write(
    target: Path,
    geo: dict[str, Any],
    areas: dict[str, Any],
    published: dict[str, Any],
    slices: dict[str, list[float | None]],
) -> None:
    """Lay out the fixture in `target`: data for the servers, a folder of assets for each way of drawing.

    `areas` have rounded coordinates for the careful peers, `published` have all their decimals.
    """
    target.mkdir(parents=True, exist_ok=True)
    dump(target / "geo.json", geo)
    dump(target / "areas.geojson", published)
    dump(target / "slices.json", slices)
    plotly_assets(target / "assets", areas)
    own_assets(target / "assets-svg", geo)
    streamlit_app(target)


def dump(path: Path, value: Any) -> None:
    """Compact JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def plotly_assets(folder: Path, areas: dict[str, Any]) -> None:
    """Boundaries by address, and an empty world: plotly asks for one before it draws any map of ours."""
    (folder / "topojson").mkdir(parents=True, exist_ok=True)
    dump(folder / "areas.geojson", areas)
    world = EMPTY_WORLD | {"objects": {k: {"type": "GeometryCollection", "geometries": []} for k in LAYERS}}
    dump(folder / "topojson" / "world_110m.json", world)


def streamlit_app(target: Path) -> None:
    """Streamlit serves files from the folder `static` beside the program, so both are laid together."""
    folder = target / "streamlit"
    shutil.copytree(target / "assets" / "topojson", folder / "static" / "topojson", dirs_exist_ok=True)
    shutil.copy(ROOT / "bench" / "peers" / "streamlit_map.py", folder / "app.py")


def own_assets(folder: Path, geo: dict[str, Any]) -> None:
    """Our own map's scripts and styles as they are in the product."""
    folder.mkdir(parents=True, exist_ok=True)
    dump(folder / "geo.json", geo)
    for script in sorted((ROOT / "assets" / "js").glob("map*.js")):
        shutil.copy(script, folder)
    for style in ("tokens.css", "map.css"):
        shutil.copy(ROOT / "assets" / "css" / style, folder)


def with_bundle(target: Path, bundle: Path) -> None:
    """A second folder of plotly assets with a custom plotly.js, which Dash then uses instead of its own."""
    shutil.copytree(target / "assets", target / "assets-bundle", dirs_exist_ok=True)
    shutil.copy(bundle, target / "assets-bundle" / "plotly.min.js")
