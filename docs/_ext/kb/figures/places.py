"""The map of Cuman places: regions by shape, what ties a place to the Cumans by fill, names where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.figures import labels, outlines
from kb.figures.drawing import NARROW, WIDE, symbol, tag
from kb.figures.labels import Measures, Name
from kb.figures.outlines import Projection
from kb.places import KINDS, REGIONS, load, wording
from kb.terms import form_in, load_concepts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kb.places import Place

WORDS: tuple[str, ...] = ()
INSIDE = ("description",)
# Filled: the place was of a Cuman district or seat, or Cumans are attested there; hollow: listed for another reason.
ATTESTED = ("district", "medieval-seat", "medieval-settlement", "find")
_SHAPES = {"kiskunsag": "circle", "nagykunsag": "square", "other": "triangle-up"}
_COLOURS = {"kiskunsag": "var(--kb-1)", "nagykunsag": "var(--kb-2)", "other": "var(--kb-ink2)"}
# Degrees: the Great Plain between the Danube and the eastern border.
_WEST, _EAST, _SOUTH, _NORTH = 18.5, 21.35, 46.1, 47.75
# The names that the map may write, the first ones first; all are in the table.
_FIRST = (
    "karcag", "kiskunhalas", "kiskunfelegyhaza", "kunszentmiklos", "kunszentmarton", "jaszbereny", "kunhegyes",
    "kiskundorozsma", "turkeve", "kiskunmajsa", "kiskunlachaza", "kunagota", "kisujszallas", "kunmadaras", "lajosmizse",
    "szabadszallas", "hantos", "eloszallas", "bugac", "csengele", "kunbaracs", "devavanya",
)  # fmt: skip
# Pixels between a name and the edge of the map.
_EDGE = 4
# The latitude at which a river is named.
_NAMED_AT = {"danube": 47.38, "tisza-river": 46.56}
# By size: how names are placed, and the area of a mark in square pixels. On phones a name askew would stand
# nearer to another mark than to its own.
_WIDE, _NARROW = (Measures(13, 5.5, 18, askew=True), 75), (Measures(12, 4.5, 9, askew=False), 46)


def projection(*, narrow: bool) -> Projection:
    """The map of one size."""
    return Projection(NARROW if narrow else WIDE, _WEST, _EAST, _SOUTH, _NORTH)


def legend(docs: Path, words: Mapping[str, str], *, narrow: bool) -> list[tuple[str, str, str]]:
    """Each sign that stands on the map, its region and kinds in the words of the interface."""
    found = []
    places = load(docs)
    for region in REGIONS:
        for filled in (True, False):
            here = {place.kind for place in places if place.region == region and (place.kind in ATTESTED) is filled}
            if here:
                kinds = ", ".join(wording.kind(kind) for kind in KINDS if kind in here)
                sign = symbol(_SHAPES[region], filled=filled, colour=_COLOURS[region])
                found.append((sign, f"{wording.region(region)}: {kinds}", ""))
    return found


def pictured(docs: Path, words: Mapping[str, str], code: str, *, narrow: bool) -> dict[str, Any]:
    """The specification of the map from the data below ``docs``; raises BadInput for bad data."""
    places, ground = load(docs), outlines.load(docs)
    measures, area = _NARROW if narrow else _WIDE
    view = projection(narrow=narrow)
    written = _names(docs, places, ground, code, view, measures)
    towns = [{"longitude": p[0], "latitude": p[1]} for town in ground["town"] for p in outlines.positions(town)]
    return {
        "width": view.width,
        "height": view.height,
        "autosize": "none",
        "projection": view.vega(),
        "layer": [
            _ground(map(_clockwise, ground["country"]), fill="var(--kb-surface)", stroke="var(--kb-strong)"),
            _ground(ground["river"], fill="transparent", stroke="var(--kb-3)"),
            {
                "data": {"values": towns},
                "mark": {
                    "type": "point",
                    "shape": "cross",
                    "fill": "var(--kb-ink2)",
                    "stroke": "var(--kb-surface)",
                    "strokeWidth": 1.5,
                    "opacity": 1,
                    "size": area * 1.3,
                },
                "encoding": _AT,
            },
            *(_marks(places, region, filled, area) for region in REGIONS for filled in (False, True)),
            *(
                _written(written, style, align, measures.size)
                for style in _STYLES
                for align in ("left", "center", "right")
            ),
        ],
    }


_AT = {
    "longitude": {"field": "longitude", "type": "quantitative"},
    "latitude": {"field": "latitude", "type": "quantitative"},
}
_STYLES: dict[str, dict[str, Any]] = {
    "place": {"fontWeight": 600, "color": "var(--kb-ink)"},
    "town": {"color": "var(--kb-ink2)"},
    "river": {"fontStyle": "italic", "color": "var(--kb-ink2)"},
}


def _clockwise(country: Mapping[str, Any]) -> dict[str, Any]:
    """``country`` as d3 wants it: on its sphere what lies at the right of an outline is inside (RFC 7946: the left)."""
    rings = [ring[::-1] for ring in country["geometry"]["coordinates"]]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": rings}}


def _ground(features: Iterable[Mapping[str, Any]], *, fill: str, stroke: str) -> dict[str, Any]:
    mark = {"type": "geoshape", "clip": True, "fill": fill, "stroke": stroke, "strokeWidth": 1.5}
    return {"data": {"values": list(features)}, "mark": mark}


def _marks(places: Sequence[Place], region: str, filled: bool, area: float) -> dict[str, Any]:
    here = [place for place in places if place.region == region and (place.kind in ATTESTED) is filled]
    colour = _COLOURS[region]
    rows = [{"id": place.id, "longitude": place.longitude, "latitude": place.latitude} for place in here]
    mark = {
        "type": "point", "filled": False, "opacity": 1, "size": area, "shape": _SHAPES[region],
        "fill": colour if filled else "var(--kb-surface)",
        "stroke": colour, "strokeWidth": 1.5,
    }  # fmt: skip
    return {
        "data": {"values": rows},
        "transform": [tag("place", "datum.id")],
        "mark": mark,
        "encoding": {**_AT, "description": {"field": "tag"}} if rows else {},
    }


def _names(
    docs: Path,
    places: Sequence[Place],
    ground: Mapping[str, Sequence[dict[str, Any]]],
    code: str,
    view: Projection,
    measures: Measures,
) -> list[labels.Placed]:
    """The names that fit: the town and the rivers first, for readers to find their way."""
    written = {concept.id: form_in(concept.preferred, code)[0] for concept in load_concepts(docs)}
    names = [
        Name(town["id"], written[town["id"]], *view.point(*position), style="town")
        for town in ground["town"]
        for position in outlines.positions(town)
    ]
    for river in ground["river"]:
        near = min(outlines.positions(river), key=lambda at: abs(at[1] - _NAMED_AT[river["id"]]))
        names.append(Name(river["id"], written[river["id"]], *view.point(*near), style="river"))
    by_id = {place.id: place for place in places}
    for place in (by_id[id_] for id_ in _FIRST if id_ in by_id):
        names.append(Name(place.id, place.name(code), *view.point(place.longitude, place.latitude)))
    spots = [view.point(place.longitude, place.latitude) for place in places]
    spots += [(name.x, name.y) for name in names if name.style == "town"]
    marks = [labels.around(*spot, measures.radius) for spot in spots]
    frame = labels.Box(_EDGE, _EDGE, view.width - _EDGE, view.height - _EDGE)
    return labels.place(names, marks, measures, frame)


def _written(placed: Sequence[labels.Placed], style: str, align: str, size: int) -> dict[str, Any]:
    rows = [
        {"x": one.x, "y": one.y, "text": one.name.text, "id": one.name.id}
        for one in placed
        if (one.name.style, one.align) == (style, align)
    ]
    pixel = {"type": "quantitative", "scale": None, "axis": None}
    encoding = {"x": {"field": "x", **pixel}, "y": {"field": "y", **pixel}, "text": {"field": "text"}}
    return {
        "data": {"values": rows},
        "transform": [tag("name", "datum.id")],
        "mark": {"type": "text", "align": align, "baseline": "alphabetic", "fontSize": size, **_STYLES[style]},
        "encoding": {**encoding, "description": {"field": "tag"}} if rows else {},
    }
