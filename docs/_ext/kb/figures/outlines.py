"""What the map draws below its places: ``docs/_data/great-plain.geojson`` read, and the way from degrees to pixels."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = "docs/_data/great-plain.geojson"
_KINDS = {"country": "Polygon", "river": "MultiLineString", "town": "Point"}


@dataclass(frozen=True)
class Projection:
    """Mercator, as Vega has it, of the degrees from ``west`` and ``north`` on; sizes in pixels."""

    width: int
    west: float
    east: float
    south: float
    north: float

    @property
    def scale(self) -> float:
        """Pixels a radian."""
        return self.width / math.radians(self.east - self.west)

    @property
    def height(self) -> int:
        """The height of the map."""
        return round(self.scale * (_mercator(self.north) - _mercator(self.south)))

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place stands on the map."""
        x = self.scale * math.radians(longitude - self.west)
        return x, self.scale * (_mercator(self.north) - _mercator(latitude))

    def vega(self) -> dict[str, Any]:
        """The same for Vega-Lite, whose zero is the meridian of Greenwich on the equator."""
        shift = [-self.scale * math.radians(self.west), self.scale * _mercator(self.north)]
        return {"type": "mercator", "scale": self.scale, "translate": shift}


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def load(docs: Path) -> dict[str, list[dict[str, Any]]]:
    """The features below ``docs`` by their kind; raises BadInput if the file is no such GeoJSON."""
    try:
        collection = json.loads(read_utf8(docs / "_data" / "great-plain.geojson", SHOWN))
        found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _KINDS}
        for feature in collection["features"]:
            found[feature["properties"]["kind"]].append(feature)
        bad = [f["id"] for kind, features in found.items() for f in features if f["geometry"]["type"] != _KINDS[kind]]
    except FileNotFoundError:
        raise BadInput(Finding(SHOWN, 1, "the file is missing", "restore it from git")) from None
    except json.JSONDecodeError as error:
        raise BadInput(Finding(SHOWN, error.lineno, f"not valid JSON ({error.msg})", "mend the syntax here")) from None
    except (KeyError, TypeError) as error:
        wrong = f"a feature without kind, id or geometry, or of an unknown kind ({error})"
        raise BadInput(Finding(SHOWN, 1, wrong, f"use the kinds {', '.join(_KINDS)}")) from None
    if bad:
        wrong = f"the geometry of {', '.join(bad)} does not fit its kind"
        raise BadInput(Finding(SHOWN, 1, wrong, f"use {', '.join(f'{k}: {t}' for k, t in _KINDS.items())}"))
    return found


def positions(feature: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of each point of a river or a town."""
    coordinates = feature["geometry"]["coordinates"]
    if feature["geometry"]["type"] == "Point":
        yield coordinates[0], coordinates[1]
    else:
        for line in coordinates:
            yield from ((longitude, latitude) for longitude, latitude in line)
