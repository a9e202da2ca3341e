"""``python -m kb.catalogues check``: what a translator and a workflow see."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY, Run, run

from kb.catalogues.report import LANGUAGES, checks, fault, say, table

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "docs/locale/kk/LC_MESSAGES/index.po"


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A copy of our catalogues, to be broken."""
    shutil.copytree(REPOSITORY / "docs" / "locale", tmp_path / "locale")
    return tmp_path / "locale"


def check(*arguments: str | Path) -> Run:
    return run("kb.catalogues", "check", *arguments, cwd=REPOSITORY)


def spoil(locale: Path) -> int:
    """Put a hidden character into a Kazakh msgstr; its line."""
    path = locale / "kk" / "LC_MESSAGES" / "index.po"
    text = path.read_text(encoding="utf-8")
    old = 'msgstr "Бұл ресми сайт па?"'
    assert old in text
    path.write_text(text.replace(old, 'msgstr "Бұл рес\u00adми сайт па?"'), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_our_catalogues_pass() -> None:
    assert check().code == 0


def test_a_fault_is_one_line_with_file_line_and_mending(locale: Path) -> None:
    line = spoil(locale)
    result = check("--locale", locale, "--language", "kk")
    assert result.code == 1
    (found,) = [text for text in result.output.splitlines() if "[character]" in text]
    assert found == (
        f"{locale.as_posix()}/kk/LC_MESSAGES/index.po:{line}: a character that does not belong in a text: "
        "U+00AD (soft hyphen): delete it, or type the character that you mean [character]"
    )


def test_it_speaks_the_translators_language(locale: Path) -> None:
    spoil(locale)
    result = check("--locale", locale, "--language", "kk", "--lang", "kk")
    words = checks()["character"]["kk"]
    assert words[1] in result.output
    assert checks()["character"]["en"][1] not in result.output


def test_a_workflow_gets_annotations(locale: Path) -> None:
    line = spoil(locale)
    result = check("--locale", locale, "--language", "kk", "--format", "github")
    assert re.search(rf"(?m)^::error file=.*/kk/LC_MESSAGES/index\.po,line={line},title=character::", result.output)


def test_another_language_does_not_hide_a_planted_file(locale: Path) -> None:
    (locale / "ru" / "LC_MESSAGES" / "sphinx.mo").write_bytes(b"x")
    result = check("--locale", locale, "--language", "en")
    assert result.code == 1
    assert "ru/LC_MESSAGES/sphinx.mo:1: a file that does not belong here" in result.output


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--locale", "no/such/folder"), "no such folder: no/such/folder"),
        (("--language", "tr"), "no such language: tr (docs/languages.toml has hu, en, kk, ru)"),
        (("--root", "tests"), "is no checkout"),
    ],
)
def test_what_cannot_run_says_why_in_one_line(arguments: tuple[str, ...], why: str) -> None:
    result = check(*arguments)
    assert (result.code, result.output.count("\n")) == (2, 1)
    assert why in result.output


def test_no_catalogue_can_add_a_line_or_an_annotation() -> None:
    evil = fault("spelling", "a.po", 1, found="x\n::error file=b.po::y\r\n", code="kk")
    for form in ("text", "github"):
        assert len(say(evil, "en", form).splitlines()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_said_in_every_language(language: str) -> None:
    for name, words in checks().items():
        assert len(words[language]) == 2, name
        assert _names(words[language]) == _names(words["en"]), name
        assert words.get("example") or words.get("file_example"), name


def _names(words: list[str]) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}", " ".join(words)))


@pytest.mark.parametrize(
    "name", [name for name, words in checks().items() if "example" in words and words["example"][1]]
)
def test_every_example_of_the_table_shows_its_check(name: str) -> None:
    from kb import languages
    from kb.catalogues.check import Gate

    gate = Gate(REPOSITORY, REPOSITORY / "docs" / "locale", languages.load(REPOSITORY / "docs" / "languages.toml"))
    code, msgstr, msgid = checks()[name]["example"]
    assert name in {check for check, _ in gate.check_message(msgid, msgstr, gate.editions.by_code[code], "index")}


def test_the_translators_table_is_that_of_the_code() -> None:
    text = (REPOSITORY / "CHECKS.md").read_text(encoding="utf-8")
    assert table("en") in text
