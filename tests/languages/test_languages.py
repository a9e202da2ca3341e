"""The editions as their readers write them; a bad languages.toml is refused with its line."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import write

from kb import languages
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
[hu]
name = "magyar"
site = "Próba"
locale = "hu_HU"
catalogue = "hu"
works = "italic"
months = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
date = "{y}. {m} {d}."
source = true

[kk]
name = "қазақша"
site = "Сынақ"
locale = "kk_KZ"
catalogue = "kk"
works = "«»"
months = ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м"]
date = "{y} жылғы {d} {m}"
"""


def load(root: Path, text: str) -> languages.Editions:
    return languages.load(write(root / "docs" / "languages.toml", text))


@pytest.fixture
def real() -> languages.Editions:
    return languages.load(REPOSITORY / "docs" / "languages.toml")


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("hu", "2026. november 24."),
        ("en", "24 November 2026"),
        ("kk", "2026 жылғы 24 қараша"),
        ("ru", "24 ноября 2026 года"),
    ],
)
def test_dates_are_written_as_in_the_language(real: languages.Editions, code: str, date: str) -> None:
    assert real.by_code[code].format_date(dt.date(2026, 11, 24)) == date


@pytest.mark.parametrize(
    ("code", "title"),
    [("hu", "Codex Cumanicus"), ("en", "Codex Cumanicus"), ("kk", "«Codex Cumanicus»"), ("ru", "«Codex Cumanicus»")],
)
def test_titles_of_works_stand_between_the_languages_marks(real: languages.Editions, code: str, title: str) -> None:
    assert real.by_code[code].quote_work("Codex Cumanicus") == title


def test_four_editions_and_hungarian_is_the_source(real: languages.Editions) -> None:
    assert real.codes == ("hu", "en", "kk", "ru")
    assert real.source.code == "hu"


def test_the_order_of_the_file_is_the_order_of_the_switcher(tmp_path: Path) -> None:
    hungarian, kazakh = GOOD.split("\n\n")
    assert load(tmp_path, f"{kazakh}\n{hungarian}\n").codes == ("kk", "hu")


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong"),
    [
        ("[kk]", "[zz]", 11, "unknown language 'zz'"),
        ("[kk]", "[kazah]", 11, "unknown language 'kazah'"),
        ("[kk]", "[hu]", 11, "language 'hu' stands twice"),
        ('works = "«»"\n', "", 11, "add 'works'"),
        ('works = "«»"', 'works = "«»"\nmotto = "x"', 11, "remove 'motto'"),
        ('name = "қазақша"', "name = 3", 11, "'name' of 'kk' has the wrong type"),
        ("source = true", 'source = "yes"', 1, "'source' of 'hu' has the wrong type"),
        ('"а", "б", ', "", 11, "'months' of 'kk' is not a list of 12 names"),
        ('"а", "б", ', '"а", 2, ', 11, "'months' of 'kk' is not a list of 12 names"),
        ('works = "«»"', 'works = "«"', 11, "'works' of 'kk' is neither italic nor two marks"),
        ("{y} жылғы {d} {m}", "{y} {m}", 11, "'date' of 'kk' lacks"),
        ('catalogue = "kk"', 'catalogue = "../kk"', 11, "'catalogue' of 'kk' is no folder name"),
        ('name = "қазақша"', 'name = "қазақша', 12, "not valid TOML"),
        ("[kk]", "[kk", 11, "not valid TOML"),
        ('name = "қазақша"', "name қазақша", 12, "not valid TOML"),
        ('site = "Сынақ"', 'name = "қазақша"', 13, "not valid TOML"),
        ("source = true\n", "", 1, "not exactly one language is the source"),
        ("[hu]", "x = 1\n[hu]", 1, "'x' stands outside a table"),
    ],
)
def test_a_bad_table_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, wrong: str) -> None:
    assert old in GOOD
    with pytest.raises(BadInput) as error:
        load(tmp_path, GOOD.replace(old, new))
    (finding,) = error.value.findings
    assert (finding.path, finding.line) == ("docs/languages.toml", line)
    assert wrong in f"{finding.wrong}: {finding.mend}"


def test_two_sources_name_the_second_table(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        load(tmp_path, f"{GOOD}source = true\n")
    assert re.match(r"docs/languages\.toml:11: not exactly one language is the source", str(error.value))


def test_every_bad_table_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        load(tmp_path, GOOD.replace('works = "italic"\n', "").replace("[kk]", "[zz]"))
    assert [finding.line for finding in error.value.findings] == [1, 10]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"docs/languages\.toml:1: the file is missing: restore it from git"):
        languages.load(tmp_path / "docs" / "languages.toml")


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "docs" / "languages.toml", "")
    path.write_bytes(GOOD.replace("Próba", "Proba").encode("iso8859-5", "replace"))
    with pytest.raises(BadInput, match=r"docs/languages\.toml:12: not UTF-8"):
        languages.load(path)


def test_a_date_that_cannot_be_filled_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"docs/languages\.toml:11: 'date' of 'kk'"):
        load(tmp_path, GOOD.replace("{y} жылғы {d} {m}", "{y} {d} {m} {"))
