"""The glossary and the links to it, on pages that a test writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import describe
from tests.helpers.stub import PAGES, build, build_site, build_without_gate, page, stub, translate, write
from tests.site import evidence, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site


def record(name: str, kk: str, hu: str, glossary: bool = True) -> str:
    forms = f"- id: {name}\n  hu: {hu}\n  en: {name}\n  kk: {kk}\n  ru: {name}\n"
    return forms + (f"  glossary: true\n  definition: Ez „{hu}” & más.\n" if glossary else "")


TERMS = "".join(
    [
        record("father", "әке", "csapat"),
        record("city", "қала", "cukor"),
        record("clan", "аға", "ás"),
        record("letter", "хат", "asztal"),
        record("hidden", "жоқ", "nincs", glossary=False),
    ]
)
WORDS = "A {term}`csapattal <father>` megyünk."
GLOSSARY = "(terms)=\n# Fogalmak\n\nA jegyzék.\n\n```{glossary-terms}\n```\n"


def made(target: Path, words: str = WORDS) -> Path:
    index = PAGES["section/index"].replace("\npage\n", "\npage\nglossary\n")
    body = f"(page)=\n# Lap\n\n{words}\n"
    pages = {**PAGES, "section/index": index, "section/page": page(body), "section/glossary": page(GLOSSARY)}
    root = stub(target, pages, ("hu", "kk"))
    write(root / "docs" / "_data" / "terms.yaml", TERMS)
    # The search's own words name concepts that are not here.
    write(root / "docs" / "_data" / "search.yaml", "examples: []\naside: []\nsame: []\nreaders: []\nstop: {}\n")
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Four terms; in Kazakh one definition and the sentence that links to it are translated."""
    root = made(tmp_path_factory.mktemp("glossary") / "checkout")
    translate(root, "kk", "section/glossary", {"Ez „csapat” & más.": "Бұл – «әке» & басқа."})
    translate(root, "kk", "section/page", {WORDS: "Біз {term}`әкемен <father>` барамыз."})
    return build_site(root)


def glossary(site: Site, code: str) -> list[str]:
    present = next(p for p in reading.pages(site)[0] if (p.code, p.docname) == (code, "section/glossary"))
    (listed,) = evidence.with_class(present, "kb-glossary")
    return [reading.text_of(e) for e in listed if reading.tag(e) == "dt"]


def test_terms_stand_in_the_alphabet_of_the_edition(built: Site) -> None:
    assert glossary(built, "hu") == ["ás", "asztal", "cukor", "csapat"]
    assert glossary(built, "kk") == ["аға", "әке", "қала", "хат"]


def test_every_edition_has_the_same_ids_and_all_definitions(built: Site) -> None:
    assert evidence.check_glossary(built) == []


def test_the_other_languages_stand_under_the_definition_with_their_mark(built: Site) -> None:
    text = built.path("kk", "section/glossary").read_text(encoding="utf-8")
    assert '<p class="kb-other-forms"><span lang="hu">csapat</span></p>' in text


@pytest.mark.parametrize(
    ("code", "words", "note", "language"),
    [
        ("hu", "csapattal", "Ez „csapat” &amp; más.", "hu"),
        ("kk", "әкемен", "Бұл – «әке» &amp; басқа.", "kk"),
    ],
)
def test_a_link_has_the_words_of_the_page_and_the_definition(
    built: Site, code: str, words: str, note: str, language: str
) -> None:
    text = built.path(code, "section/page").read_text(encoding="utf-8")
    link = re.search(r'<a class="kb-term"[^>]*>[^<]*</a>', text)
    assert link
    wanted = f'<a class="kb-term" href="glossary.html#term-father" data-note="{note}" data-note-lang="{language}">'
    assert link[0] == f"{wanted}{words}</a>"


def test_a_definition_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    root = made(tmp_path / "checkout")
    assert build(root).code == 0
    assert 'data-note-lang="hu"' in describe(root).path("kk", "section/page").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["{term}`сөз <none>`", "{term}`сөз <hidden>`"])
def test_an_unknown_term_in_a_translation_stops_the_build(tmp_path: Path, words: str) -> None:
    root = made(tmp_path / "checkout")
    translate(root, "kk", "section/page", {WORDS: f"Бұл {words}."})
    result = build_without_gate(root)
    assert result.code == 1
    assert "section/page.md:12" in result.output
    assert "unknown term" in result.output


def test_a_term_without_its_id_in_a_translation_stops_the_build(tmp_path: Path) -> None:
    root = made(tmp_path / "checkout")
    translate(root, "kk", "section/page", {WORDS: "Бұл {term}`сөз`."})
    result = build_without_gate(root)
    assert result.code == 1
    assert "{term} lacks its id" in result.output
