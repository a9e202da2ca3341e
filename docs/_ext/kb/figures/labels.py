"""Names on a map: each beside its mark where it covers no mark and no other name, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Width of a letter in parts of the font size: readers have different fonts, so the widest usual one.
_LETTER = 0.66
# Between a mark and its name, in pixels.
_GAP = 4


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Name:
    """A name that wants to stand beside the point (``x``, ``y``) of its mark."""

    id: str
    text: str
    x: float
    y: float
    style: str = "place"


@dataclass(frozen=True)
class Placed:
    """A name with the place of its base line's start, middle or end (``align``: left, center, right)."""

    name: Name
    x: float
    y: float
    align: str
    box: Box


def around(x: float, y: float, radius: float) -> Box:
    """The box of a mark."""
    return Box(x - radius, y - radius, x + radius, y + radius)


@dataclass(frozen=True)
class Measures:
    """Of a map, in pixels: font size, radius of a mark; how many places may be named, and whether askew too."""

    size: int
    radius: float
    most: int
    askew: bool


def place(names: Sequence[Name], marks: Sequence[Box], measures: Measures, frame: Box) -> list[Placed]:
    """As many of ``names`` as fit, the first ones first."""
    found: list[Placed] = []
    count = 0
    for name in names:
        if name.style == "place" and count >= measures.most:
            continue
        taken = [*marks, *(other.box for other in found)]
        free = (
            candidate
            for candidate in _candidates(name, measures)
            if _within(candidate.box, frame) and not any(candidate.box.meets(box) for box in taken)
        )
        chosen = next(free, None)
        if chosen:
            found.append(chosen)
            count += name.style == "place"
    return found


def _candidates(name: Name, measures: Measures) -> Iterator[Placed]:
    """At the right, at the left, above and below; askew: above and below, pushed to one side."""
    size, radius = measures.size, measures.radius
    width, half = len(name.text) * size * _LETTER, size * 0.55
    off, step = radius + _GAP, radius + half + 1
    offers = [("left", off, 0.0), ("right", -off, 0.0), ("center", 0.0, -step), ("center", 0.0, step)]
    if measures.askew:
        aside = (("left", -radius), ("right", radius))
        offers += [(align, across, down) for down in (-step, step) for align, across in aside]
    for align, across, down in offers:
        x, y = name.x + across, name.y + down
        left = {"left": x, "right": x - width, "center": x - width / 2}[align]
        # Letters stand on a line about a third of their size below the middle.
        yield Placed(name, x, y + size * 0.36, align, Box(left, y - half, left + width, y + half))


def _within(box: Box, frame: Box) -> bool:
    return box.left >= frame.left and box.top >= frame.top and box.right <= frame.right and box.bottom <= frame.bottom
