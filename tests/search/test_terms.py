"""The words that the search knows: joined names, rejected forms, and faults in the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.findings import BadInput
from kb.lookup import alphabet, terms

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the files, to be broken."""
    (tmp_path / "_data").mkdir()
    for name in ("terms.yaml", "names.yaml", "search.yaml"):
        shutil.copy(DOCS / "_data" / name, tmp_path / "_data" / name)
    return tmp_path


def test_one_place_under_several_names_is_one_concept() -> None:
    concepts = {concept.id: concept for concept in terms.load(DOCS).concepts}
    assert {"Asztana", "Nur-Szultan"} <= set(concepts["astana"].all_names("hu"))
    assert "Акмола" in concepts["astana"].spellings
    assert "nur-sultan" not in concepts


def test_rejected_forms_are_known_without_their_explanation() -> None:
    concepts = {concept.id: concept for concept in terms.load(DOCS).concepts}
    assert "посольство" in concepts["embassy"].all_names("kk")
    assert not [
        name
        for concept in concepts.values()
        for code in ("hu", "en", "kk", "ru")
        for name in concept.names.get(code, ())
        if "(" in name
    ]


def test_examples_are_in_every_language() -> None:
    words = terms.load(DOCS)
    assert all(len(words.example_names(code)) == 3 for code in ("hu", "en", "kk", "ru"))


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("search.yaml", "examples: [", "examples: [[", r"docs/_data/search\.yaml:\d+: not valid YAML"),
        ("search.yaml", "[scholarship,", "[scholarhip,", r"docs/_data/search\.yaml:\d+: unknown id 'scholarhip'"),
        ("search.yaml", "ids: [almaty]", "ids: [almati]", r"docs/_data/search\.yaml:\d+: unknown id 'almati'"),
        ("search.yaml", "readers:", "reader:", r"docs/_data/search\.yaml:1: not the five lists"),
    ],
)
def test_a_fault_names_its_line(data: Path, name: str, old: str, new: str, message: str) -> None:
    path = data / "_data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        terms.load(data)


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "_data" / "search.yaml").unlink()
    with pytest.raises(BadInput, match=r"docs/_data/search\.yaml:1: the file is missing"):
        terms.load(data)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Ақтөбе әлем бет ғасыр Қазақстан қор өтініш сапар ұйым іздеу"),
        ("hu", "ásó asztal cél csúcs dal Géza gyár kör ok ökör őz szó tanács zúg zsír"),
        ("ru", "Ёлка ель жизнь"),
        ("en", "2024 embassy Zone"),
    ],
)
def test_the_alphabet_orders(language: str, words: str) -> None:
    expected = words.split()
    assert sorted(set(expected), key=lambda word: alphabet.order(word, language)) == expected


def test_initials_are_letters_of_the_alphabet() -> None:
    assert [alphabet.initial(word, "hu") for word in ("Ásó", "csúcs", "2024", "„zsír”")] == ["A", "Cs", "#", "Zs"]
    assert [alphabet.initial(word, "kk") for word in ("ғасыр", "Қазақстан")] == ["Ғ", "Қ"]
