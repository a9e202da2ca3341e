"""What an SVG shows, read from where its marks stand: axis labels give the scale, marks their values."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

MOVE = re.compile(r"translate\((-?[\d.]+)(?:,(-?[\d.]+))?\)")


@dataclass(frozen=True)
class Piece:
    """An element of the picture and where it stands, in its own pixels."""

    tag: str
    x: float
    y: float
    text: str
    attributes: dict[str, str]


def pieces(svg: str) -> list[Piece]:
    """Every element with its place, all moves around it added."""
    return list(_walk(ET.fromstring(svg), 0, 0))


def _walk(node: ET.Element, x: float, y: float):  # type: ignore[no-untyped-def]
    for move in MOVE.findall(node.get("transform", "")):
        x, y = x + float(move[0]), y + float(move[1] or 0)
    yield Piece(node.tag, x, y, node.text or "", dict(node.attrib))
    for child in node:
        yield from _walk(child, x, y)


def unit(found: list[Piece], labels: tuple[int, int], *, across: bool) -> tuple[float, float]:
    """Where the axis label ``labels[0]`` stands, and how many pixels one is, from two labels of the axis."""
    texts = {piece.text: piece for piece in found if piece.tag == "text"}
    low, high = (texts[str(label)] for label in labels)
    first, second = (low.x, high.x) if across else (low.y, high.y)
    return first, (second - first) / (labels[1] - labels[0])


def grid_start(found: list[Piece], *, across: bool) -> float:
    """Where the grid begins: its lines stand across the axis, the first at zero."""
    key, least = ("y2", 100) if across else ("x2", 300)
    long = [piece for piece in found if piece.tag == "line" and abs(float(piece.attributes.get(key, 0))) > least]
    return min(piece.x for piece in long) if across else max(piece.y for piece in long)


def svgs(html: str, kind: str) -> dict[str, str]:
    """The two pictures of the figure ``kind`` in a page."""
    found = re.findall(
        r'<div class="kb-drawing kb-(wide|narrow)"[^>]*>.*?(<svg (?:lang="hu" )?role="img".*?</svg>)\n</div>',
        html,
        re.DOTALL,
    )
    return {size: svg for size, svg in found if f"figure-{kind}-{size}" in svg}
