"""What else an edition calls the concept that a reader names, as far as that leads to further sections."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A section has a name of several words if it has more than this share of what they say; ways.js asks the same.
_SHARE = 0.6


def synonyms(
    record: Mapping[str, Any], everyone: Iterable[Mapping[str, Any]], weights: Mapping[str, Mapping[int, float]]
) -> dict[str, list[list[Any]]]:
    """First key of a name → [its further keys, names of the same concept that this edition's pages use].

    ``weights`` are those of ``postings.weigh`` for the edition of ``record``; ``everyone`` are the
    records of all editions. A name that stands only where the reader's own word does is left out:
    it would cost a file and find nothing.
    """
    sections = _Sections(record, weights)
    own = {
        identity: {" ".join(row["keys"]) for row in rows if all(key in weights for key in row["keys"])}
        for identity, rows in record["names"].items()
    }
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edition in everyone:
        for identity, rows in edition["names"].items():
            for row in rows:
                first, *rest = row["keys"]
                found[first, " ".join(rest)] |= own.get(identity, set())
    table: dict[str, list[list[Any]]] = defaultdict(list)
    for (first, rest), names in sorted(found.items()):
        typed = " ".join(filter(None, (first, rest)))
        further = sorted(name for name in names if name != typed and not sections.of(name) <= sections.said(typed))
        if further:
            table[first].append([rest, further])
    return table


class _Sections:
    """The sections that names lead to."""

    def __init__(self, record: Mapping[str, Any], weights: Mapping[str, Mapping[int, float]]) -> None:
        self._size = sum(len(page["sections"]) for page in record["pages"])
        self._weights = weights
        self._known: dict[str, set[int]] = {}

    def said(self, name: str) -> set[int]:
        """Sections with all words of ``name``."""
        return set.intersection(*(set(self._weights.get(key, ())) for key in name.split()))

    def of(self, name: str) -> set[int]:
        """Sections with most of ``name``."""
        if name not in self._known:
            keys = name.split()
            says = {key: math.log(1 + self._size / len(self._weights[key])) for key in keys}
            shares: dict[int, float] = defaultdict(float)
            for key in keys:
                for section in self._weights[key]:
                    shares[section] += says[key] / sum(says[one] for one in keys)
            self._known[name] = {section for section, share in shares.items() if share > _SHARE}
        return self._known[name]
