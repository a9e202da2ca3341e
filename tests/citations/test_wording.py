"""A source as a line: names, "and", language, dates and titles as each edition has them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx.locale import init, translators
from tests.conftest import REPOSITORY

from kb import languages
from kb.catalogues import compile_all
from kb.citations.wording import describe
from kb.sources import Author, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITIONS_ALL = languages.load(REPOSITORY / "docs" / "languages.toml")
EDITIONS = EDITIONS_ALL.by_code
TWO = (Author("Vásáry", "István"), Author("Kiss", "Anna"))
SOURCE = Source(
    "one-2005", 1, "Cumans and Tatars", "Cambridge University Press", "https://example.org/x", "en",
    dt.date(2026, 11, 24), "2005-03", authors=TWO, author_language="hu",
)  # fmt: skip


@pytest.fixture(scope="module", params=["hu", "en", "kk", "ru"])
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[languages.Edition]:
    """Each edition with its interface catalogue in force."""
    target = tmp_path_factory.mktemp("locale")
    compile_all(REPOSITORY / "docs" / "locale", target, EDITIONS_ALL, REPOSITORY)
    translators.clear()
    init([str(target)], request.param)
    yield EDITIONS[request.param]
    translators.clear()


def line(source: Source, edition: languages.Edition) -> str:
    return "".join(node.astext() for node in describe(source, edition)).replace("\u00a0", " ")


WHOLE = {
    "hu": "Vásáry István és Kiss Anna: Cumans and Tatars. Cambridge University Press, 2005. március"
    " (angol nyelven). Megtekintve: 2026. november 24.",
    "en": "István Vásáry and Anna Kiss: Cumans and Tatars. Cambridge University Press, March 2005."
    " Accessed on 24 November 2026.",
    "kk": "István Vásáry және Anna Kiss: «Cumans and Tatars». Cambridge University Press, 2005 жылғы наурыз"
    " (ағылшын тілінде). Қаралған күні: 2026 жылғы 24 қараша.",
    "ru": "István Vásáry и Anna Kiss: «Cumans and Tatars». Cambridge University Press, март 2005 года"
    " (на английском языке). Дата обращения: 24 ноября 2026 года.",
}
UNDATED = {"hu": "keltezetlen", "en": "undated", "kk": "күні көрсетілмеген", "ru": "без даты"}


def test_a_source_reads_as_the_edition_writes(edition: languages.Edition) -> None:
    assert line(SOURCE, edition) == WHOLE[edition.code]


def test_three_authors_have_one_and(edition: languages.Edition) -> None:
    three = dataclasses.replace(SOURCE, authors=(Author("MTI"), *TWO), date="")
    first = line(three, edition).split(":")[0]
    assert first.startswith("MTI, ")
    assert first.count(",") == 1


def test_a_foreign_author_keeps_the_order_of_his_language(edition: languages.Edition) -> None:
    foreign = dataclasses.replace(SOURCE, authors=(Author("Golden", "Peter B."),), author_language="en")
    assert line(foreign, edition).startswith("Peter B. Golden: ")


def test_a_source_without_a_date_says_so(edition: languages.Edition) -> None:
    assert f", {UNDATED[edition.code]}" in line(dataclasses.replace(SOURCE, date=""), edition)


def test_the_language_of_the_edition_is_not_named(edition: languages.Edition) -> None:
    assert "(" not in line(dataclasses.replace(SOURCE, language=edition.code), edition)


def test_a_described_source_has_no_marks_of_a_title(edition: languages.Edition) -> None:
    described = dataclasses.replace(SOURCE, title="[Press digest]")
    assert ": [Press digest]. " in line(described, edition)
    spans = [n for part in describe(described, edition) for n in part.findall(nodes.inline)]
    assert not any("work" in span["classes"] for span in spans)


@pytest.mark.parametrize("title", ["What next?", "It is…", "No.", "Go!"])
def test_no_sentence_has_two_ends(edition: languages.Edition, title: str) -> None:
    text = line(dataclasses.replace(SOURCE, title=title), edition)
    assert not {"?.", "…. ", "..", "!. "} & {text[i : i + 2] for i in range(len(text))}


def test_what_is_in_another_language_is_marked(edition: languages.Edition) -> None:
    marked = [n.astext() for part in describe(SOURCE, edition) for n in part.findall(nodes.inline)
              if "language-en" in n["classes"]]  # fmt: skip
    assert "Cumans and Tatars" in marked
    assert "Cambridge University Press" in marked


def test_every_language_of_sources_has_words() -> None:
    from kb.citations import wording
    from kb.sources import LANGUAGES

    assert set(wording._IN_LANGUAGE) == set(LANGUAGES)
