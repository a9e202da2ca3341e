"""What the search reads of a page: its text, in its language, and nothing around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.stub import build, page, stub, translate

from kb.editions.search import RECORD

if TYPE_CHECKING:
    from pathlib import Path

    from kb.editions import quality

BODY = """\
(home)=
# Kezdőlap

Bevezető [hivatkozással](#home-more).

(home-more)=
## A kunok

- Első *dőlt* pont.
- Saját jog: a király adta.
- [A kezdőlap](#home): saját hírek.
- Második pont {lang}`kk:қазақ` szóval.

| Év | Szám |
| --- | --- |
| 2024 | 12 |
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The record of a half-translated Kazakh edition of one page."""
    root: Path = stub(tmp_path_factory.mktemp("sections"), {"index": page(BODY)})
    translate(root, "kk", "index", {"A kunok": "Құмандар", "Első *dőlt* pont.": "Бірінші *тармақ*."})
    result = build(root)
    assert result.code == 0, result.output
    found: dict[str, Any] = json.loads((root / "build" / "html" / "kk" / RECORD).read_text(encoding="utf-8"))
    return found


def test_blocks_are_those_of_the_section_with_their_language(record: dict[str, Any]) -> None:
    first, second = record["pages"][0]["sections"]
    assert (first["label"], first["heading"], first["language"]) == ("home", "Kezdőlap", "hu")
    assert first["blocks"] == [["hu", "Bevezető hivatkozással."]]
    assert (second["label"], second["heading"], second["language"]) == ("home-more", "Құмандар", "kk")
    assert second["blocks"] == [
        ["kk", "Бірінші тармақ."], ["hu", "Saját jog: a király adta."], ["hu", "A kezdőlap: saját hírek."],
        ["hu", "Második pont қазақ szóval."],
        ["hu", "Év"], ["hu", "Szám"], ["hu", "2024"], ["hu", "12"],
    ]  # fmt: skip


def test_keys_are_in_the_language_of_the_block(record: dict[str, Any]) -> None:
    second = record["pages"][0]["sections"][1]
    assert second["heading_keys"] == {"куман": 1}
    assert {"тармак", "2024"} <= set(second["text_keys"])


def test_what_names_an_item_counts_more_and_what_points_elsewhere_less(record: dict[str, Any]) -> None:
    keys = record["pages"][0]["sections"][1]["text_keys"]
    assert keys["jog"] > keys["kiraly"] > keys["hir"]
    assert keys["2024"] > keys["12"]


def test_a_labelled_row_is_a_section_of_its_own(search: quality.Site) -> None:
    for code, name in (("hu", "Karcag"), ("en", "Karcag"), ("kk", "Карцаг"), ("ru", "Карцаг")):
        answer = dict(search.answer(name, code))
        assert answer["cumans/places"][0] == "place-karcag", code


def test_strings_are_in_the_language_of_the_edition(record: dict[str, Any]) -> None:
    assert record["strings"]["more"] == "Тағы көрсету"
    assert record["plurals"]["results"]["other"] == "{count} нәтиже табылды"
    assert record["subjects"] == []
