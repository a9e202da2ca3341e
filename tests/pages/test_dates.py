"""Dates typed in a page on voting: each is named with its line; laws' dates are allowed by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import empty_data, page, write

from kb.pages import check_pages
from kb.pages.dates import typed_dates

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A határidő 2026. április 2., csütörtök.", "2026. április 2"),
        ("Április 12-én szavaztak.", "Április 12"),
        ("Legkésőbb március 18-ig küldje el.", "március 18"),
        ("Az átvétel március 28–31. között van.", "március 28"),
        ("A szavazás 2026-04-12-én volt.", "2026-04-12"),
        ("A szavazás 2026. 04. 12-én volt.", "2026. 04. 12"),
        ("A szavazás 2026.04.12. volt.", "2026.04.12"),
        ("A szavazás április tizenkettedikén volt.", "április tizenkettedikén"),
        ("Május elsejéig állapítják meg.", "Május elsejéig"),
        ("- **október 25.** a nap", "október 25"),
        ("| április 8. | 16 óra |", "április 8"),
    ],
)
def test_a_typed_date_is_found(line: str, words: str) -> None:
    assert typed_dates(f"(label)=\n# Cím\n\n{line}\n") == [(4, words)]


@pytest.mark.parametrize(
    "line",
    [
        "A határidő {deadline}`last fr-request-close`.",
        "A szavazást megelőző kilencedik nap 16 óráig kérhető.",
        "A 2013. évi XXXVI. törvény 259. §-a szerint.",
        "2026 áprilisában választottak; 2022-ben is.",
        "Munkanapokon 9 és 16 óra között.",
        "[A rendelet](https://njt.hu/jogszabaly/2026-1-20-06) szövege.",
        "[A cikk](https://example.org/2026/04/12/hir) szerint.",
        "% április 12. csak megjegyzés",
        "Telefon: +36 1 795 3310.",
        "471 000 választó, 2018–2026.",
    ],
)
def test_what_is_no_date_is_left_alone(line: str) -> None:
    assert typed_dates(f"# Cím\n\n{line}\n") == []


def test_dates_of_the_front_matter_are_not_typed_in_the_page() -> None:
    assert typed_dates(page("(voting)=\n# Cím\n")) == []


@pytest.mark.parametrize(("name", "found"), [("2024-12-17", []), ("2024-12-18", [(4, "2024. december 17")])])
def test_another_date_is_allowed_by_its_name_only(name: str, found: list[tuple[int, str]]) -> None:
    assert typed_dates(f"# Cím\n\n% other-dates: {name}\nA 2024. december 17-én elfogadott módosítás.\n") == found


def test_only_pages_on_voting_are_held_to_it(tmp_path: Path) -> None:
    body = "# Cím\n\nA szavazás napja 2026. április 12.\n"
    empty_data(tmp_path)
    tree = "\n```{toctree}\nvoting/index\n```\n"
    write(tmp_path / "docs" / "index.md", page(f"(home)=\n{body}{tree}"))
    write(tmp_path / "docs" / "voting" / "index.md", page(f"(voting)=\n{body}"))
    (finding,) = check_pages(tmp_path / "docs", tmp_path)
    assert (finding.path, finding.line) == ("docs/voting/index.md", 12)
    assert finding.wrong == "a typed date (2026. április 12)"
    assert "{deadline}" in finding.mend
