"""A timeline on pages that a test writes: order, words, downloads, one subject's part."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.citations.test_page import BIB
from tests.helpers.stub import PAGES, build, build_site, page, stub, translate, write
from tests.site import evidence, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

EVENTS = """\
- {when: 1992-03-23, subject: relations, text: Új esemény., facts: [recognition-of-independence], cite: [first],
   link: page, disputed: true}
- {when: 1239, subject: cumans, text: "Régi, régi esemény.", facts: [koten-admission-1239], cite: [second, third]}
"""
ALL = "(all)=\n# Minden\n\nBevezető.\n\n```{timeline}\n```\n"
PART = "(page)=\n# Lap\n\nBevezető.\n\n```{timeline} cumans\n```\n"


def made(target: Path, events: str = EVENTS) -> Path:
    index = PAGES["section/index"].replace("\npage\n", "\npage\nall\n")
    pages = {**PAGES, "section/index": index, "section/page": page(PART), "section/all": page(ALL)}
    root = stub(target, pages, ("hu", "kk"))
    write(root / "docs" / "_data" / "sources.bib", BIB)
    write(root / "docs" / "_data" / "events.yaml", events)
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = made(tmp_path_factory.mktemp("timeline") / "checkout")
    translate(root, "kk", "section/all", {"Új esemény.": "Жаңа оқиға.", "Régi, régi esemény.": "Ескі, ескі оқиға."})
    return build_site(root)


def items(site: Site, code: str, docname: str) -> list[str]:
    present = next(p for p in reading.pages(site)[0] if (p.code, p.docname) == (code, docname))
    (listed,) = evidence.with_class(present, "kb-timeline")
    return [reading.text_of(item).replace("\u2060", "") for item in listed if reading.tag(item) == "li"]


def test_events_stand_in_order_with_date_mark_words_and_way_on(built: Site) -> None:
    old, new = items(built, "kk", "section/all")
    assert re.fullmatch(r"1239 ?\[1\] ?\[2\] ?Ескі, ескі оқиға\.", old)
    assert re.fullmatch(r"1992 жылғы 23 наурыз ?\[3\] Дереккөздер екі түрлі жазады Жаңа оқиға\. Lap", new)


def test_a_page_shows_the_part_of_its_subject(built: Site) -> None:
    (old,) = items(built, "hu", "section/page")
    assert "Régi, régi esemény." in old
    assert "kb-filter" not in built.path("hu", "section/page").read_text(encoding="utf-8")


def test_marks_of_events_are_citations_like_others(built: Site) -> None:
    assert evidence.check_citations(built) == []


@pytest.mark.parametrize(("code", "words"), [("hu", "Régi, régi esemény."), ("kk", "Ескі, ескі оқиға.")])
def test_the_downloads_hold_what_the_page_shows(built: Site, code: str, words: str) -> None:
    folder = built.dist / code / "section"
    data = (folder / "all.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert (rows[0]["when"], rows[0]["text"], rows[0]["sources"]) == ("1239", words, "second third")
    objects = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    assert [(o["when"], o["subject"], o["disputed"]) for o in objects] == [
        ("1239", "cumans", False),
        ("1992-03-23", "relations", True),
    ]
    assert not (folder / "page.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("cite: [first]", "cite: [none]", "docs/_data/events.yaml:1: unknown source 'none'"),
        ("facts: [koten-admission-1239]", "facts: [none]", "docs/_data/events.yaml:3: unknown fact 'none'"),
        ("link: page,", "link: none,", "docs/_data/events.yaml:1: no page has the label 'none'"),
        (
            ", disputed: true", "",
            "docs/_data/events.yaml:1: sources dispute the fact 'recognition-of-independence'",
        ),
        ("subject: cumans", "subject: kun", "docs/_data/events.yaml:3: unknown subject 'kun'"),
    ],
)  # fmt: skip
def test_a_bad_event_stops_the_build_with_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert old in EVENTS
    result = build(made(tmp_path / "checkout", EVENTS.replace(old, new)))
    assert result.code == 1
    assert finding in result.output
    assert "Traceback" not in result.output
