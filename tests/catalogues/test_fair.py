"""Good translations pass: models of style, harmless oddities, our own catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import REPOSITORY

from kb import languages
from kb.catalogues.check import Gate
from kb.catalogues.template import make_templates

CORPUS = Path(__file__).parent / "corpus"
# What no list of fair texts can hold: a warning is no refusal.
WARNINGS = {"term", "spelling-kazakh"}


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def gate() -> Gate:
    """The gate of this repository."""
    editions = languages.load(REPOSITORY / "docs" / "languages.toml")
    return Gate(REPOSITORY, REPOSITORY / "docs" / "locale", editions, templates=make_templates(REPOSITORY))


def errors(gate: Gate, msgid: str, msgstr: str, code: str) -> list[tuple[str, dict[str, str]]]:
    problems = gate.check_message(msgid, msgstr, gate.editions.by_code[code], "index")
    return [problem for problem in problems if problem[0] not in WARNINGS]


@pytest.mark.parametrize(("code", "msgid", "msgstr"), rows("fair.tsv"), ids=lambda text: text[:30])
def test_a_harmless_oddity_passes(gate: Gate, code: str, msgid: str, msgstr: str) -> None:
    assert errors(gate, msgid, msgstr, code) == []


def test_there_are_forty_of_them() -> None:
    assert len(rows("fair.tsv")) >= 40


@pytest.mark.parametrize(("code", "msgid", "msgstr"), rows("models.tsv"), ids=lambda text: text[:30])
def test_a_model_of_style_passes(gate: Gate, code: str, msgid: str, msgstr: str) -> None:
    assert errors(gate, msgid, msgstr, code) == []


@pytest.mark.parametrize(("code", "text"), rows("sentences.tsv"), ids=lambda text: text[:40])
def test_a_model_sentence_passes(gate: Gate, code: str, text: str) -> None:
    problems = gate.check_text(text, gate.editions.by_code[code])
    assert [problem for problem in problems if problem[0] not in WARNINGS] == []


def test_our_own_catalogues_pass(gate: Gate) -> None:
    findings = gate.run(list(gate.editions.codes))
    assert [str(finding) for finding in findings if finding.level == "error"] == []


def test_all_dictionaries_were_asked(gate: Gate) -> None:
    for code in gate.editions.codes:
        gate.check_message("Egy alma.", "Xqzw.", gate.editions.by_code[code], "index")
    assert gate.notes == []
