"""Small changes to good catalogues are caught, each by the check that is meant to catch it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY

from kb import languages
from kb.catalogues.check import Gate
from kb.catalogues.report import checks
from kb.catalogues.template import make_templates

if TYPE_CHECKING:
    from kb.findings import Finding

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Bad:
    """One change: the check that must catch it, the catalogue, what is replaced, by what."""

    check: str
    code: str
    stem: str
    old: str
    new: str


def cases() -> list[Bad]:
    made = []
    for line in (CORPUS / "bad.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        check, place, old, new = line.split("\t")
        code, _, stem = place.partition("/")
        made.append(Bad(check, code, stem, real(old), real(new)))
    return made


def real(text: str) -> str:
    """A line break of the file is written as quote, backslash, n, keyword."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r'(?<=["y])\\n(?=["#m]|$)', "\n", text)


def changed(text: str, bad: Bad) -> str:
    """``text`` with the change: in a msgstr if the old words stand in one, else where they stand first."""
    places = [match.start() for match in re.finditer(re.escape(bad.old), text)]
    lines = [text.rfind("\n", 0, place + 1) + 1 for place in places]
    start = next(
        (place for place, line in zip(places, lines, strict=True) if text.startswith("msgstr", line)), places[0]
    )
    return text[:start] + bad.new + text[start + len(bad.old) :]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with good catalogues in all languages, and fresh templates."""
    root = tmp_path_factory.mktemp("corpus")
    shutil.copytree(REPOSITORY / "docs", root / "docs", ignore=shutil.ignore_patterns("*.md", "locale", "__pycache__"))
    shutil.copytree(CORPUS / "docs", root / "docs", dirs_exist_ok=True)
    make_templates(root)
    return root


@pytest.fixture(scope="module")
def gate(site: Path) -> Gate:
    """The gate of that site; its dictionaries are loaded once."""
    editions = languages.load(site / "docs" / "languages.toml")
    return Gate(site, site / "docs" / "locale", editions, templates=make_templates(site))


def test_the_good_catalogues_pass(gate: Gate) -> None:
    findings = gate.run(["hu", "en", "kk", "ru"])
    assert [str(finding) for finding in findings if finding.level == "error" and _of_pages(finding)] == []


def _of_pages(finding: Finding) -> bool:
    """The interface grows from day to day: its real catalogues are checked elsewhere."""
    return not finding.path.endswith("sphinx.po")


@pytest.mark.parametrize("bad", cases(), ids=lambda bad: f"{bad.check}-{bad.code}-{bad.new[:24]}")
def test_a_bad_catalogue_is_caught(gate: Gate, tmp_path: Path, bad: Bad) -> None:
    source = gate.locale / bad.code / "LC_MESSAGES" / f"{bad.stem}.po"
    text = source.read_text(encoding="utf-8")
    assert bad.old in text
    path = tmp_path / "changed.po"
    path.write_text(changed(text, bad), encoding="utf-8")
    findings = gate.check_file(path, gate.editions.by_code[bad.code], bad.stem)
    assert bad.check in {finding.check for finding in findings}, [str(finding) for finding in findings]


def test_every_check_of_messages_has_its_cases() -> None:
    found = {bad.check for bad in cases()}
    of_files = {
        "linked",
        "foreign-folder",
        "foreign-file",
        "missing-file",
        "too-large",
        "not-utf8",
        "too-long",
        "byte-order-mark",
    }
    assert set(checks()) - found - of_files == {"spelling-kazakh", "term"}


def test_the_corpus_is_large_enough() -> None:
    assert len(cases()) >= 100
