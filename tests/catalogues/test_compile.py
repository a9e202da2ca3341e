"""Compiled catalogues come from checked .po files only, into a folder that holds nothing else."""

from __future__ import annotations

import gettext
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.catalogues.desk import OLD, ONE, TWO, Desk
from tests.helpers.stub import header, stamps, tree, write

from kb.catalogues import compile_all
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "kk/LC_MESSAGES"
ALL = [
    f"{code}/LC_MESSAGES/{stem}.{ending}"
    for code in ("hu", "kk")
    for stem in ("index", "sphinx")
    for ending in ("mo", "po")
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "site")
    made.write("index", header() + ONE + TWO + OLD)
    for code in ("hu", "kk"):
        # The interface's own messages are another matter; an empty template would do.
        shutil.copy(made_interface(code), made.path("sphinx", code))
    return made


def made_interface(code: str) -> Path:
    from tests.conftest import REPOSITORY

    return REPOSITORY / "docs" / "locale" / code / "LC_MESSAGES" / "sphinx.po"


def compiled(desk: Desk) -> None:
    compile_all(desk.locale, desk.target, desk.editions, desk.root)


def say(desk: Desk, msgid: str, page: str = "index") -> str:
    return gettext.translation(page, desk.target, ["kk"]).gettext(msgid)


def test_translations_are_compiled(desk: Desk) -> None:
    compiled(desk)
    assert say(desk, "Egy alma.") == "Бір алма."


def test_fuzzy_and_obsolete_entries_are_not(desk: Desk) -> None:
    compiled(desk)
    assert say(desk, "Két körte.") == "Két körte."
    assert say(desk, "Három szilva.") == "Három szilva."


def test_the_folder_holds_what_was_compiled_and_no_more(desk: Desk) -> None:
    write(desk.target / "kk" / "LC_MESSAGES" / "evil.mo", "x")
    write(desk.target / "en" / "LC_MESSAGES" / "index.mo", "x")
    compiled(desk)
    assert sorted(tree(desk.target)) == ALL


def test_a_planted_mo_is_refused_and_never_used(desk: Desk) -> None:
    compiled(desk)
    planted = desk.locale / PLACE / "index.mo"
    planted.write_bytes((desk.target / PLACE / "index.mo").read_bytes().replace("Бір".encode(), "Жүз".encode()))
    with pytest.raises(BadInput, match=r"docs/locale/kk/LC_MESSAGES/index\.mo:1: a file that does not belong here"):
        compiled(desk)
    assert say(desk, "Egy alma.") == "Бір алма."


def test_the_locale_folder_is_only_read(desk: Desk) -> None:
    before, marks = tree(desk.locale), stamps(desk.locale)
    compiled(desk)
    assert (tree(desk.locale), stamps(desk.locale)) == (before, marks)


def test_unchanged_catalogues_are_not_written_again(desk: Desk) -> None:
    compiled(desk)
    before = stamps(desk.target)
    desk.write("index", header() + ONE.replace("Бір алма", "Бір қызыл алма"))
    compiled(desk)
    changed = {name for name, mark in stamps(desk.target).items() if before[name] != mark}
    assert changed == {str(desk.target / PLACE / f"index.{ending}") for ending in ("po", "mo")}


def test_a_removed_catalogue_leaves_nothing(desk: Desk) -> None:
    compiled(desk)
    desk.path("index").unlink()
    compiled(desk)
    assert say(desk, "Egy alma.") == "Egy alma."


@pytest.mark.parametrize("place", ["kk", "kk/LC_MESSAGES", "kk/LC_MESSAGES/section"])
def test_a_linked_folder_is_not_followed(desk: Desk, tmp_path: Path, place: str) -> None:
    folder = desk.locale / place
    if folder.exists():
        shutil.rmtree(folder)
    for inner in ("", "LC_MESSAGES", "section"):
        write(tmp_path / "outside" / inner / "evil.po", header() + ONE)
    folder.symlink_to(tmp_path / "outside")
    with pytest.raises(BadInput, match=rf"docs/locale/{place}:1: not a regular file"):
        compiled(desk)
    assert not desk.target.exists()


def test_all_bad_catalogues_are_named_and_nothing_is_compiled(desk: Desk) -> None:
    desk.write("index", header() + ONE + "x\n")
    desk.write("sphinx", "\n", "hu")
    with pytest.raises(BadInput) as error:
        compiled(desk)
    assert {(finding.path, finding.check) for finding in error.value.findings} >= {
        (desk.name("index"), "syntax"),
        (desk.name("sphinx", "hu"), "header-missing"),
    }
    assert not desk.target.exists()


def test_a_page_without_a_catalogue_gets_an_empty_one(desk: Desk) -> None:
    write(desk.docs / "section" / "page.md", "(page)=\n# Lap\n\nEgy alma.\n")
    compiled(desk)
    assert say(desk, "Egy alma.", "section/page") == "Egy alma."


def test_a_changed_source_stops_no_build(desk: Desk) -> None:
    # Its paragraphs are shown in Hungarian, marked; only the whole check refuses old msgids.
    desk.write("index", header() + ONE.replace("Egy alma", "Egy régi alma"))
    compiled(desk)
    assert say(desk, "Egy régi alma.") == "Бір алма."
