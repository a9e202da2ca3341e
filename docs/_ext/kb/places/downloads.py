"""The places as CSV and GeoJSON.

GeoJSON is RFC 7946: longitude before latitude (3.1.1), WGS 84 without ``crs`` (4), UTF-8 without a mark.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from kb.places import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kb.places import Place

_COLUMNS = [
    "id", "name", "name_hu", "region", "kind", "county", "latitude", "longitude", "rounded", "note", "sources",
]  # fmt: skip


def write_downloads(target: Path, places: Sequence[Place], notes: Mapping[str, str], code: str) -> None:
    """Write ``target`` with the endings .csv and .geojson; ``notes`` by id and names in the language ``code``."""
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [_words(place, notes[place.id], code) for place in places]
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({**row, "sources": " ".join(row["sources"])} for row in rows)
    # With the mark that spreadsheets need to see UTF-8; line ends as in RFC 4180.
    target.with_suffix(".csv").write_text(table.getvalue(), encoding="utf-8-sig", newline="")
    collection = {"type": "FeatureCollection", "features": [_feature(row, target.name) for row in rows]}
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    target.with_suffix(".geojson").write_text(text, encoding="utf-8", newline="")


def _words(place: Place, note: str, code: str) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name(code),
        "name_hu": place.names["hu"],
        "region": wording.region(place.region),
        "kind": wording.kind(place.kind),
        "county": place.county_name(code),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "rounded": "yes" if place.rounded else "no",
        "note": note,
        "sources": list(place.sources),
    }


def _feature(row: dict[str, Any], page: str) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in ("id", "latitude", "longitude")}
    properties["row"] = f"{page}.html#place-{row['id']}"
    point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}
