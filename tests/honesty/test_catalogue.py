"""States of messages, words of messages, and interface strings with numbers in every language."""

from __future__ import annotations

import gettext
import io
import re
from typing import TYPE_CHECKING

import polib
import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import python, stub

from kb.editions import status
from kb.honesty import record, table
from kb.honesty.catalogue import State, Translations
from kb.honesty.messages import count_words

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "kész"
msgstr "дайын"

msgid "MOL"
msgstr "MOL"

#, fuzzy
#| msgid "régi"
msgid "új"
msgstr "ескі"

#, fuzzy
msgid "üres és bizonytalan"
msgstr ""

msgid "üres"
msgstr ""

msgid "szóköz"
msgstr " "

#~ msgid "elhagyott"
#~ msgstr "қалдырылған"
"""


@pytest.mark.parametrize(
    ("msgid", "state"),
    [
        ("kész", State.TRANSLATED),
        ("MOL", State.TRANSLATED),
        ("új", State.OUTDATED),
        ("üres és bizonytalan", State.MISSING),
        ("üres", State.MISSING),
        ("szóköz", State.MISSING),
        ("elhagyott", State.MISSING),
        ("sosem volt", State.MISSING),
    ],
)
def test_the_state_of_a_message(tmp_path: Path, msgid: str, state: State) -> None:
    path = tmp_path / "page.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    path.with_suffix(".mo").write_bytes(polib.pofile(CATALOGUE).to_binary())
    assert Translations(path).state(msgid) is state


def test_without_a_catalogue_all_is_missing(tmp_path: Path) -> None:
    assert Translations(tmp_path / "none.po").state("kész") is State.MISSING


@pytest.mark.parametrize(
    ("msgid", "number"),
    [
        ("Mit olvashat itt?", 3),
        ("Lásd [a két hivatkozást](https://example.org/a-b-c) itt.", 5),
        ("A {work}`Codex Cumanicus` és a {lang}`kk:қазақ` szó.", 7),
        ("2026. április 12-én, 15,5 százalék", 5),
        ("– …", 0),
    ],
)
def test_words_are_what_a_translator_writes_anew(msgid: str, number: int) -> None:
    assert count_words(msgid) == number


SOURCES = ("{count} source", "{count} sources")
OVERDUE = ("{count} day overdue", "{count} days overdue")


@pytest.mark.parametrize(
    ("code", "pair", "expected"),
    [
        ("hu", SOURCES, {1: "1 forrás", 2: "2 forrás", 21: "21 forrás"}),
        ("kk", SOURCES, {1: "1 дереккөз", 5: "5 дереккөз", 21: "21 дереккөз"}),
        (
            "ru",
            SOURCES,
            {
                1: "1 источник", 2: "2 источника", 4: "4 источника", 5: "5 источников", 11: "11 источников",
                12: "12 источников", 21: "21 источник", 22: "22 источника", 111: "111 источников",
            },
        ),
        ("kk", OVERDUE, {1: "мерзімі өткеніне 1 күн болды", 3: "мерзімі өткеніне 3 күн болды"}),
        ("ru", OVERDUE, {1: "просрочена на 1 день", 3: "просрочена на 3 дня", 14: "просрочена на 14 дней"}),
    ],
)  # fmt: skip
def test_plurals_of_the_interface(code: str, pair: tuple[str, str], expected: dict[int, str]) -> None:
    path = REPOSITORY / "docs" / "locale" / code / "LC_MESSAGES" / "sphinx.po"
    say = gettext.GNUTranslations(io.BytesIO(polib.pofile(str(path)).to_binary())).ngettext
    # A number and its word stay on one line in Russian: no-break spaces.
    said = {number: say(*pair, number).format(count=number).replace("\N{NO-BREAK SPACE}", " ") for number in expected}
    assert said == expected


def test_assembly_looks_for_what_the_editions_leave() -> None:
    assert status.PLACE == table.PLACE
    assert f"{status.RECORDS}/translation.json" == record.RECORD


def test_a_preview_marks_what_the_parser_refused(tmp_path: Path) -> None:
    """Without -W a refused translation only warns; its reader sees Hungarian, so it is marked and counted."""
    root = stub(tmp_path / "checkout")
    assert python(root, "-m", "kb.catalogues", "compile").code == 0
    place = root / "build" / "locale" / "kk" / "LC_MESSAGES" / "section" / "page.po"
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    refused = "Кіріспе.\n\n- тізім"
    said = {"Lap": "Бет", "Ez a lap bevezetője.": refused, "Bővebben": "Толығырақ", "Ez a második bekezdés.": "Екінші."}
    catalogue.extend(polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in said.items())
    catalogue.save(str(place))
    catalogue.save_as_mofile(str(place.with_suffix(".mo")))
    result = python(root, "-m", "sphinx", "-q", "-D", "language=kk", "docs", "out")
    assert result.code == 0, result.output
    assert "a translation is refused" in result.output
    page = (root / "out" / "section" / "page.html").read_text(encoding="utf-8")
    assert re.search(
        r'<p class="kb-untranslated kb-lead" lang="hu"><span[^>]*>[^<]*</span>Ez a lap bevezetője\.</p>', page
    )
    assert page.count("kb-untranslated") == 1
    assert "4 абзацтың ішінде 1 абзац" in page
