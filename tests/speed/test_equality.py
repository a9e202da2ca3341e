"""With the changes of ``kb.speed`` and without them the site has the same bytes, all at once and one by one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tools.bench.edits import edit
from tools.bench.site import SOURCE, TRANSLATIONS, write_site

from kb.speed import known
from kb.speed.changes import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.speed.conftest import Build, Built

# The attribute is the only public way from a transform to its builder until Sphinx 11.
pytestmark = pytest.mark.filterwarnings(r"ignore:.*\.app' is deprecated")

# Files beside the pages whose bytes are compared too.
RECORDS = {"objects.inv", "_records/search.json", "_records/translation.json", "special/timeline.csv"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles, one with missing and outdated translations, and a page for each directive."""
    root = tmp_path_factory.mktemp("synthetic")
    write_site(root, 2, figure=True)
    return root


@pytest.fixture(scope="module")
def stock(site: Path, build_edition: Build) -> Callable[[str], Built]:
    """An edition as stock libraries build it."""
    return cache(lambda language: build_edition(site, language, "0"))


@pytest.mark.parametrize("language", [SOURCE, *TRANSLATIONS])
def test_all_changes_together_change_no_byte(
    site: Path, build_edition: Build, stock: Callable[[str], Built], language: str
) -> None:
    assert build_edition(site, language, "") == stock(language)


@pytest.mark.parametrize("name", known())
def test_one_change_changes_no_byte(site: Path, build_edition: Build, stock: Callable[[str], Built], name: str) -> None:
    assert build_edition(site, TRANSLATIONS[-1], name) == stock(TRANSLATIONS[-1])


def test_the_site_has_every_construct(stock: Callable[[str], Built]) -> None:
    built = stock(TRANSLATIONS[-1])
    assert built.warnings == ""
    assert built.files.keys() >= RECORDS
    pages = "".join(data.decode() for name, data in built.files.items() if name.endswith(".html"))
    signs = (
        'class="reference internal"', 'class="reference external"', "<em>", "<strong>", "<code", "<table", "<figure",
        "<blockquote>", "<ol", 'class="kb-cite"', 'class="kb-term"', 'class="kb-conflict"', 'role="doc-noteref"',
        'class="footnote', "<time", 'class="work', 'lang="kk"', "admonition note", "highlight-bash", "toctree-wrapper",
        "kb-untranslated", "kb-why", "kb-banner-partly", "kb-timeline", "kb-places", "kb-glossary", "kb-checks",
        "kb-all-sources", "kb-figure", "kb-deadlines", "kb-decision", "kb-office", "kb-translation-status",
    )  # fmt: skip
    assert [sign for sign in signs if sign not in pages] == []


def test_a_change_that_loses_something_is_seen(
    site: Path, build_edition: Build, stock: Callable[[str], Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "is_plain", lambda text: "](" not in text)
    assert build_edition(site, TRANSLATIONS[-1], "plain").files != stock(TRANSLATIONS[-1]).files


def test_a_second_build_of_a_changed_page_is_like_a_first(tmp_path: Path, build_edition: Build) -> None:
    write_site(tmp_path, 2)
    again = tmp_path / "again"
    build_edition(tmp_path, TRANSLATIONS[0], "1", again)
    edit(tmp_path, TRANSLATIONS[0])
    assert build_edition(tmp_path, TRANSLATIONS[0], "1", again) == build_edition(tmp_path, TRANSLATIONS[0], "1")


def test_the_changes_can_be_switched_between_two_builds(tmp_path: Path, build_edition: Build) -> None:
    write_site(tmp_path, 1)
    again = tmp_path / "again"
    first = build_edition(tmp_path, TRANSLATIONS[0], "1", again)
    assert build_edition(tmp_path, TRANSLATIONS[0], "0", again) == first
    assert build_edition(tmp_path, TRANSLATIONS[0], "1", again) == first
