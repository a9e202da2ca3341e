"""Compiled catalogues come from checked .po files only, into a folder that holds nothing else."""

from __future__ import annotations

import contextlib
import gettext
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import stamps, tree, write

from kb.catalogues import compile_all
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ONE = 'msgid "Egy alma."\nmsgstr "Бір алма."\n\n'
TWO = '#, fuzzy\nmsgid "Két körte."\nmsgstr "Екі алмұрт."\n\n'
OLD = '#~ msgid "Három szilva."\n#~ msgstr "Үш өрік."\n'
PLACE = "kk/LC_MESSAGES"


class Desk:
    """A locale folder with one catalogue, and where it is compiled to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.locale = root / "docs" / "locale"
        self.target = root / "build" / "locale"
        self.write("index", HEADER + ONE + TWO + OLD)

    def write(self, page: str, text: str) -> Path:
        return write(self.locale / PLACE / f"{page}.po", text)

    def compile(self, *pages: str) -> None:
        compile_all(self.locale, self.target, ["kk"], list(pages or ("index",)), self.root)

    def say(self, msgid: str, page: str = "index") -> str:
        return gettext.translation(page, self.target, ["kk"]).gettext(msgid)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_translations_are_compiled(desk: Desk) -> None:
    desk.compile()
    assert desk.say("Egy alma.") == "Бір алма."


def test_fuzzy_and_obsolete_entries_are_not(desk: Desk) -> None:
    desk.compile()
    assert desk.say("Két körte.") == "Két körte."
    assert desk.say("Három szilva.") == "Három szilva."


def test_a_planted_mo_is_never_used(desk: Desk) -> None:
    desk.compile()
    real = (desk.target / PLACE / "index.mo").read_bytes()
    planted = desk.locale / PLACE / "index.mo"
    planted.write_bytes(real.replace("Бір".encode(), "Жүз".encode()))
    (desk.locale / PLACE / "other.mo").write_bytes(planted.read_bytes())
    desk.compile()
    assert desk.say("Egy alma.") == "Бір алма."
    assert sorted(tree(desk.target)) == [f"{PLACE}/index.mo", f"{PLACE}/index.po"]


def test_the_locale_folder_is_only_read(desk: Desk) -> None:
    before, marks = tree(desk.locale), stamps(desk.locale)
    desk.compile("index", "page")
    assert (tree(desk.locale), stamps(desk.locale)) == (before, marks)


def test_unchanged_catalogues_are_not_written_again(desk: Desk) -> None:
    desk.write("page", HEADER)
    desk.compile()
    before = stamps(desk.target)
    desk.write("page", HEADER + ONE)
    desk.compile()
    changed = {name for name, mark in stamps(desk.target).items() if before[name] != mark}
    assert changed == {str(desk.target / PLACE / f"page.{ending}") for ending in ("po", "mo")}


def test_a_removed_catalogue_leaves_nothing(desk: Desk) -> None:
    path = desk.write("old/page", HEADER + ONE)
    desk.compile()
    assert desk.say("Egy alma.", "old/page") == "Бір алма."
    path.unlink()
    desk.compile()
    assert sorted(tree(desk.target)) == [f"{PLACE}/index.mo", f"{PLACE}/index.po"]


def test_a_foreign_file_in_the_build_folder_goes(desk: Desk) -> None:
    write(desk.target / "kk" / "LC_MESSAGES" / "evil.mo", "x")
    write(desk.target / "en" / "LC_MESSAGES" / "index.mo", "x")
    desk.compile()
    assert sorted(tree(desk.target)) == [f"{PLACE}/index.mo", f"{PLACE}/index.po"]


@pytest.mark.parametrize("place", ["kk", "kk/LC_MESSAGES", "kk/LC_MESSAGES/section"])
def test_a_linked_folder_is_not_followed(desk: Desk, tmp_path: Path, place: str) -> None:
    folder = desk.locale / place
    if folder.exists():
        shutil.rmtree(folder)
    for inner in ("", "LC_MESSAGES", "section"):
        write(tmp_path / "outside" / inner / "evil.po", HEADER + ONE)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(tmp_path / "outside")
    with contextlib.suppress(BadInput):
        desk.compile()
    assert [name for name in tree(desk.root / "build") if "evil" in name] == []


def test_a_page_without_a_catalogue_gets_an_empty_one(desk: Desk) -> None:
    desk.compile("index", "section/page")
    assert desk.say("Egy alma.", "section/page") == "Egy alma."
