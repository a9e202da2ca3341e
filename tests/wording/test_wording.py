"""Titles of works and words of other languages, as each edition sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import build_without_gate, page, stub, translate

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "A {work}`Codex Cumanicus` és a {lang}`kk:қазақ` szó, {lang}`kk-Latn:qazaq` is."
TRANSLATION = "{work}`Codex Cumanicus` және {lang}`hu:kun` сөзі."


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = stub(tmp_path_factory.mktemp("wording"), {"index": page(f"(home)=\n# Cím\n\n{SENTENCE}\n")})
    translate(root, "kk", "index", {SENTENCE: TRANSLATION})
    # The words are not those of the msgid.
    result = build_without_gate(root)
    assert result.code == 0, result.output
    return root / "dist"


def test_hungarian_sets_titles_in_italics(dist: Path) -> None:
    text = (dist / "hu" / "index.html").read_text(encoding="utf-8")
    assert '<span class="work work-italic">Codex Cumanicus</span>' in text
    assert "«" not in text


def test_kazakh_sets_titles_between_marks(dist: Path) -> None:
    text = (dist / "kk" / "index.html").read_text(encoding="utf-8")
    assert '<span class="work">«Codex Cumanicus»</span>' in text
    assert "work-italic" not in text


@pytest.mark.parametrize(
    ("code", "span"),
    [
        ("hu", '<span lang="kk">қазақ</span>'),
        ("hu", '<span lang="kk-Latn">qazaq</span>'),
        ("kk", '<span lang="hu">kun</span>'),
    ],
)
def test_words_of_another_language_say_so(dist: Path, code: str, span: str) -> None:
    text = (dist / code / "index.html").read_text(encoding="utf-8")
    assert span in text.replace(' class=""', "")


def test_a_missing_language_is_an_error_with_its_line(tmp_path: Path) -> None:
    root = stub(tmp_path / "error", {"index": page("(home)=\n# Cím\n\nA {lang}`қазақ` szó.\n")}, ("hu",))
    # The words are not those of the msgid.
    result = build_without_gate(root)
    assert result.code == 1
    assert "docs/index.md:12: ERROR: {lang} lacks its language: write {lang}`hu:…`, not 'қазақ'" in result.output
    assert not (root / "dist").exists()
