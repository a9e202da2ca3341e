"""What readers are told about a place in the words of the edition; the map uses the same."""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("sphinx")
# Messages of the interface by the codes of kb.places.
REGIONS = {"kiskunsag": "Kiskunság", "nagykunsag": "Nagykunság", "other": "elsewhere"}
KINDS = {
    "district": "district",
    "medieval-seat": "medieval seat",
    "medieval-settlement": "medieval settlement",
    "find": "find",
    "tradition": "tradition",
    "memorial": "memorial",
    "popular-usage": "popular usage",
    "name-only": "name only",
    "jasz": "Jász",
}
HEADS = ("Place", "Region", "Kind", "Why it is listed")


def region(code: str) -> str:
    """The region ``code`` in the language of the build."""
    return str(_(REGIONS[code]))


def kind(code: str) -> str:
    """The kind ``code`` in the language of the build."""
    return str(_(KINDS[code]))


def heads() -> list[str]:
    """The heads of the table's columns in the language of the build."""
    return [str(_(head)) for head in HEADS]
