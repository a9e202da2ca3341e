"""``kb.catalogues update`` loses no translation and leaves no diff where nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from kb import languages
from kb.catalogues.update import update_all
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


class Desk:
    """A checkout with two pages, written by a test message by message."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.templates = root / "build" / "gettext"
        self.templates.mkdir(parents=True)

    def template(self, page: str, *msgids: str) -> None:
        (self.templates / f"{page}.pot").write_text(HEADER + "".join(f'msgid "{m}"\nmsgstr ""\n\n' for m in msgids))

    def path(self, page: str) -> Path:
        return self.root / "docs" / "locale" / "kk" / "LC_MESSAGES" / f"{page}.po"

    def catalogue(self, page: str, text: str) -> None:
        self.path(page).parent.mkdir(parents=True, exist_ok=True)
        self.path(page).write_text(HEADER + text, encoding="utf-8")

    def update(self) -> list[str]:
        editions = languages.load(self.root / "docs" / "languages.toml")
        return update_all(self.root, editions, ["one", "two"], self.templates)

    def entries(self, page: str) -> dict[str, polib.POEntry]:
        return {entry.msgid: entry for entry in polib.pofile(str(self.path(page)))}


@pytest.fixture
def desk(checkout: Path) -> Desk:
    made = Desk(checkout)
    made.template("one", "Egy alma.", "Két körte.")
    made.template("two", "Három szilva.")
    made.catalogue("one", 'msgid "Egy alma."\nmsgstr "Бір алма."\n')
    made.catalogue("two", "")
    return made


def test_new_messages_come_empty_and_old_ones_stay(desk: Desk) -> None:
    assert "docs/locale/kk/LC_MESSAGES/one.po" in desk.update()
    assert desk.entries("one")["Egy alma."].msgstr == "Бір алма."
    assert desk.entries("one")["Két körte."].msgstr == ""


def test_a_second_run_changes_nothing(desk: Desk) -> None:
    desk.update()
    assert desk.update() == []


def test_moved_text_keeps_its_translation(desk: Desk) -> None:
    desk.template("one", "Két körte.")
    desk.template("two", "Három szilva.", "Egy alma.")
    desk.update()
    moved = desk.entries("two")["Egy alma."]
    assert moved.msgstr == "Бір алма."
    assert not moved.fuzzy


def test_a_changed_sentence_is_fuzzy_with_its_previous_msgid(desk: Desk) -> None:
    desk.template("one", "Egy piros alma.")
    desk.update()
    changed = desk.entries("one")["Egy piros alma."]
    assert changed.fuzzy
    assert changed.previous_msgid == "Egy alma."
    assert changed.msgstr == "Бір алма."


def test_a_long_changed_sentence_leaves_a_catalogue_that_can_be_read(desk: Desk) -> None:
    # Babel breaks the comment with the previous msgid within its quotes.
    long = " ".join(["Ez egy „hosszú” mondat, amely több sorba kerül a fájlban."] * 5)
    desk.template("one", long, "Két körte.")
    desk.catalogue("one", f'msgid "{long}"\nmsgstr "Ұзын сөйлем."\n')
    desk.update()
    desk.template("one", long.replace("hosszú", "igen hosszú"), "Két körte.")
    desk.update()
    (changed,) = [entry for entry in desk.entries("one").values() if entry.fuzzy]
    assert changed.previous_msgid == long
    assert changed.msgstr == "Ұзын сөйлем."
    assert desk.update() == []


def test_comments_and_people_stay(desk: Desk) -> None:
    path = desk.path("one")
    people = '"Last-Translator: Ainur <ainur@example.org>\\n"\n'
    path.write_text(HEADER.rstrip() + "\n" + people + '\n# Күмән бар.\nmsgid "Egy alma."\nmsgstr "Бір алма."\n')
    desk.update()
    text = path.read_text(encoding="utf-8")
    assert people in text
    assert "# Күмән бар.\nmsgid" in text


def test_text_of_a_removed_page_keeps_its_translation(desk: Desk) -> None:
    desk.catalogue("gone", 'msgid "Négy dió."\nmsgstr "Төрт жаңғақ."\n')
    desk.template("two", "Három szilva.", "Négy dió.")
    desk.update()
    assert desk.entries("two")["Négy dió."].msgstr == "Төрт жаңғақ."


def test_false_brace_flags_go(desk: Desk) -> None:
    desk.catalogue("one", '#, python-brace-format\nmsgid "Egy alma."\nmsgstr "Бір алма."\n')
    desk.update()
    assert "python-brace-format" not in desk.path("one").read_text(encoding="utf-8")


def test_no_date_is_written(desk: Desk) -> None:
    desk.update()
    assert "Date" not in desk.path("one").read_text(encoding="utf-8")


def test_a_broken_catalogue_stops_everything(desk: Desk) -> None:
    desk.catalogue("two", 'msgid "Három szilva."\nmsgstr "Үш "өрік."\n')
    before = desk.path("one").read_bytes()
    with pytest.raises(BadInput, match=r"docs/locale/kk/LC_MESSAGES/two.po:\d+: not a valid catalogue"):
        desk.update()
    assert desk.path("one").read_bytes() == before


def test_never_writes_through_a_link(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside.po"
    outside.write_text(HEADER)
    desk.path("two").unlink()
    desk.path("two").symlink_to(outside)
    with pytest.raises(BadInput, match="not a regular file"):
        desk.update()
    assert outside.read_text() == HEADER
