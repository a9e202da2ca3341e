"""A Vega-Lite specification drawn as inline SVG: small, the same bytes every time, coloured by CSS variables.

vl-convert brings Vega, an engine and the font that text is measured with, so nothing depends on the machine.
"""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as ET
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# Pixels; the page shows one of the two (kb.css).
WIDE, NARROW = 600, 340
_VEGA_LITE = "6.1"
# A mark whose ``description`` is made by ``tag`` keeps it in the page as data-<name>.
_TAGGED = re.compile(r"data-([a-z]+)=(.*)")
_KEPT = {
    "d", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "x", "y", "x1", "x2",
    "y1", "y2", "width", "height", "text-anchor", "font-size", "font-weight", "font-style", "clip-path", "id", "rx",
}  # fmt: skip
# Values that SVG has anyway.
_DEFAULTS = {("stroke-width", "1"), ("text-anchor", "start"), ("transform", "translate(0,0)"), ("y2", "0"), ("x2", "0")}
_SYMBOLS = {
    "circle": "M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0Z",
    "square": "M-4.5,-4.5H4.5V4.5H-4.5Z",
    "diamond": "M0,-6L6,0L0,6L-6,0Z",
    "triangle-up": "M0,-5.5L6,5H-6Z",
    "triangle-right": "M5.5,0L-5,6V-6Z",
    "dash": "M-4,0H4",
}
_THEME: dict[str, Any] = {
    "background": None,
    "font": "Roboto",  # vl-convert's own, for measuring; readers see that of the page
    "padding": 0,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--kb-ink2)", "titleColor": "var(--kb-ink2)", "labelFontSize": 13, "titleFontSize": 13,
        "titleFontWeight": 400, "grid": False, "domain": False, "ticks": False, "labelPadding": 8,
        "gridColor": "var(--kb-line)", "domainColor": "var(--kb-ink)", "domainWidth": 1.5,
    },
    "legend": {"disable": True},
}  # fmt: skip


def tag(name: str, expression: str) -> dict[str, str]:
    """A transform that gives each row a ``tag``: the description that becomes ``data-<name>`` of its mark."""
    return {"calculate": f"'data-{name}=' + {expression}", "as": "tag"}


def draw(spec: Mapping[str, Any], prefix: str, named_by: str, description: str) -> str:
    """The SVG of ``spec``; ``prefix`` begins every id in it.

    A screen reader says the element with the id ``named_by`` and then ``description``. Raises ValueError for a
    field that no row of the data has: Vega-Lite would draw nothing in silence.
    """
    import vl_convert  # an engine of 80 MB: only who draws needs it

    _refuse_unknown_fields(spec)
    full = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", **copy.deepcopy(dict(spec))}
    full["config"] = {**_THEME, **full.get("config", {})}
    root = ET.fromstring(vl_convert.vegalite_to_svg(full, vl_version=_VEGA_LITE, allowed_base_urls=[]))  # noqa: S314
    inner = "".join(_written(child, prefix, _clips(root)) for child in root)
    return (
        f'<svg role="img" aria-labelledby="{named_by}" aria-describedby="{prefix}-said"'
        f' viewBox="{_short(root.attrib["viewBox"])}">'
        f'<desc id="{prefix}-said">{escape(description)}</desc>{inner}</svg>\n'
    )


def symbol(shape: str, *, filled: bool, colour: str) -> str:
    """A sign of the legend, the same as Vega's mark of that ``shape``; words beside it say what it means."""
    fill = colour if filled else "none"
    return (
        f'<svg class="kb-sign" viewBox="-8 -8 16 16" aria-hidden="true">'
        f'<path d="{_SYMBOLS[shape]}" fill="{fill}" stroke="{colour}" stroke-width="2"/></svg>'
    )


def _clips(root: ET.Element) -> dict[str, int]:
    """The clip paths by their ids, numbered in the order of the picture: Vega counts on from render to render."""
    found = [node.attrib["id"] for node in root.iter() if _name(node) == "clipPath"]
    return {name: number for number, name in enumerate(found, 1)}


def _written(node: ET.Element, prefix: str, clips: Mapping[str, int]) -> str:
    """``node`` without what a reader never sees: roles of single marks, empty frames, hidden labels."""
    name = _name(node)
    if node.get("display") == "none" or node.get("opacity") == "0" or node.get("class") in ("background", "foreground"):
        return ""
    own = {key: value for key, value in node.attrib.items() if key in _KEPT and (key, value) not in _DEFAULTS}
    tagged = _TAGGED.fullmatch(node.get("aria-label", ""))
    attributes = "".join(f' {key}="{escape(_value(key, value, prefix, clips))}"' for key, value in own.items())
    if tagged:
        attributes += f' data-{tagged[1]}="{escape(tagged[2])}"'
    inner = escape(node.text or "") + "".join(_written(child, prefix, clips) for child in node)
    if name in ("g", "defs") and (not inner or not attributes):
        return inner
    if name in ("path", "line", "rect"):
        return f"<{name}{attributes}/>"
    return f"<{name}{attributes}>{inner}</{name}>"


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _value(key: str, value: str, prefix: str, clips: Mapping[str, int]) -> str:
    if key == "id":
        return f"{prefix}-clip{clips[value]}"
    if key == "clip-path":
        return re.sub(r"#(\w+)", lambda match: f"#{prefix}-clip{clips[match[1]]}", value)
    return value.removesuffix("px") if key == "font-size" else _short(value)


def _short(value: str) -> str:
    """Coordinates to a tenth of a pixel."""
    if value.startswith(("var(", "#")):
        return value
    return re.sub(r"-?\d+\.\d+(?:e-\d+)?", lambda match: f"{round(float(match[0]), 1) + 0:g}", value)


def _refuse_unknown_fields(spec: Mapping[str, Any], above: frozenset[str] = frozenset()) -> None:
    known = above
    values = spec.get("data", {}).get("values", [])
    if isinstance(values, list):
        known |= {key for row in values for key in row}
    known |= {step["as"] for step in spec.get("transform", ()) if "as" in step}
    used = {channel["field"] for channel in spec.get("encoding", {}).values() if "field" in channel}
    if unknown := sorted(used - known):
        raise ValueError(f"no column {', '.join(map(repr, unknown))}: the data have {', '.join(sorted(known))}")
    for layer in spec.get("layer", ()):
        _refuse_unknown_fields(layer, known)
