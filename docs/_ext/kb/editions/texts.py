"""The texts of an edition's sections, from which a result's excerpt is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# An excerpt is short: of a long list each item's beginning is enough to choose from.
MOST_LETTERS = 3_000


def texts(record: Mapping[str, Any], others: list[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """By name a file for each section: its text, its heading elsewhere, and what belongs to its page."""
    files = {}
    for number, page in enumerate(record["pages"]):
        headings = [[section["label"], section["heading"], section["language"]] for section in page["sections"]]
        common = {"page": page["page"], "path": page["path"], "headings": headings}
        for place, section in enumerate(page["sections"]):
            codes, told = [code for code, _text in section["blocks"]], [text for _code, text in section["blocks"]]
            clipped = zip(codes, clip(told), strict=True)
            blocks = [text if code == record["language"] else [code, text] for code, text in clipped]
            text = {"place": place, "blocks": blocks, "twins": _twins(number, place, others)}
            files[f"p{number}-{place}"] = {**common, **text}
    return files


def clip(told: list[str]) -> list[str]:
    """The beginnings of ``told``, all as long as they may be together."""
    most = MOST_LETTERS
    for count, length in enumerate(sorted(map(len, told))):
        if length * (len(told) - count) > most:
            limit = most // (len(told) - count)
            return [text if len(text) <= limit else f"{text[:limit].rpartition(' ')[0]} …" for text in told]
        most -= length
    return told


def _twins(number: int, place: int, others: list[Mapping[str, Any]]) -> dict[str, str]:
    """The heading of a section in the editions that have translated it."""
    twins = {other["language"]: other["pages"][number]["sections"][place] for other in others}
    return {code: twin["heading"] for code, twin in twins.items() if twin["language"] == code}
